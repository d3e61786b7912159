import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Trouble } from "@/lib/messages/contract";
import { useLocale } from "./locale";
import { TroubleNotice } from "./trouble-notice";

type Saving =
  | { readonly kind: "writing" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly trouble: Trouble; readonly message: string };

/** What saving came to: null once the note is in the store. */
export type SaveOutcome = { readonly trouble: Trouble; readonly message: string } | null;

export interface NoteEditorProps {
  readonly text: string;
  readonly takesFocus: boolean;
  /** What was typed so far, so that it outlives this editor. */
  readonly onDraft: (text: string) => void;
  readonly onSave: (text: string) => Promise<SaveOutcome>;
  readonly onCancel: () => void;
}

/** Writes a note. It goes away only after the note has been saved, or when the user cancels. */
export function NoteEditor({
  text,
  takesFocus,
  onDraft,
  onSave,
  onCancel,
}: NoteEditorProps): JSX.Element {
  const { t } = useLocale();
  const [value, setValue] = useState(text);
  const [saving, setSaving] = useState<Saving>({ kind: "writing" });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Who is in the field already has chosen where to type.
    if (!field.current || document.activeElement === field.current) return;
    field.current.setSelectionRange(text.length, text.length);
    if (takesFocus) field.current.focus();
  }, []);

  const isBlank = value.trim() === "";
  const save = async (): Promise<void> => {
    if (isBlank || saving.kind === "saving") return;
    setSaving({ kind: "saving" });
    const failure = await onSave(value);
    if (failure) setSaving({ kind: "failed", ...failure });
  };
  return (
    <form
      class="note-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={field}
        rows={3}
        aria-label={t("noteLabel")}
        placeholder={t("notePlaceholder")}
        value={value}
        readOnly={saving.kind === "saving"}
        onInput={({ currentTarget }) => {
          setValue(currentTarget.value);
          onDraft(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
        }}
      />
      {saving.kind === "failed" && (
        <TroubleNotice trouble={saving.trouble} message={saving.message} />
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={isBlank || saving.kind === "saving"}>
          {saving.kind === "saving" ? t("noteSaving") : t("noteSave")}
        </button>
        <button type="button" onClick={onCancel}>
          {t("noteCancel")}
        </button>
      </div>
    </form>
  );
}
