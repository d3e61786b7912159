import type { JSX, RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { useLocale } from "@/components/locale";
import type { Occurrence } from "@/lib/glossary/term";
import type { AnnotationDraft } from "@/lib/annotation/model";
import { type Library, documentOf } from "@/lib/library/library";
import { type TermAddress, passageAddress } from "@/lib/document/address";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { EntryPanel } from "./entry-panel";
import { OnSelected } from "./on-selected";
import { PassageRow } from "./passage-row";
import { PrintedTerms } from "./printed-terms";
import { type LitTerm, useLight } from "./use-light";
import { useMarks } from "./use-marks";
import { useNoteLight } from "./use-note-light";
import { useSelection } from "./use-selection";
import { useWalk } from "./use-walk";

const NOWHERE: readonly Occurrence[] = [];

/** Where there is room for an entry beside the text. `text.css` has the same width. */
const WIDE = "(width >= 74rem)";

/** A document for reading, with its terms lit and the notes beside their passages. */
export function TextView({
  library,
  of,
  passage,
  visit,
}: {
  library: Library;
  of: DocumentRecords;
  passage: string | null;
  /** Changes at every visit to this view. */
  visit: number;
}): JSX.Element {
  const { passages, terms } = of;
  const article = useRef<HTMLElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<TermAddress | null>(null);
  const lit = useLitTerms(library, of);
  useLight(article, of.document.id, lit, {
    // A user who is writing in the entry must not lose it when the pointer passes over a term.
    onRest: (address) => {
      const isHeld = panel.current?.contains(document.activeElement) ?? false;
      if (matchMedia(WIDE).matches && !isHeld) setShown(address);
    },
    onChoose: setShown,
  });
  const step = useWalk(article, of, ({ address }) => setShown(address));
  const selected = useSelection(article, passages);
  const [begun, setBegun] = useState<AnnotationDraft | null>(null);
  useNoteLight(article, passages, library);
  useEffect(() => {
    const at = passage && document.querySelector(`[data-passage="${CSS.escape(passage)}"]`);
    if (at) at.scrollIntoView({ block: "center" });
  }, [passage, visit]);
  const term = lit.find((it) => it.address === shown);
  useTextMarks(article, of, term);
  const isThere = passage === null || passages.some(({ id }) => id === passage);
  return (
    <div class={term ? "text-view with-entry" : "text-view"}>
      <main id="main" tabIndex={-1}>
        <Hints of={of} isThere={isThere} />
        <article class="report" ref={article}>
          {passages.map((it) => (
            <Boundary key={it.id} of={[library]}>
              <PassageRow
                language={of.document.item.language}
                begun={begun?.target.source === passageAddress(it.document, it.id) ? begun : null}
                passage={it}
                isChosen={it.id === passage}
                terms={terms}
                notesOn={library.notesOn}
              />
            </Boundary>
          ))}
        </article>
        <PrintedTerms of={of} />
      </main>
      {selected && <OnSelected selected={selected} of={of} onBegin={setBegun} />}
      <div ref={panel}>
        {term && (
          <Boundary key={term.address} of={[library]}>
            <EntryPanel
              library={library}
              of={documentOf(library, term.document) ?? of}
              term={term}
              onOpen={setShown}
              onStep={step}
              onClose={() => setShown(null)}
            />
          </Boundary>
        )}
      </div>
      <span class="unseen" role="status" lang="zh-CN">
        {term?.form}
      </span>
    </div>
  );
}

/** How the text is read; a document without terms leads to those that it may have. */
function Hints({
  of: { document, terms },
  isThere,
}: {
  of: DocumentRecords;
  /** Whether the document has the passage of the address. */
  isThere: boolean;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      <p class="hint">
        {isThere
          ? `${t("restHint")} ${t("walkHint", { previous: "[", next: "]" })}`
          : t("notThere")}
      </p>
      {terms.length === 0 && (
        <p class="row no-terms">
          <span>{t("textNoTerms")}</span>
          <a class="button primary" href={hashOf({ document: document.id, view: "candidates" })}>
            {t("candidatesOpen")}
          </a>
        </p>
      )}
    </>
  );
}

/** Marks the figures and dates in the text, and all places of the term whose entry is open. */
function useTextMarks(
  article: RefObject<HTMLElement | null>,
  { document, passages, figures, timeline }: DocumentRecords,
  open: LitTerm | undefined,
): void {
  const facts = useMemo(() => [...figures, ...timeline], [figures, timeline]);
  useMarks(article, passages, { name: "cideng-figure", places: facts });
  const places = open?.document === document.id ? open.occurrences : NOWHERE;
  useMarks(article, passages, { name: "cideng-open", places, priority: 1 });
}

/** A changed note changes the library but not its terms. The light then need not be made again. */
function useLitTerms(library: Library, of: DocumentRecords): readonly LitTerm[] {
  const all = litTerms(library, of);
  return useMemo(
    () => all,
    [all.map((it) => `${it.address} ${it.forms.length} ${it.colour}`).join()],
  );
}

/** The document's own terms first, then those of the glossaries that light pages. */
function litTerms({ documents }: Library, of: DocumentRecords): LitTerm[] {
  const others = documents.filter(
    ({ document: { id, item } }) => id !== of.document.id && item.isOn && item.role === "lit",
  );
  return [of, ...others].flatMap(({ document, terms }) =>
    terms.map((it) => ({ ...it, colour: document.item.colour })),
  );
}
