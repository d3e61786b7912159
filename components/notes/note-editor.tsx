import type { JSX, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type AnnotationDraft, COLOURS } from "@/lib/annotation/model";
import { newId } from "@/lib/annotation/make-annotation";
import type { SaveResult } from "@/lib/messages/outcomes";
import { useLocale } from "../locale";
import { NoteConflict } from "./note-conflict";
import { TroubleNotice } from "../trouble-notice";

type Saving = { readonly kind: "writing" } | { readonly kind: "saving" } | SaveResult;

export interface NoteEditorProps {
  readonly draft: AnnotationDraft;
  readonly takesFocus: boolean;
  /** Called with the draft at each change, so that the draft outlives this editor. */
  readonly onDraft: (draft: AnnotationDraft) => void;
  readonly onSave: (draft: AnnotationDraft) => Promise<SaveResult>;
  readonly onCancel: () => void;
}

function saysNothing({ text, tags, target }: AnnotationDraft): boolean {
  return text.trim() === "" && tags.length === 0 && target.type === "resource";
}

/**
 * The editor for a note. It closes only after the note has been saved, or when the user cancels.
 */
export function NoteEditor(props: NoteEditorProps): JSX.Element {
  const { draft: given, takesFocus, onDraft, onSave, onCancel } = props;
  const { t } = useLocale();
  const [draft, setDraft] = useState(given);
  const [saving, setSaving] = useState<Saving>({ kind: "writing" });
  // The colour of a note without words, from an import, can still be changed.
  const [wasBlank] = useState(saysNothing(given));
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useInView(form, takesFocus);
  useCaretAtEnd(field, takesFocus);

  const change = (changes: Partial<AnnotationDraft>): AnnotationDraft => {
    const next = { ...draft, ...changes };
    setDraft(next);
    onDraft(next);
    return next;
  };
  // A note on a passage needs no words, because it marks the passage.
  const isBlank = saysNothing(draft) && !(given.base !== null && wasBlank);
  const save = async (wanted: AnnotationDraft): Promise<void> => {
    if (isBlank || saving.kind === "saving") return;
    setSaving({ kind: "saving" });
    setSaving(await onSave(wanted));
  };
  const saveByKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save(draft);
  };
  return (
    <form
      ref={form}
      class="note-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save(draft);
      }}
    >
      <textarea
        ref={field}
        rows={3}
        aria-label={t("noteLabel")}
        placeholder={t("notePlaceholder")}
        value={draft.text}
        readOnly={saving.kind === "saving"}
        onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        onKeyDown={saveByKey}
      />
      <Labels draft={draft} onChange={change} onKey={saveByKey} />
      {saving.kind === "failed" && <TroubleNotice {...saving} />}
      {saving.kind === "conflict" && (
        <NoteConflict
          theirs={saving.theirs}
          onMine={() => {
            const { theirs } = saving;
            // A note that has been deleted is written as a new one.
            const as = theirs ? { base: theirs.modified } : { base: null, id: newId(Date.now()) };
            void save(change(as));
          }}
          onBoth={(text) => {
            change({ text: `${text}\n\n${draft.text}`, base: saving.theirs?.modified ?? null });
            setSaving({ kind: "writing" });
          }}
          onTheirs={onCancel}
        />
      )}
      {saving.kind !== "conflict" && (
        <Ends isBlank={isBlank} isSaving={saving.kind === "saving"} onCancel={onCancel} />
      )}
    </form>
  );
}

/** The buttons that save the note or discard the draft. */
function Ends({
  isBlank,
  isSaving,
  onCancel,
}: {
  isBlank: boolean;
  isSaving: boolean;
  onCancel: () => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="row">
      <button type="submit" class="primary" disabled={isBlank || isSaving} data-changes="notes">
        {isSaving ? t("noteSaving") : t("noteSave")}
      </button>
      <button type="button" onClick={onCancel} data-changes="notes">
        {t("noteCancel")}
      </button>
    </div>
  );
}

/** Scrolls the form into view, and again when the window changes its size. */
function useInView(form: RefObject<HTMLFormElement | null>, isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const show = (): void => form.current?.scrollIntoView({ block: "nearest" });
    show();
    // A card grows to make room for the editor. Its window follows a moment later.
    addEventListener("resize", show);
    return () => removeEventListener("resize", show);
  }, [isWanted]);
}

/** Puts the caret behind the text, and focuses the field if `takesFocus` is set. */
function useCaretAtEnd(field: RefObject<HTMLTextAreaElement | null>, takesFocus: boolean): void {
  useEffect(() => {
    const { current } = field;
    // If the field already has the focus, the user has chosen where to type.
    if (!current || document.activeElement === current) return;
    current.setSelectionRange(current.value.length, current.value.length);
    if (takesFocus) current.focus();
  }, []);
}

/** The characters that separate tags, in Latin and in Chinese script. */
const BETWEEN_TAGS = /[,，、;；\n]/u;

function Labels({
  draft,
  onChange,
  onKey,
}: {
  draft: AnnotationDraft;
  onChange: (changes: Partial<AnnotationDraft>) => void;
  onKey: (event: KeyboardEvent) => void;
}): JSX.Element {
  const { t } = useLocale();
  const [typed, setTyped] = useState(draft.tags.join(", "));
  return (
    <div class="labels">
      <input
        type="text"
        class="tags-field"
        aria-label={t("noteTags")}
        placeholder={t("noteTags")}
        value={typed}
        onKeyDown={onKey}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          const tags = value.split(BETWEEN_TAGS).map((tag) => tag.trim());
          onChange({ tags: tags.filter((tag) => tag !== "") });
        }}
      />
      <span class="colours" role="radiogroup" aria-label={t("noteColour")}>
        {COLOURS.map((colour) => (
          <label key={colour} class={`swatch ${colour}`} title={t(`colour_${colour}`)}>
            <input
              type="radio"
              name={`colour ${draft.id}`}
              aria-label={t(`colour_${colour}`)}
              checked={draft.colour === colour}
              onChange={() => onChange({ colour })}
            />
          </label>
        ))}
      </span>
    </div>
  );
}
