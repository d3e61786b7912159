/**
 * The only parser through which a glossary comes in. It takes the content of data files and returns
 * terms that the rest of the program can trust, or names every fault by entry and field.
 */
import * as v from "valibot";
import type { DocumentText } from "../document/passage";
import {
  type Fault,
  GlossaryError,
  bilingualSchema,
  duplicateIds,
  idSchema,
  parseList,
  textSchema,
} from "./faults";
import { findOccurrences } from "./find-occurrences";
import { parseFigures, parseTimeline } from "./parse-figures";
import {
  BASES,
  type Glossary,
  LONGEST_FORM,
  RELATION_TYPES,
  EDITED_STATUSES,
  SPECIFICITIES,
  TERM_KINDS,
  type WholeTerm,
  type WrittenForm,
} from "./term";
import { compileForms, foldedForms } from "./written-forms";

/** The conditions of a form: that it is ambiguous, and beside which terms it is not. */
const condition = {
  ambiguous: v.optional(v.boolean()),
  beside: v.optional(v.pipe(v.array(idSchema), v.minLength(1, "must name at least one entry"))),
};

interface Condition {
  readonly ambiguous?: boolean | undefined;
  readonly beside?: readonly string[] | undefined;
}

const isConsistent = ({ ambiguous, beside }: Condition): boolean => ambiguous !== false || !beside;
const CONTRADICTION = "a form that is lit only beside other terms is ambiguous";

const formWith = (form: string, { ambiguous = false, beside = [] }: Condition): WrittenForm => ({
  form,
  ambiguous: ambiguous || beside.length > 0,
  beside,
});

const formSchema = v.pipe(textSchema, v.maxLength(LONGEST_FORM));

const writtenForm = v.union([
  v.pipe(
    formSchema,
    v.transform((form) => formWith(form, {})),
  ),
  v.pipe(
    v.strictObject({ form: formSchema, ...condition }),
    v.check((it) => isConsistent(it), CONTRADICTION),
    v.transform(({ form, ...rest }) => formWith(form, rest)),
  ),
]);

/** An entry as it is in the file. `data/README.md` explains each field. */
const entrySchema = v.pipe(
  v.strictObject({
    id: idSchema,
    form: formSchema,
    pinyin: textSchema,
    kind: v.picklist(TERM_KINDS),
    specificity: v.picklist(SPECIFICITIES),
    english: v.strictObject({ text: textSchema, status: v.picklist(EDITED_STATUSES) }),
    definition: bilingualSchema,
    basis: v.picklist(BASES),
    sources: v.array(textSchema),
    ...condition,
    forms: v.array(writtenForm),
    relations: v.array(v.strictObject({ type: v.picklist(RELATION_TYPES), to: idSchema })),
  }),
  v.check((it) => isConsistent(it), CONTRADICTION),
  v.transform(({ ambiguous, beside, forms, ...rest }) => ({
    ...rest,
    forms: [formWith(rest.form, { ambiguous, beside }), ...forms],
  })),
);

/** A glossary in the form of its data files, each of which is a list. */
export interface GlossaryData {
  readonly entries: unknown;
  readonly figures: unknown;
  readonly timeline: unknown;
}

type Draft = Omit<WholeTerm, "occurrences">;

/**
 * Reads a glossary.
 *
 * @param report the report that it belongs to; sources and quotations are looked up in it, and
 *   every term must occur in it
 * @throws GlossaryError with every fault by entry and field; nothing is partly accepted
 */
export function parseGlossary(data: GlossaryData, report: DocumentText): Glossary {
  const faults: Fault[] = [];
  const drafts: Draft[] = parseList("entry", data.entries, entrySchema, faults);
  const ids = new Set(drafts.map((draft) => draft.id));
  const forms = foldedForms(drafts);
  faults.push(
    ...duplicateIds(drafts),
    ...brokenReferences(drafts, ids, report),
    ...missingSources(drafts),
    ...clashingForms(drafts, forms),
  );
  const figures = parseFigures(data.figures, report, ids, faults);
  const timeline = parseTimeline(data.timeline, report, ids, faults);
  if (faults.length > 0) throw new GlossaryError(faults);

  const occurrences = findOccurrences(report.passages, forms, compileForms(forms), drafts.length);
  const absent = drafts.filter((_, index) => occurrences[index]?.length === 0);
  if (absent.length > 0) {
    const message = "no written form of it stands in the report";
    throw new GlossaryError(absent.map(({ id: entry }) => ({ entry, field: "forms", message })));
  }
  const terms = drafts.map((draft, index) => ({ ...draft, occurrences: occurrences[index] ?? [] }));
  return { report: report.id, terms, figures, timeline };
}

function brokenReferences(
  drafts: readonly Draft[],
  terms: ReadonlySet<string>,
  report: DocumentText,
): Fault[] {
  const passages = new Set(report.passages.map((passage) => passage.id));
  const unknown = (to: string, entry: string): boolean => !terms.has(to) || to === entry;
  return drafts.flatMap(({ id: entry, sources, relations, forms }) => [
    ...sources
      .filter((source) => !passages.has(source))
      .map((source) => ({
        entry,
        field: "sources",
        message: `the report has no passage ${source}`,
      })),
    ...relations
      .filter(({ to }) => unknown(to, entry))
      .map(({ to }) => ({ entry, field: "relations", message: `no other entry has the id ${to}` })),
    ...forms.flatMap(({ form, beside }) =>
      beside
        .filter((to) => unknown(to, entry))
        .map((to) => ({
          entry,
          field: "beside",
          message: `“${form}”: no other entry has the id ${to}`,
        })),
    ),
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
    if (folded === "") {
      const message = "a form has nothing but quotation marks or white space";
      return [{ entry, field: "forms", message }];
    }
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
