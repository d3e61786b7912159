/** What is decided in the review of candidates, and how it is kept and undone. */
import { useRef, useState } from "preact/hooks";
import {
  type NewTerm,
  changeTerms,
  deleteEntry,
  readEntry,
  saveEntries,
} from "@/lib/library/change-entry";
import { fullyFolded } from "@/lib/glossary/written-forms";
import { changeLatest } from "@/lib/library/change-item";
import { type ChangeResult, failureOf } from "@/lib/library/change-records";
import { termOf } from "@/lib/library/keep-candidates";
import { settle, turn } from "@/lib/library/notes";
import {
  joinedPinyin,
  syllablesOf,
  unconfirmedIn,
  withChosen,
  withSyllable,
} from "@/lib/library/pinyin-of";
import type { Outcome } from "@/lib/messages/outcomes";
import { send } from "@/lib/messages/send";
import { makeQueue } from "@/lib/slices/in-turn";
import type { DocumentRecords } from "@/lib/store/shapes";
import type { ReviewRow, Tab } from "./review-rows";

/** A decision of the user: it is kept, and can be undone. */
type Decide = (back: () => void, decide: () => Promise<ChangeResult>) => Promise<void>;

export interface Decisions {
  /** Whether a decision is being kept. */
  readonly isBusy: boolean;
  readonly failure: Outcome;
  readonly keep: (rows: readonly ReviewRow[]) => Promise<void>;
  readonly drop: (rows: readonly ReviewRow[]) => Promise<void>;
  readonly bringBack: (row: ReviewRow) => Promise<void>;
  readonly release: (row: ReviewRow) => Promise<void>;
  readonly never: (row: ReviewRow) => Promise<void>;
  /** Confirms readings of a term. `back` shows what was before, if that failed or is undone. */
  readonly read: (
    row: ReviewRow,
    readings: ReadonlyMap<number, string>,
    back: () => void,
  ) => Promise<void>;
  readonly undo: () => void;
}

/**
 * What is decided of candidates is kept at once, one decision after another, and can be undone in
 * turn.
 *
 * @param put shows rows in a tab: where they were, if a decision failed or is undone
 */
export function useDecisions(
  of: DocumentRecords,
  put: (rows: readonly ReviewRow[], tab: Tab) => void,
): Decisions {
  const { id: document } = of.document;
  const { isBusy, failure, inTurn, undo } = useQueue();
  const refuse = (
    rows: readonly ReviewRow[],
    from: Tab,
    change: (refused: readonly string[]) => readonly string[],
  ): Promise<void> =>
    inTurn(
      () => put(rows, from),
      () => changeLatest(document, ({ refused }) => ({ refused: change(refused) })),
    );
  return {
    isBusy,
    failure,
    keep: (rows) =>
      inTurn(
        () => put(rows, "open"),
        async () => saveEntries(document, await Promise.all(rows.map((row) => termFor(row, of)))),
      ),
    drop: (rows) =>
      refuse(rows, "open", (refused) => [
        ...new Set([...refused, ...rows.map(({ candidate }) => fullyFolded(candidate.form))]),
      ]),
    bringBack: (row) =>
      refuse([row], "refused", (refused) =>
        refused.filter((it) => it !== fullyFolded(row.candidate.form)),
      ),
    release: (row) =>
      inTurn(
        () => put([row], "kept"),
        async () => {
          const entry = row.term && (await readEntry(row.term.document, row.term.id));
          return entry ? deleteEntry(entry) : { kind: "changed", undo: null };
        },
      ),
    never: (row) =>
      inTurn(
        () => put([row], "open"),
        async () =>
          resultOf(await settle(send("term.refuse", { form: fullyFolded(row.candidate.form) }))),
      ),
    read: ({ term }, readings, back) =>
      inTurn(back, () =>
        changeTerms(of, (terms) => {
          const it = terms.find(({ id }) => id === term?.id);
          if (!it?.pinyin) return [];
          const pinyin = [...readings].reduce(
            (text, [index, reading]) => withSyllable(text, index, reading),
            it.pinyin,
          );
          return [{ id: it.id, after: { ...it, pinyin }, confirmed: [...readings.keys()] }];
        }),
      ),
    undo,
  };
}

/** Keeps one decision after another, and undoes the latest. `back` shows what was before a decision. */
function useQueue(): {
  readonly isBusy: boolean;
  readonly failure: Outcome;
  readonly inTurn: Decide;
  readonly undo: () => void;
} {
  const [queue] = useState(makeQueue);
  /** The decisions, by their numbers in the history, and what shows what was before. The latest is the last. */
  const made = useRef<{ n: number; back: () => void }[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [failure, setFailure] = useState<Outcome>(null);
  const inTurn: Decide = (back, decide) => {
    setWaiting((it) => it + 1);
    return queue(async () => {
      const result = await decide();
      setWaiting((it) => it - 1);
      setFailure(failureOf(result));
      if (result.kind === "failed") back();
      else if (result.undo !== null) made.current.push({ n: result.undo, back });
    });
  };
  return {
    isBusy: waiting > 0,
    failure,
    inTurn,
    undo() {
      // In turn: the decision that is undone may still be on its way.
      void inTurn(
        () => {},
        async () => {
          const decision = made.current.pop();
          if (!decision) return { kind: "changed", undo: null };
          decision.back();
          return resultOf(await turn("undo", decision.n));
        },
      );
    },
  };
}

function resultOf(info: Outcome): ChangeResult {
  return info ? { kind: "failed", info } : { kind: "changed", undo: null };
}

async function termFor(
  { candidate, form, others, readings }: ReviewRow,
  { passages }: DocumentRecords,
): Promise<NewTerm> {
  const found = await syllablesOf(form).catch(() => null);
  const syllables = found && withChosen(found, readings);
  const pinyin = syllables && joinedPinyin(syllables);
  return {
    term: termOf(candidate, { form, others, pinyin }, passages),
    unconfirmed: unconfirmedIn(syllables ?? []),
  };
}
