/** What the user changes of a candidate before deciding it: its edges, its other forms, its reading. */
import { useState } from "preact/hooks";
import type { ReasonCode } from "@/lib/candidates/candidate";
import type { Edited, ReviewPlace, Tab } from "@/lib/record/parse-review";
import type { Decisions } from "./review-decisions";
import { type ReviewRow, UNEDITED } from "./review-rows";

/** What is in sight, and what is chosen there. */
export interface Sight {
  readonly tab: Tab;
  readonly reason: ReasonCode | null;
  readonly shown: readonly ReviewRow[];
  /** The chosen row. */
  readonly index: number;
}

export interface Amendments {
  /** The candidate with which the next one is merged. */
  readonly merging: string | null;
  /** Confirms readings of syllables, by their indices in the form. */
  readonly read: (row: ReviewRow, readings: ReadonlyMap<number, string>) => void;
  /** Cuts a character off the chosen row; null takes back whatever was changed of it. */
  readonly trim: (side: "start" | "end" | null) => void;
  readonly merge: () => void;
  readonly undo: () => void;
}

/** @param setPlace changes the place that is kept */
export function useAmendments(
  { tab, reason, shown, index }: Sight,
  edited: ReadonlyMap<string, Edited>,
  setPlace: (change: (before: ReviewPlace) => Partial<ReviewPlace>) => void,
  decide: Decisions,
): Amendments {
  const [merging, setMerging] = useState<string | null>(null);
  const open = tab === "open" ? shown[index] : undefined;
  const editOf = (it: ReviewRow): Edited => edited.get(it.candidate.form) ?? UNEDITED;
  const change = (it: ReviewRow, changes: Partial<Edited>): void =>
    setPlace(({ edited: now }) => ({ edited: withEdit(now, it, changes) }));
  /** The library has no part in such a change. It is undone in its turn. */
  const amend = (it: ReviewRow, changes: Partial<Edited>): void => {
    const before = editOf(it);
    // Whoever came back may have been led elsewhere than the kept place says.
    setPlace(() => ({ tab, reason }));
    change(it, changes);
    decide.amend(() => {
      change(it, before);
      setPlace((now) => chosenAgain(now, { tab, reason, index }));
    });
  };
  return {
    merging,
    read(it, readings) {
      const { readings: before } = editOf(it);
      const changes = { readings: new Map([...before, ...readings]) };
      if (!it.term) return amend(it, changes);
      change(it, changes);
      void decide.read(it, readings, () => change(it, { readings: before }));
    },
    trim(side) {
      if (!open) return;
      // The readings were those of another form.
      const { readings } = UNEDITED;
      if (side === null) amend(open, UNEDITED);
      else if (Array.from(open.form).length > 2)
        amend(open, { [side]: editOf(open)[side] + 1, readings });
    },
    merge() {
      if (!open) return;
      const at = shown.findIndex(({ candidate }) => candidate.form === merging);
      const first = shown[at];
      setMerging(first ? null : open.candidate.form);
      if (!first || first === open) return;
      amend(first, { others: [...editOf(first).others, open.form] });
      // The merged row goes. Whatever is decided next is decided of the one that has its form.
      setPlace(() => ({ chosen: at > index ? at - 1 : at }));
    },
    undo: () => (merging === null ? decide.undo() : setMerging(null)),
  };
}

/** The row that was chosen then, if it is in sight. */
export function chosenAgain(
  { tab, reason }: ReviewPlace,
  then: Pick<Sight, "tab" | "reason" | "index">,
): Partial<ReviewPlace> {
  return tab === then.tab && reason === then.reason ? { chosen: then.index } : {};
}

function withEdit(
  edited: ReadonlyMap<string, Edited>,
  { candidate: { form } }: ReviewRow,
  changes: Partial<Edited>,
): ReadonlyMap<string, Edited> {
  return new Map([...edited, [form, { ...(edited.get(form) ?? UNEDITED), ...changes }]]);
}
