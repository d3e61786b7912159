import type { MessageKey } from "@/lib/i18n/translate";
import type { PassageRecord } from "@/lib/store/shapes";
import type { Fact } from "./fact-row";

/** Facts under a heading. */
export interface FactGroup {
  readonly heading: string;
  /** The language of the heading, if it is not the interface's. */
  readonly lang: "zh-CN" | undefined;
  readonly facts: readonly Fact[];
}

type Translate = (key: MessageKey) => string;

/** Facts under the headings of their document, in its order. */
export function groupsByHeading(
  facts: readonly Fact[],
  passages: readonly PassageRecord[],
  t: Translate,
): FactGroup[] {
  const groups = Map.groupBy(facts, ({ passage }) => headingOf(passage, passages, t));
  return [...groups].map(([heading, all]) => ({
    heading,
    lang: all[0]?.passage.section ? "zh-CN" : undefined,
    facts: all,
  }));
}

/** The heading under which a passage stands. */
function headingOf(
  { role, section }: PassageRecord,
  passages: readonly PassageRecord[],
  t: Translate,
): string {
  if (role === "caption") return t("partCaptions");
  const heading = passages.find(({ id }) => id === section)?.text;
  return heading?.replace(/——$/u, "") ?? t("partOpening");
}

const DATE_GROUPS = ["dated", "lasting", "recurring", "undated"] as const;

/**
 * Dates by what they are: those with a date, the earliest first; how long something lasted, the
 * longest first; what recurs; and others, such as the time of somebody's work.
 */
export function groupsOfDates(facts: readonly Fact[], t: Translate): FactGroup[] {
  const groups = Map.groupBy(facts, groupOf);
  return DATE_GROUPS.flatMap((group): FactGroup[] => {
    const all = groups.get(group);
    if (!all) return [];
    const inOrder = all.toSorted((a, b) => compareDates(a, b));
    return [{ heading: t(`dates_${group}`), lang: undefined, facts: inOrder }];
  });
}

function groupOf({ record }: Fact): (typeof DATE_GROUPS)[number] {
  if (!("span" in record)) return "undated";
  if (record.date !== null) return "dated";
  if (record.span === null) return "undated";
  return "recurs" in record.span ? "recurring" : "lasting";
}

function compareDates({ record: a }: Fact, { record: b }: Fact): number {
  if (!("span" in a) || !("span" in b)) return 0;
  if (a.date !== null && b.date !== null) return a.date.localeCompare(b.date);
  return daysOf(b.span) - daysOf(a.span);
}

/** About how many days a span lasts; 0 if it is not known. */
function daysOf(span: Extract<Fact["record"], { span: unknown }>["span"]): number {
  if (span === null || "recurs" in span) return 0;
  if ("years" in span) return span.years * 365;
  return "months" in span ? span.months * 30 : span.days;
}
