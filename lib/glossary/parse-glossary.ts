/**
 * The only door by which a glossary comes in. It takes what a data file holds and gives
 * terms that the rest of the program can trust, or names every fault by entry and field.
 */
import * as v from "valibot";
import type { Report } from "../report/report";
import { findOccurrences } from "./find-occurrences";
import {
  BASES,
  type Glossary,
  RELATION_TYPES,
  RENDERING_STATUSES,
  TERM_KINDS,
  type Term,
} from "./term";
import { compileForms, foldedForms } from "./written-forms";

/** One thing wrong with a glossary. */
export interface Fault {
  /** The entry's id, or its number in the list if it has none. */
  readonly entry: string;
  readonly field: string;
  readonly message: string;
}

/** A glossary that was refused, with every fault found. */
export class GlossaryError extends Error {
  override readonly name = "GlossaryError";
  constructor(readonly faults: readonly Fault[]) {
    super(
      `The glossary was refused for ${faults.length} fault(s):\n` +
        faults.map(({ entry, field, message }) => `  ${entry}, ${field}: ${message}`).join("\n"),
    );
  }
}

const text = v.pipe(
  v.string(),
  v.check((it) => it.trim() !== "", "must not be empty"),
);

const id = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
    "must be lower-case letters and digits, joined by hyphens",
  ),
);

const writtenForm = v.union([
  v.pipe(
    text,
    v.transform((form) => ({ form, ambiguous: false })),
  ),
  v.strictObject({ form: text, ambiguous: v.boolean() }),
]);

/** As it stands in the file; `data/README.md` says what each field means. */
const entrySchema = v.strictObject({
  id,
  form: text,
  pinyin: text,
  kind: v.picklist(TERM_KINDS),
  english: v.strictObject({ text, status: v.picklist(RENDERING_STATUSES) }),
  definition: v.strictObject({ zh: text, en: text }),
  basis: v.picklist(BASES),
  sources: v.array(text),
  ambiguous: v.optional(v.boolean(), false),
  forms: v.array(writtenForm),
  relations: v.array(v.strictObject({ type: v.picklist(RELATION_TYPES), to: id })),
});

type Draft = Omit<Term, "occurrences">;

/**
 * Reads the entries of a glossary.
 *
 * @param data what the file holds: a list of entries
 * @param report the report they belong to; sources are looked up in it, and every term must stand in it
 * @throws GlossaryError with every fault by entry and field; nothing is half taken
 */
export function parseGlossary(data: unknown, report: Report): Glossary {
  if (!Array.isArray(data)) {
    throw new GlossaryError([
      { entry: "glossary", field: "file", message: "must be a list of entries" },
    ]);
  }
  const faults: Fault[] = [];
  const drafts = data.flatMap((entry, index) => parseEntry(entry, index, faults));
  faults.push(
    ...duplicateIds(drafts),
    ...brokenReferences(drafts, report),
    ...missingSources(drafts),
  );
  const forms = foldedForms(drafts);
  faults.push(...clashingForms(drafts, forms));
  if (faults.length > 0) throw new GlossaryError(faults);

  const occurrences = findOccurrences(report.passages, forms, compileForms(forms), drafts.length);
  const absent = drafts.filter((_, index) => occurrences[index]?.length === 0);
  if (absent.length > 0) {
    throw new GlossaryError(
      absent.map(({ id: entry }) => ({
        entry,
        field: "forms",
        message: "no written form of it stands in the report",
      })),
    );
  }
  return {
    report: report.id,
    terms: drafts.map((draft, index) => ({ ...draft, occurrences: occurrences[index] ?? [] })),
  };
}

function parseEntry(entry: unknown, index: number, faults: Fault[]): Draft[] {
  const result = v.safeParse(entrySchema, entry);
  if (result.success) {
    const { ambiguous, forms, ...rest } = result.output;
    return [{ ...rest, forms: [{ form: rest.form, ambiguous }, ...forms] }];
  }
  const name = nameOf(entry) ?? `entry ${index + 1}`;
  for (const issue of result.issues) {
    const field = issue.path?.map((item) => String(item.key)).join(".") ?? "entry";
    faults.push({ entry: name, field, message: issue.message });
  }
  return [];
}

function nameOf(entry: unknown): string | undefined {
  const named = v.safeParse(v.object({ id: v.string() }), entry);
  return named.success ? named.output.id : undefined;
}

function duplicateIds(drafts: readonly Draft[]): Fault[] {
  return repeated(drafts.map((draft) => draft.id)).map((entry) => ({
    entry,
    field: "id",
    message: "is the id of more than one entry",
  }));
}

function brokenReferences(drafts: readonly Draft[], report: Report): Fault[] {
  const terms = new Set(drafts.map((draft) => draft.id));
  const passages = new Set(report.passages.map((passage) => passage.id));
  return drafts.flatMap(({ id: entry, sources, relations }) => [
    ...sources
      .filter((source) => !passages.has(source))
      .map((source) => ({
        entry,
        field: "sources",
        message: `the report has no passage ${source}`,
      })),
    ...relations
      .filter(({ to }) => !terms.has(to) || to === entry)
      .map(({ to }) => ({ entry, field: "relations", message: `no other entry has the id ${to}` })),
  ]);
}

function missingSources(drafts: readonly Draft[]): Fault[] {
  return drafts
    .filter(({ basis, sources }) => basis === "report" && sources.length === 0)
    .map(({ id: entry }) => ({
      entry,
      field: "sources",
      message: "a definition drawn from the report must name the passages that carry it",
    }));
}

function clashingForms(drafts: readonly Draft[], forms: ReturnType<typeof foldedForms>): Fault[] {
  const owners = new Map<string, number>();
  return forms.flatMap(({ folded, term }) => {
    const entry = drafts[term]?.id ?? "";
    if (folded === "")
      return [
        { entry, field: "forms", message: "a form has nothing but quotation marks or white space" },
      ];
    const owner = owners.get(folded);
    owners.set(folded, owner ?? term);
    if (owner === undefined) return [];
    const message =
      owner === term
        ? `“${folded}” is given twice (folding makes two of its forms equal)`
        : `“${folded}” is also a form of ${drafts[owner]?.id}`;
    return [{ entry, field: "forms", message }];
  });
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
