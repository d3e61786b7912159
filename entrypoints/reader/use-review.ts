/** The review of candidates. What is decided is kept at once; the rest is derived from it. */
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { type Candidate, REASONS, type ReasonCode } from "@/lib/candidates/candidate";
import type { Library } from "@/lib/library/library";
import type { Outcome } from "@/lib/messages/outcomes";
import type { Edited, ReviewPlace, Tab } from "@/lib/record/parse-review";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { useDecisions } from "./review-decisions";
import { useReviewPlace } from "./use-review-place";
import {
  type Known,
  NONE,
  type Pending,
  type ReviewRow,
  type Rows,
  UNEDITED,
  knownOf,
  rowsOf,
  tabsIn,
} from "./review-rows";

export interface Review {
  readonly tab: Tab;
  readonly reason: ReasonCode | null;
  readonly counts: Readonly<Record<Tab, number>>;
  readonly shown: readonly ReviewRow[];
  /** The chosen row. */
  readonly index: number;
  /** The candidate with which the next one is merged. */
  readonly merging: string | null;
  /** Whether a decision is being kept. */
  readonly isBusy: boolean;
  readonly failure: Outcome;
  readonly show: (tab: Tab) => void;
  readonly filter: (reason: ReasonCode | null) => void;
  readonly choose: (index: number) => void;
  readonly keep: (rows: readonly ReviewRow[]) => Promise<void>;
  readonly drop: (rows: readonly ReviewRow[]) => Promise<void>;
  readonly toggle: () => void;
  readonly dropChosen: () => unknown;
  readonly neverChosen: () => unknown;
  /** Confirms readings of syllables, by their indices in the form. */
  readonly read: (row: ReviewRow, readings: ReadonlyMap<number, string>) => void;
  readonly trim: (side: "start" | "end" | null) => void;
  readonly merge: () => void;
  readonly edit: () => unknown;
  readonly undo: () => void;
}

/** @param found the candidates of the document */
export function useReview(
  library: Library,
  of: DocumentRecords,
  found: readonly Candidate[],
): Review {
  const { place, isBack, change: setPlace } = useReviewPlace(of.document.id);
  const { edited } = place;
  const [merging, setMerging] = useState<string | null>(null);
  const known = useMemo(() => knownOf(library, of), [library, of]);
  const { rows, put } = useRows(known, found, edited);
  const never = useMemo(() => new Set(library.refused), [library.refused]);
  const decide = useDecisions(of, never, put);
  /** Another key may come before a decision is kept, so it is shown at once. */
  const decided = (some: readonly ReviewRow[], next: Tab, made: Promise<void>): Promise<void> => {
    put(some, next);
    return made;
  };
  const { tab, reason, chosen, shown } = viewOf(place, rows, isBack);
  const index = Math.max(0, Math.min(chosen, shown.length - 1));
  const move = (changes: Partial<ReviewPlace>): void =>
    setPlace(() => ({ tab, reason, ...changes }));
  const row = shown[index];
  const open = tab === "open" ? row : undefined;
  const editOf = (it: ReviewRow): Edited => edited.get(it.candidate.form) ?? UNEDITED;
  const change = ({ candidate: { form } }: ReviewRow, changes: Partial<Edited>): void =>
    setPlace(({ edited: before }) => ({
      edited: new Map([...before, [form, { ...(before.get(form) ?? UNEDITED), ...changes }]]),
    }));
  return {
    tab,
    reason,
    counts: { open: rows.open.length, kept: rows.kept.length, refused: rows.refused.length },
    shown,
    index,
    merging,
    isBusy: decide.isBusy,
    failure: decide.failure,
    show: (next) => move({ tab: next, chosen: 0 }),
    filter: (next) => move({ reason: next, chosen: 0 }),
    choose: (next) => move({ chosen: Math.max(0, Math.min(next, shown.length - 1)) }),
    keep: (some) => decided(some, "kept", decide.keep(some)),
    drop: (some) => decided(some, "refused", decide.drop(some)),
    toggle() {
      if (row?.term) void decided([row], "open", decide.release(row));
      else if (row && tab === "refused") void decided([row], "open", decide.bringBack(row));
      else if (open) void decided([open], "kept", decide.keep([open]));
    },
    dropChosen: () => open && void decided([open], "refused", decide.drop([open])),
    neverChosen: () => open && void decided([open], "refused", decide.never(open)),
    read(it, readings) {
      const { readings: before } = editOf(it);
      change(it, { readings: new Map([...before, ...readings]) });
      if (it.term) void decide.read(it, readings, () => change(it, { readings: before }));
    },
    trim(side) {
      if (!open) return;
      // The readings were those of another form.
      const { readings } = UNEDITED;
      if (side === null) change(open, UNEDITED);
      else if (Array.from(open.form).length > 2)
        change(open, { [side]: editOf(open)[side] + 1, readings });
    },
    merge() {
      if (!open) return;
      const { form } = open.candidate;
      const first = rows.open.find(({ candidate }) => candidate.form === merging);
      if (first && first !== open) change(first, { others: [...editOf(first).others, open.form] });
      setMerging(first ? null : form);
    },
    edit: () => row && goToEditor(of, row),
    undo: decide.undo,
  };
}

/** What is shown at a place. Whoever comes back to where nothing is left begins with what is open. */
function viewOf(
  place: ReviewPlace,
  rows: Rows,
  isBack: boolean,
): Pick<Review, "tab" | "reason" | "shown"> & { readonly chosen: number } {
  const reason = REASONS.find((it) => it === place.reason) ?? null;
  const shown = rows[place.tab].filter(
    ({ candidate }) => reason === null || candidate.reasons.some(({ code }) => code === reason),
  );
  return isBack && shown.length === 0
    ? { tab: "open", reason: null, chosen: 0, shown: rows.open }
    : { tab: place.tab, reason, chosen: place.chosen, shown };
}

/** The rows of each tab: as the library has them, or where they were put until it has. */
function useRows(
  known: Known,
  found: readonly Candidate[],
  edited: ReadonlyMap<string, Edited>,
): {
  readonly rows: Rows;
  /** Shows rows in a tab at once. */
  readonly put: (rows: readonly ReviewRow[], tab: Tab) => void;
} {
  const [pending, setPending] = useState<Pending>(NONE);
  const rows = useMemo(
    () => rowsOf(known, found, edited, pending),
    [known, found, edited, pending],
  );
  useLayoutEffect(() => {
    const stored = tabsIn(rowsOf(known, found, edited, NONE));
    setPending((before) => new Map([...before].filter(([form, it]) => stored.get(form) !== it)));
  }, [known]);
  const put = (some: readonly ReviewRow[], tab: Tab): void =>
    setPending(
      (before) => new Map([...before, ...some.map((it) => [it.candidate.form, tab] as const)]),
    );
  return { rows, put };
}

function goToEditor(of: DocumentRecords, { term, form, candidate }: ReviewRow): void {
  const document = of.document.id;
  const passage = candidate.places[0]?.passage ?? null;
  location.hash = hashOf(
    term
      ? { document, view: "edit", term: term.id, at: null }
      : { document, view: "new", form, passage },
  );
}
