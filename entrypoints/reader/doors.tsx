import type { JSX } from "preact";
import { formText } from "@/components/form-text";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { textAsFile } from "./text-as-file";
import type { Waiting } from "./use-reading";

/** The ways in which a document comes in. */
export function Doors({
  isOne,
  isOver,
  onBring,
}: {
  isOne: boolean;
  /** Whether something is being dragged over the page. */
  isOver: boolean;
  onBring: (files: readonly Waiting[]) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      <div class={isOver ? "drop over" : "drop"}>
        <Icon name="library" />
        <p class="big">{t("addDrop")}</p>
        <p>{t("addFormats")}</p>
        <label class="button primary">
          {t("addChoose")}
          <input
            type="file"
            class="unseen"
            multiple={!isOne}
            onChange={({ currentTarget }) => onBring(Array.from(currentTarget.files ?? []))}
          />
        </label>
        <p class="hint">{t("addPrivate")}</p>
      </div>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          const text = formText(event.currentTarget, "text");
          if (text === "") return;
          onBring([textAsFile(t("addPasted"), text)]);
        }}
      >
        <label>
          {t("addPaste")}
          <textarea name="text" rows={5} placeholder={t("addPasteHint")} />
        </label>
        <button type="submit">{t("addPasteDo")}</button>
      </form>
    </>
  );
}
