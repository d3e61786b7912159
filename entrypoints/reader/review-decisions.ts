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
import type { Tab } from "@/lib/record/parse-review";
import { makeQueue } from "@/lib/slices/in-turn";
import type { DocumentRecords } from "@/lib/store/shapes";
import type { ReviewRow } from "./review-rows";

/** What came of a decision, and what takes it back; null if nothing does. */
interface Decided {
  readonly failure: Outcome;
  readonly takeBack: (() => Promise<Outcome>) | null;
}

/** Nothing was decided. */
const NOTHING: Decided = { failure: null, takeBack: null };

/** Whatever takes it back is its `back`. */
const AMENDED: Decided = { failure: null, takeBack: () => Promise.resolve(null) };

/** A decision of the user: it is kept, and can be undone. */
type Decide = (back: () => void, decide: () => Promise<Decided>) => Promise<void>;

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
  /** A change that is kept already. `back` takes it back. */
  readonly amend: (back: () => void) => void;
  readonly undo: () => void;
}

/**
 * What is decided of candidates is kept at once, one decision after another, and can be undone in
 * turn.
 *
 * @param never the folded forms that are never offered again, in no document
 * @param put shows rows in a tab: where they were, if a decision failed or is undone
 */
export function useDecisions(
  of: DocumentRecords,
  never: ReadonlySet<string>,
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
      async () =>
        inHistory(await changeLatest(document, ({ refused }) => ({ refused: change(refused) }))),
    );
  return {
    isBusy,
    failure,
    keep: (rows) =>
      inTurn(
        () => put(rows, "open"),
        async () => {
          const terms = await Promise.all(rows.map((row) => termFor(row, of)));
          return inHistory(await saveEntries(document, terms));
        },
      ),
    drop: (rows) =>
      refuse(rows, "open", (refused) => [
        ...new Set([...refused, ...rows.map(({ candidate }) => fullyFolded(candidate.form))]),
      ]),
    bringBack: (row) => {
      const form = fullyFolded(row.candidate.form);
      return never.has(form)
        ? inTurn(
            () => put([row], "refused"),
            () => refuseForm(form, false),
          )
        : refuse([row], "refused", (refused) => refused.filter((it) => it !== form));
    },
    release: (row) =>
      inTurn(
        () => put([row], "kept"),
        async () => {
          const entry = row.term && (await readEntry(row.term.document, row.term.id));
          return entry ? inHistory(await deleteEntry(entry)) : NOTHING;
        },
      ),
    never: (row) =>
      inTurn(
        () => put([row], "open"),
        () => refuseForm(fullyFolded(row.candidate.form), true),
      ),
    read: ({ term }, readings, back) =>
      inTurn(back, async () =>
        inHistory(
          await changeTerms(of, (terms) => {
            const it = terms.find(({ id }) => id === term?.id);
            if (!it?.pinyin) return [];
            const pinyin = [...readings].reduce(
              (text, [index, reading]) => withSyllable(text, index, reading),
              it.pinyin,
            );
            return [{ id: it.id, after: { ...it, pinyin }, confirmed: [...readings.keys()] }];
          }),
        ),
      ),
    amend: (back) => void inTurn(back, () => Promise.resolve(AMENDED)),
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
  /** What takes each decision back, and what shows what was before. The latest is the last. */
  const made = useRef<{ takeBack: () => Promise<Outcome>; back: () => void }[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [failure, setFailure] = useState<Outcome>(null);
  const inTurn: Decide = (back, decide) => {
    setWaiting((it) => it + 1);
    return queue(async () => {
      const { failure: found, takeBack } = await decide();
      setWaiting((it) => it - 1);
      setFailure(found);
      if (found) back();
      else if (takeBack) made.current.push({ takeBack, back });
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
          if (!decision) return NOTHING;
          decision.back();
          return { failure: await decision.takeBack(), takeBack: null };
        },
      );
    },
  };
}

/** A decision that is kept among the records, whose history takes it back. */
function inHistory(result: ChangeResult): Decided {
  const undo = result.kind === "failed" ? null : result.undo;
  return {
    failure: failureOf(result),
    takeBack: undo === null ? null : () => turn("undo", undo),
  };
}

/** Decides that a form is never offered again, or that it is. The settings have no history. */
async function refuseForm(form: string, isRefused: boolean): Promise<Decided> {
  const decide = (it: boolean): Promise<Outcome> =>
    settle(send("term.refuse", { form, isRefused: it }));
  return { failure: await decide(isRefused), takeBack: () => decide(!isRefused) };
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
