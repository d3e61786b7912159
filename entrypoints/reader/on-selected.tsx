import type { JSX } from "preact";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { emptyDraft } from "@/lib/annotation/drafts";
import type { AnnotationDraft } from "@/lib/annotation/model";
import { mayBeTerm } from "@/lib/glossary/term";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import type { Selected } from "./use-selection";

/** The buttons beside a selection: a note on the selected text, and a term of it. */
export function OnSelected({
  selected: { target, text, passage, x, y },
  of,
  onBegin,
}: {
  selected: Selected;
  of: DocumentRecords;
  onBegin: (draft: AnnotationDraft) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <div
      class="on-selected"
      role="group"
      aria-label={t("selectedText")}
      style={{ left: `${x + 4}px`, top: `${y + 4}px` }}
    >
      <button
        type="button"
        class="note-selected"
        aria-label={t("noteOnPassage")}
        title={t("noteOnPassage")}
        onMouseDown={keepSelection}
        onClick={() => {
          onBegin(emptyDraft(target));
          getSelection()?.empty();
        }}
      >
        ✎
      </button>
      {mayBeTerm(text) && (
        <button
          type="button"
          aria-label={t("termAdd")}
          title={t("termAdd")}
          onMouseDown={keepSelection}
          onClick={() => {
            location.hash = hashOf({ document: of.document.id, view: "new", form: text, passage });
          }}
        >
          <Icon name="terms" />
        </button>
      )}
    </div>
  );
}

/** Otherwise the pressed button would take the focus, and the selection would be lost. */
function keepSelection(event: MouseEvent): void {
  event.preventDefault();
}
