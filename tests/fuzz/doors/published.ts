/**
 * Published values in `storage.local`, which any page's process can write; and the data of an
 * edition.
 */
import type { DocumentId } from "@/lib/document/address";
import { bundle } from "@/data/bundle";
import { GlossaryError } from "@/lib/glossary/faults";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseLexicon } from "@/lib/glossary/lexicon-shape";
import { type GlossaryData, parseGlossary } from "@/lib/glossary/parse-glossary";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { parsePageSettings } from "@/lib/settings/page-settings";
import { ReportError, parseReport } from "@/lib/report/parse-report";
import { markOf } from "@/lib/store/reconcile";
import { type Door, must, mustEqual, orRefused } from "../door";
import { mutated, mutatedText } from "../mutate";

const report = parseReport(bundle.report.id, bundle.report.text);
const glossary = parseGlossary(bundle.glossary, report);
const lexiconOfSome = makeLexicon(
  glossary.terms.slice(0, 10).map((it) => ({ ...it, address: `urn:cideng:r:term:${it.id}` })),
);

const TEXT = "“近邻党建”是机关党建的新路子，推行近邻党建，工作做到家门口。";

export const lexicon: Door = {
  name: "lexicon",
  generate: (random) => mutated(random, lexiconOfSome, "clone"),
  enter(stored) {
    const read = parseLexicon(stored);
    if (!read) return "refused";
    mustEqual(parseLexicon(read), read, "what is taken is taken again");
    const finder = makeTermFinder(read);
    for (let at = finder.glance(TEXT, 0); at >= 0 && at < TEXT.length;) {
      at = finder.glance(TEXT, at + 1);
    }
    return "accepted";
  },
};

export const pageSettings: Door = {
  name: "page-settings",
  generate: (random) => mutated(random, parsePageSettings({}), "clone"),
  enter(stored) {
    const read = parsePageSettings(stored);
    mustEqual(parsePageSettings(read), read, "what is taken is taken again");
    return "accepted";
  },
};

export const mark: Door = {
  name: "mark",
  generate: (random) => mutated(random, { seq: 5, live: 3 }, "clone"),
  enter(stored) {
    const read = markOf(stored);
    if (!read) return "refused";
    must(read.seq >= 0 && read.live >= 0, "a mark counts");
    return "accepted";
  },
};

/** Some entries, and what belongs to them. */
function someData(): GlossaryData {
  const lists = bundle.glossary as Record<keyof GlossaryData, Record<string, unknown>[]>;
  const entries = lists.entries.slice(0, 5).map((it) => ({ ...it, relations: [] }));
  const ids = new Set(entries.map((it) => (it as Record<string, unknown>)["id"]));
  const own = (list: Record<string, unknown>[]): unknown[] =>
    list.filter(({ term }) => term === undefined || ids.has(term)).slice(0, 3);
  return { entries, figures: own(lists.figures), timeline: own(lists.timeline) };
}

export const glossaryData: Door = {
  name: "glossary",
  generate: (random) => mutated(random, someData(), "json"),
  enter(given) {
    const lists = Object(given) as GlossaryData;
    const read = orRefused(GlossaryError, () => parseGlossary(lists, report));
    if (!read) return "refused";
    makeLexicon(read.value.terms.map((it) => ({ ...it, address: it.id })));
    return "accepted";
  },
};

const SHORT = bundle.report.text.slice(0, 4000);

export const reportText: Door<string> = {
  name: "report-text",
  generate: (random) => mutatedText(random, mutatedText(random, SHORT)),
  enter(text) {
    const read = orRefused(ReportError, () => parseReport("r" as DocumentId, text));
    if (!read) return "refused";
    for (const { text: own, places } of read.value.passages) {
      const joined = places.map(({ start, end }) => text.slice(start, end)).join("");
      mustEqual(own, joined, "a passage is the delivered text at its places");
    }
    return "accepted";
  },
};
