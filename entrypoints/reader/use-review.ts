/** The review of candidates. What is decided is kept at once; the rest is derived from it. */
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Candidate, ReasonCode } from "@/lib/candidates/candidate";
import { foldedForms, fullFolding } from "@/lib/glossary/written-forms";
import { deleteEntry, readEntry, saveEntries } from "@/lib/library/change-entry";
import { changeLatest } from "@/lib/library/change-item";
import { type ChangeResult, failureOf } from "@/lib/library/change-records";
import { termOf } from "@/lib/library/keep-candidates";
import type { Library } from "@/lib/library/library";
import { settle, turn } from "@/lib/library/notes";
import { joinedPinyin, syllablesOf } from "@/lib/library/pinyin-of";
import type { Outcome } from "@/lib/messages/outcomes";
import { send } from "@/lib/messages/send";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";
import { foldForm } from "@/lib/text/fold";

/** What has been decided of a candidate. */
export const TABS = ["open", "kept", "refused"] as const;
export type Tab = (typeof TABS)[number];

/** A candidate with what is known of it. */
export interface ReviewRow {
  readonly candidate: Candidate;
  /** As it will be kept: trimmed by the user. */
  readonly form: string;
  readonly others: readonly string[];
  /** The term that it has become. */
  readonly term: TermRecord | null;
  /** Other documents and glossaries that have the term. */
  readonly alsoIn: readonly string[];
}

/** How the user has changed a candidate before it is kept. */
interface Edited {
  readonly start: number;
  readonly end: number;
  readonly others: readonly string[];
}
const UNEDITED: Edited = { start: 0, end: 0, others: [] };

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
  readonly trim: (side: "start" | "end" | null) => void;
  readonly merge: () => void;
  readonly edit: () => unknown;
  readonly undo: () => void;
}

function folded(form: string): string {
  return foldForm(form, fullFolding);
}

/** @param found the candidates of the document */
export function useReview(
  library: Library,
  of: DocumentRecords,
  found: readonly Candidate[],
): Review {
  const [tab, setTab] = useState<Tab>("open");
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [chosen, setChosen] = useState(0);
  const [merging, setMerging] = useState<string | null>(null);
  const [edited, setEdited] = useState<ReadonlyMap<string, Edited>>(new Map());
  const known = useMemo(() => knownOf(library, of), [library, of]);
  const { rows, put } = useRows(known, found, edited);
  const decide = useDecisions(of, put);
  /** Another key may come before a decision is kept, so it is shown at once. */
  const decided = (some: readonly ReviewRow[], next: Tab, made: Promise<void>): Promise<void> => {
    put(some, next);
    return made;
  };
  const isShown = ({ candidate }: ReviewRow): boolean =>
    reason === null || candidate.reasons.some(({ code }) => code === reason);
  const shown = rows[tab].filter(isShown);
  const index = Math.max(0, Math.min(chosen, shown.length - 1));
  const row = shown[index];
  const open = tab === "open" ? row : undefined;
  const editOf = (it: ReviewRow): Edited => edited.get(it.candidate.form) ?? UNEDITED;
  const change = (it: ReviewRow, changes: Partial<Edited>): void =>
    setEdited(new Map([...edited, [it.candidate.form, { ...editOf(it), ...changes }]]));
  return {
    tab,
    reason,
    counts: { open: rows.open.length, kept: rows.kept.length, refused: rows.refused.length },
    shown,
    index,
    merging,
    isBusy: decide.isBusy,
    failure: decide.failure,
    show(next) {
      setTab(next);
      setChosen(0);
    },
    filter(next) {
      setReason(next);
      setChosen(0);
    },
    choose: (next) => setChosen(Math.max(0, Math.min(next, shown.length - 1))),
    keep: (some) => decided(some, "kept", decide.keep(some)),
    drop: (some) => decided(some, "refused", decide.drop(some)),
    toggle() {
      if (row?.term) void decided([row], "open", decide.release(row));
      else if (row && tab === "refused") void decided([row], "open", decide.bringBack(row));
      else if (open) void decided([open], "kept", decide.keep([open]));
    },
    dropChosen: () => open && void decided([open], "refused", decide.drop([open])),
    neverChosen: () => open && void decided([open], "refused", decide.never(open)),
    trim(side) {
      if (!open) return;
      if (side === null) change(open, UNEDITED);
      else if (Array.from(open.form).length > 2) change(open, { [side]: editOf(open)[side] + 1 });
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
    term ? { document, view: "edit", term: term.id } : { document, view: "new", form, passage },
  );
}

/**
 * What is decided of candidates is kept at once, one decision after another, and can be undone in
 * turn.
 *
 * @param put shows rows in a tab: where they were, if a decision failed or is undone
 */
function useDecisions(
  of: DocumentRecords,
  put: (rows: readonly ReviewRow[], tab: Tab) => void,
): {
  readonly isBusy: boolean;
  readonly failure: Outcome;
  readonly keep: Review["keep"];
  readonly drop: Review["drop"];
  readonly bringBack: (row: ReviewRow) => Promise<void>;
  readonly release: (row: ReviewRow) => Promise<void>;
  readonly never: (row: ReviewRow) => Promise<void>;
  readonly undo: () => void;
} {
  const { id: document } = of.document;
  const last = useRef<Promise<unknown>>(Promise.resolve());
  /** The decisions, by their numbers in the history, and where their rows were. The latest is the last. */
  const made = useRef<{ n: number; rows: readonly ReviewRow[]; from: Tab }[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [failure, setFailure] = useState<Outcome>(null);
  const inTurn = (
    rows: readonly ReviewRow[],
    from: Tab,
    decide: () => Promise<ChangeResult>,
  ): Promise<void> => {
    setWaiting((it) => it + 1);
    const kept = last.current.then(decide).then((result) => {
      setWaiting((it) => it - 1);
      setFailure(failureOf(result));
      if (result.kind === "failed") put(rows, from);
      else if (result.undo !== null) made.current.push({ n: result.undo, rows, from });
    });
    last.current = kept;
    return kept;
  };
  const refuse = (
    rows: readonly ReviewRow[],
    from: Tab,
    change: (refused: readonly string[]) => readonly string[],
  ): Promise<void> =>
    inTurn(rows, from, () =>
      changeLatest(document, ({ refused }) => ({ refused: change(refused) })),
    );
  return {
    isBusy: waiting > 0,
    failure,
    keep: (rows) =>
      inTurn(rows, "open", async () =>
        saveEntries(document, await Promise.all(rows.map((row) => termFor(row, of)))),
      ),
    drop: (rows) =>
      refuse(rows, "open", (refused) => [
        ...new Set([...refused, ...rows.map(({ candidate }) => folded(candidate.form))]),
      ]),
    bringBack: (row) =>
      refuse([row], "refused", (refused) =>
        refused.filter((it) => it !== folded(row.candidate.form)),
      ),
    release: (row) =>
      inTurn([row], "kept", async () => {
        const entry = row.term && (await readEntry(row.term.document, row.term.id));
        return entry ? deleteEntry(entry) : { kind: "changed", undo: null };
      }),
    never: (row) =>
      inTurn([row], "open", async () =>
        resultOf(await settle(send("term.refuse", { form: folded(row.candidate.form) }))),
      ),
    undo() {
      // In turn: the decision that is undone may still be on its way.
      void inTurn([], "open", async () => {
        const decision = made.current.pop();
        if (!decision) return { kind: "changed", undo: null };
        put(decision.rows, decision.from);
        return resultOf(await turn("undo", decision.n));
      });
    },
  };
}

function resultOf(info: Outcome): ChangeResult {
  return info ? { kind: "failed", info } : { kind: "changed", undo: null };
}

async function termFor(
  { candidate, form, others }: ReviewRow,
  { passages }: DocumentRecords,
): Promise<ReturnType<typeof termOf>> {
  const syllables = await syllablesOf(form).catch(() => null);
  return termOf(
    candidate,
    { form, others, pinyin: syllables && joinedPinyin(syllables) },
    passages,
  );
}

function tabsIn(rows: Rows): ReadonlyMap<string, Tab> {
  return new Map(
    TABS.flatMap((tab) => rows[tab].map(({ candidate }) => [candidate.form, tab] as const)),
  );
}

type Rows = Readonly<Record<Tab, readonly ReviewRow[]>>;

/** What was decided of candidates, by their form, until the library has it. */
type Pending = ReadonlyMap<string, Tab>;
const NONE: Pending = new Map();

type TermsByForm = ReadonlyMap<string, TermRecord>;

/** What the library knows of forms. All forms are folded. */
interface Known {
  readonly own: TermsByForm;
  readonly others: readonly { readonly title: string; readonly terms: TermsByForm }[];
  readonly refused: ReadonlySet<string>;
}

function knownOf(library: Library, of: DocumentRecords): Known {
  return {
    own: byForm(of.terms),
    others: library.documents
      .filter(({ document }) => document.id !== of.document.id)
      .map(({ document, terms }) => ({ title: document.title, terms: byForm(terms) })),
    refused: new Set([...of.document.item.refused, ...library.refused]),
  };
}

function rowsOf(
  { own, others, refused }: Known,
  found: readonly Candidate[],
  edited: ReadonlyMap<string, Edited>,
  pending: Pending,
): Rows {
  const merged = new Set([...edited.values()].flatMap((it) => it.others));
  const rows: Record<Tab, ReviewRow[]> = { open: [], kept: [], refused: [] };
  for (const candidate of found) {
    const { start, end, others: more } = edited.get(candidate.form) ?? UNEDITED;
    const characters = Array.from(candidate.form);
    const form = characters.slice(start, characters.length - end).join("");
    const key = folded(candidate.form);
    const term = own.get(key) ?? own.get(folded(form)) ?? null;
    const alsoIn = others.filter(({ terms }) => terms.has(key)).map(({ title }) => title);
    const row = { candidate, form, others: more, term, alsoIn };
    const stored = term ? "kept" : refused.has(key) ? "refused" : "open";
    const tab = pending.get(candidate.form) ?? stored;
    if (tab !== "open" || !merged.has(form)) rows[tab].push(row);
  }
  return rows;
}

function byForm(terms: readonly TermRecord[]): TermsByForm {
  return new Map(
    foldedForms(terms).map(({ folded: form, term }) => [form, terms[term] as TermRecord]),
  );
}
