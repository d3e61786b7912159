/** What is seen while a document is added, its terms are found, and its glossary is checked. */
import type { ComponentChildren, JSX } from "preact";
import { Sources } from "@/components/sources";
import { CandidateRow } from "@/entrypoints/reader/candidate-row";
import { Doors } from "@/entrypoints/reader/doors";
import { FilteredDoubts } from "@/entrypoints/reader/doubt-list";
import { ImportPreview } from "@/entrypoints/reader/import-preview";
import { type ReviewRow, UNEDITED } from "@/entrypoints/reader/review-rows";
import type { Review } from "@/entrypoints/reader/use-review";
import { findCandidates } from "@/lib/candidates/find-candidates";
import type { ReadDocument } from "@/lib/document/block";
import { lintGlossary } from "@/lib/glossary/lint";
import { named } from "@/lib/record/doubt-name";
import type { DocumentRecords } from "@/lib/store/shapes";

const nothing = (): void => {};
const done = (): Promise<void> => Promise.resolve();

const REVIEW: Review = {
  tab: "open",
  reason: null,
  reasons: [],
  counts: { open: 9, kept: 1, refused: 1 },
  shown: [],
  index: 0,
  merging: null,
  isBusy: false,
  failure: null,
  show: nothing,
  filter: nothing,
  choose: nothing,
  keep: done,
  drop: done,
  toggle: nothing,
  dropChosen: nothing,
  neverChosen: nothing,
  read: nothing,
  trim: nothing,
  merge: nothing,
  edit: nothing,
  undo: nothing,
};

const SYLLABLES = [
  { character: "三", reading: "sān", others: [] },
  { character: "长", reading: "cháng", others: ["zhǎng"] },
  { character: "制", reading: "zhì", others: [] },
];

/**
 * @param of the records of the bundled report
 * @param read a document that is being added
 */
export function makingStates(
  of: DocumentRecords,
  read: ReadDocument,
): Record<string, () => JSX.Element> {
  const view = (name: string, title: string, content: ComponentChildren): JSX.Element => (
    <Sources documents={[of.document]}>
      <div class="stage">
        <main class={name}>
          <h1>{title}</h1>
          {content}
        </main>
      </div>
    </Sources>
  );
  const preview = (document: ReadDocument, replaces: DocumentRecords | null): JSX.Element =>
    view(
      "add-view",
      "Add",
      <ImportPreview
        read={document}
        file={{ name: "a-plan.md", bytes: new Uint8Array(), address: null }}
        encoding={null}
        replaces={replaces}
        onEncoding={nothing}
        onTake={done}
        onSkip={nothing}
      />,
    );
  const rows = findCandidates(of.passages)
    .slice(0, 12)
    .map((candidate, i): ReviewRow => ({
      candidate,
      form: candidate.form,
      others: i === 2 ? ["三长"] : UNEDITED.others,
      readings: UNEDITED.readings,
      term: i === 1 ? (of.terms[0] ?? null) : null,
      alsoIn: i === 3 ? [of.document] : [],
    }));
  const candidates = (review: Review): JSX.Element =>
    view(
      "candidates-view",
      "Candidates",
      <ul class="candidates">
        {rows.map((row, index) => (
          <CandidateRow
            key={row.form}
            passages={of.passages}
            row={row}
            isChosen={index === review.index}
            syllables={index === review.index ? SYLLABLES : null}
            review={review}
            onChoose={nothing}
          />
        ))}
      </ul>,
    );
  // An unedited copy of some terms, as somebody's glossary that nobody has checked.
  const unchecked = of.terms.map((it, i) =>
    i % 3 === 0 ? { ...it, sources: [], relations: [] } : it,
  );
  const doubts = named(lintGlossary(unchecked, { everyday: new Set(["机关"]) }), unchecked);
  return {
    "adding, the ways in": () =>
      view("add-view", "Add", <Doors isOne={false} isOver={false} onBring={nothing} />),
    "adding, something is dragged over it": () =>
      view("add-view", "Add", <Doors isOne isOver onBring={nothing} />),
    "adding, preview": () => preview(read, null),
    "adding, preview with losses": () =>
      preview(
        {
          ...read,
          encoding: "gb18030",
          losses: [
            { kind: "undecodable", count: 3 },
            { kind: "pictures", count: 1 },
            { kind: "pages-without-text", pages: [2, 5] },
          ],
        },
        null,
      ),
    "adding, preview of a newer version": () => preview(read, of),
    "candidates, with the evidence of one": () => candidates(REVIEW),
    "candidates, two being merged": () =>
      candidates({ ...REVIEW, index: 4, merging: rows[2]?.candidate.form ?? null }),
    "check of a glossary": () =>
      view(
        "check-view",
        "Check",
        <FilteredDoubts
          rows={doubts.slice(0, 40).map((doubt, i) => ({ doubt, isAside: i % 7 === 6 }))}
          of={{ ...of, terms: unchecked }}
          builtIn={new Set()}
          mending={{ mend: nothing, setAside: nothing, busy: new Set(), failure: null }}
          isInPlace
          onLeave={nothing}
        />,
      ),
  };
}
