/** The review of candidates. What is decided is kept at once; the rest is derived from it. */
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { type Candidate, REASONS, type ReasonCode } from "@/lib/candidates/candidate";
import type { Library } from "@/lib/library/library";
import type { Outcome } from "@/lib/messages/outcomes";
import type { Edited, ReviewPlace, Tab } from "@/lib/record/parse-review";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { useDecisions } from "./review-decisions";
import { type Amendments, type Sight, chosenAgain, useAmendments } from "./use-amendments";
import { useReviewPlace } from "./use-review-place";
import {
  type Known,
  NONE,
  type Pending,
  type ReviewRow,
  type Rows,
  knownOf,
  rowsOf,
  tabsIn,
} from "./review-rows";

export interface Review extends Sight, Amendments {
  readonly counts: Readonly<Record<Tab, number>>;
  /** What speaks for any of the candidates. */
  readonly reasons: readonly ReasonCode[];
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
  readonly edit: () => unknown;
}

/** @param found the candidates of the document */
export function useReview(
  library: Library,
  of: DocumentRecords,
  found: readonly Candidate[],
): Review {
  const { place, isBack, change: setPlace } = useReviewPlace(of.document.id);
  const known = useMemo(() => knownOf(library, of), [library, of]);
  const { rows, put } = useRows(known, found, place.edited);
  const reasons = useMemo(() => reasonsOf(found), [found]);
  const never = useMemo(() => new Set(library.refused), [library.refused]);
  const { chosen, ...view } = viewOf(place, rows, isBack);
  const { tab, reason, shown } = view;
  const index = Math.max(0, Math.min(chosen, shown.length - 1));
  const decide = useDecisions(of, never, (some, to) => {
    put(some, to);
    setPlace((now) => chosenAgain(now, { tab, reason, index }));
  });
  const amendments = useAmendments({ ...view, index }, place.edited, setPlace, decide);
  /** Another key may come before a decision is kept, so it is shown at once. */
  const decided = (some: readonly ReviewRow[], next: Tab, made: Promise<void>): Promise<void> => {
    put(some, next);
    return made;
  };
  const move = (changes: Partial<ReviewPlace>): void =>
    setPlace(() => ({ tab, reason, ...changes }));
  const row = shown[index];
  const open = tab === "open" ? row : undefined;
  return {
    ...view,
    ...amendments,
    reasons,
    counts: { open: rows.open.length, kept: rows.kept.length, refused: rows.refused.length },
    index,
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
    edit: () => row && goToEditor(of, row),
  };
}

function reasonsOf(found: readonly Candidate[]): readonly ReasonCode[] {
  const codes = new Set(found.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
  return REASONS.filter((it) => codes.has(it));
}

/** What is shown at a place. Whoever comes back to where nothing is left begins with what is open. */
function viewOf(
  place: ReviewPlace,
  rows: Rows,
  isBack: boolean,
): Omit<Sight, "index"> & { readonly chosen: number } {
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
