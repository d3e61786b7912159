import * as v from "valibot";
import { type DocumentText, findPassage } from "../document/passage";
import {
  type Fault,
  bilingualSchema,
  duplicateIds,
  idSchema,
  parseList,
  textSchema,
} from "./faults";
import type { Figure, Quotation, TimelineItem } from "./figure";

const quotation = {
  id: idSchema,
  quote: textSchema,
  passage: textSchema,
  /** Which occurrence is meant, if the quotation occurs more than once in its passage. */
  occurrence: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
};

const figureSchema = v.strictObject({
  ...quotation,
  value: v.pipe(v.number(), v.finite()),
  approximate: v.optional(v.boolean(), false),
  unit: bilingualSchema,
  counts: bilingualSchema,
  term: idSchema,
});

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const timelineSchema = v.strictObject({
  ...quotation,
  date: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d{2}(?:-\d{2})?$/u, "must be a day or a month, as 1990-05-17 or 1990-06"),
    ),
  ),
  span: v.optional(
    v.union([
      v.strictObject({ years: count }),
      v.strictObject({ days: count }),
      v.strictObject({ recurs: textSchema }),
    ]),
  ),
  what: bilingualSchema,
  term: v.optional(idSchema),
});

/** The figures of a report. Errors are added to `faults`. */
export function parseFigures(
  list: unknown,
  report: DocumentText,
  terms: ReadonlySet<string>,
  faults: Fault[],
): Figure[] {
  const drafts = parseList("figure", list, figureSchema, faults);
  return placed(drafts, report, terms, faults).map(({ draft, place }) => {
    const { id, value, approximate, unit, counts, term } = draft;
    return { id, value, approximate, unit, counts, term, ...place };
  });
}

/** The dates and spans of a report. Errors are added to `faults`. */
export function parseTimeline(
  list: unknown,
  report: DocumentText,
  terms: ReadonlySet<string>,
  faults: Fault[],
): TimelineItem[] {
  const drafts = parseList("timeline", list, timelineSchema, faults);
  return placed(drafts, report, terms, faults).map(({ draft, place }) => {
    const { id, date = null, span = null, what, term = null } = draft;
    return { id, date, span, what, term, ...place };
  });
}

interface QuotationDraft {
  readonly id: string;
  readonly quote: string;
  readonly passage: string;
  readonly occurrence: number;
  readonly term?: string | undefined;
}

/**
 * The checks that figures and dates share: unique ids, a known term, a quotation that occurs in the
 * report.
 */
function placed<D extends QuotationDraft>(
  drafts: readonly D[],
  report: DocumentText,
  terms: ReadonlySet<string>,
  faults: Fault[],
): { draft: D; place: Quotation }[] {
  faults.push(
    ...duplicateIds(drafts),
    ...drafts.flatMap((it) => unknownTerm(it.id, it.term, terms)),
  );
  return drafts.flatMap((draft) => {
    const place = placeOf(draft, report, faults);
    return place ? [{ draft, place }] : [];
  });
}

function placeOf(
  { id, quote, passage, occurrence }: QuotationDraft,
  report: DocumentText,
  faults: Fault[],
): Quotation | null {
  const text = findPassage(report, passage)?.text;
  if (text === undefined) {
    faults.push({ entry: id, field: "passage", message: `the report has no passage ${passage}` });
    return null;
  }
  let start = -1;
  for (let i = 0; i < occurrence; i += 1) {
    start = text.indexOf(quote, start + 1);
    if (start < 0) {
      const message = `“${quote}” does not stand ${i === 0 ? "" : `${occurrence} times `}in ${passage}`;
      faults.push({ entry: id, field: "quote", message });
      return null;
    }
  }
  return { quote, passage, start, end: start + quote.length };
}

function unknownTerm(entry: string, term: string | undefined, terms: ReadonlySet<string>): Fault[] {
  if (term === undefined || terms.has(term)) return [];
  return [{ entry, field: "term", message: `no entry has the id ${term}` }];
}
