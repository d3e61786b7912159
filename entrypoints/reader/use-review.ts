/** The review of candidates. What is decided is kept at once; the rest is derived from it. */
import { useMemo, useState } from "preact/hooks";
import type { Candidate, ReasonCode } from "@/lib/candidates/candidate";
import { foldedForms, fullFolding } from "@/lib/glossary/written-forms";
import {
  type ChangeResult,
  changeItem,
  readEntry,
  deleteEntry,
  saveEntries,
} from "@/lib/library/change-library";
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
  const decide = useDecisions(of);
  const rows = useMemo(() => rowsOf(library, of, found, edited), [library, of, found, edited]);
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
    keep: decide.keep,
    drop: decide.drop,
    toggle() {
      if (row?.term) void decide.release(row.term);
      else if (row) void (tab === "refused" ? decide.bringBack(row) : decide.keep([row]));
    },
    dropChosen: () => open && void decide.drop([open]),
    neverChosen: () => open && void decide.never(open),
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

function goToEditor(of: DocumentRecords, { term, form, candidate }: ReviewRow): void {
  const document = of.document.id;
  const passage = candidate.places[0]?.passage ?? null;
  location.hash = hashOf(
    term ? { document, view: "edit", term: term.id } : { document, view: "new", form, passage },
  );
}

/** What is decided of candidates is kept at once, and can be undone in turn. */
function useDecisions(of: DocumentRecords): {
  readonly failure: Outcome;
  readonly keep: Review["keep"];
  readonly drop: Review["drop"];
  readonly bringBack: (row: ReviewRow) => Promise<void>;
  readonly release: (term: TermRecord) => Promise<void>;
  readonly never: (row: ReviewRow) => Promise<void>;
  readonly undo: () => void;
} {
  const { item } = of.document;
  const [undone, setUndone] = useState<readonly number[]>([]);
  const [failure, setFailure] = useState<Outcome>(null);
  const done = (result: ChangeResult): void => {
    setFailure(result.kind === "failed" ? result.info : null);
    if (result.kind === "changed" && result.undo !== null)
      setUndone((before) => [...before, result.undo as number]);
  };
  return {
    failure,
    async keep(rows) {
      const terms = await Promise.all(rows.map((row) => termFor(row, of)));
      done(await saveEntries(of.document.id, terms));
    },
    async drop(rows) {
      const forms = rows.map(({ candidate }) => folded(candidate.form));
      done(await changeItem(item, { refused: [...new Set([...item.refused, ...forms])] }));
    },
    async bringBack({ candidate }) {
      const own = folded(candidate.form);
      done(await changeItem(item, { refused: item.refused.filter((it) => it !== own) }));
    },
    async release({ id, document }) {
      const entry = await readEntry(document, id);
      if (entry) done(await deleteEntry(entry));
    },
    async never({ candidate }) {
      setFailure(await settle(send("term.refuse", { form: folded(candidate.form) })));
    },
    undo() {
      const last = undone.at(-1);
      if (last === undefined) return;
      setUndone(undone.slice(0, -1));
      void turn("undo", last).then(setFailure);
    },
  };
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

function rowsOf(
  library: Library,
  of: DocumentRecords,
  found: readonly Candidate[],
  edited: ReadonlyMap<string, Edited>,
): Readonly<Record<Tab, ReviewRow[]>> {
  const own = byForm(of.terms);
  const others = library.documents
    .filter(({ document }) => document.id !== of.document.id)
    .map(({ document, terms }) => ({ title: document.title, terms: byForm(terms) }));
  const refused = new Set([...of.document.item.refused, ...library.refused]);
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
    if (term) rows.kept.push(row);
    else if (refused.has(key)) rows.refused.push(row);
    else if (!merged.has(form)) rows.open.push(row);
  }
  return rows;
}

function byForm(terms: readonly TermRecord[]): ReadonlyMap<string, TermRecord> {
  return new Map(
    foldedForms(terms).map(({ folded: form, term }) => [form, terms[term] as TermRecord]),
  );
}
