/** What the library reads: its stored records, and packages from others. */
import { finished, unconfirmedOf } from "@/entrypoints/reader/entry-draft";
import { faultsOf, knownForms } from "@/entrypoints/reader/entry-faults";
import { type DocumentId, termAddress } from "@/lib/document/address";
import { PackageError, packageText, parsePackage } from "@/lib/exchange/package";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseKeptDraft } from "@/lib/record/parse-entry-draft";
import { parseLibraryRecord } from "@/lib/record/parse-record";
import { keptReview, parseReview } from "@/lib/record/parse-review";
import type { LibraryRecord, TermEntry } from "@/lib/record/record";
import { bundledItem, termRecordsOf, withOccurrences } from "@/lib/store/document-records";
import { type Door, must, mustEqual, orRefused } from "../door";
import { mutated, mutatedBytes } from "../mutate";
import { oneOf } from "../odd-values";

const DOCUMENT = "fuzz" as DocumentId;
const ITEM = {
  ...bundledItem({ id: DOCUMENT, passages: [] }),
  kind: "glossary" as const,
  setAside: ["form-inside:a:0a1b2c3d"],
};
export const ENTRY: TermEntry = {
  id: "urn:cideng:fuzz:term:a" as TermEntry["id"],
  type: "Entry",
  document: DOCUMENT,
  created: "2026-11-30T04:00:00.000Z",
  modified: "2026-11-30T04:00:00.000Z",
  term: {
    id: "a",
    form: "城市更新",
    pinyin: null,
    kind: "concept",
    specificity: "own",
    english: { text: "urban renewal", status: "ours" },
    definition: { zh: "改造城市。", en: null },
    basis: "report",
    sources: ["p1"],
    forms: [{ form: "城市更新", ambiguous: false, beside: [] }],
    relations: [{ type: "see-also", to: "b" }],
  },
  origin: { sentence: "推进城市更新。", title: "甲", source: "https://a.example/" },
  unconfirmed: [1],
};

export const libraryRecord: Door = {
  name: "library-record",
  generate: (random) => mutated(random, oneOf<LibraryRecord>(random, [ITEM, ENTRY]), "clone"),
  enter(stored) {
    const record = parseLibraryRecord(stored);
    if (!record) return "refused";
    mustEqual(parseLibraryRecord(record), record, "what was read is a record");
    if (record.type === "Entry") {
      const terms = withOccurrences([record.term], []);
      must(termRecordsOf(record.document, terms).length === 1, "it is a term");
      makeLexicon([{ ...record.term, address: record.id }]);
    }
    return "accepted";
  },
};

const KEPT = {
  base: "2026-11-30T04:00:00.000Z",
  draft: { ...ENTRY.term, ties: [{ name: "has-part", to: "b" }], unconfirmed: [1] },
};

/** A term that was not saved, as it is kept. The editor must be able to go on with it. */
export const entryDraft: Door = {
  name: "entry-draft",
  generate: (random) => mutated(random, KEPT, "json"),
  enter(stored) {
    const kept = parseKeptDraft(stored);
    if (!kept) return "refused";
    mustEqual(parseKeptDraft(JSON.parse(JSON.stringify(kept))), kept, "what was read is a draft");
    const { draft } = kept;
    faultsOf(draft, knownForms([], draft.id));
    const term = finished(draft);
    const entry = { ...ENTRY, term, unconfirmed: unconfirmedOf(draft) };
    // What the editor lets through is a record.
    const isSaved = faultsOf(draft, knownForms([], draft.id)).every(({ isDoubt }) => isDoubt);
    const id = termAddress(DOCUMENT, term.id);
    if (isSaved) must(parseLibraryRecord({ ...entry, id }) !== null, "it can be saved");
    return "accepted";
  },
};

const REVIEW = keptReview({
  tab: "open",
  reason: "quoted",
  chosen: 2,
  edited: new Map([
    ["城市更新", { start: 0, end: 1, others: ["更新"], readings: new Map([[1, "shì"]]) }],
  ]),
});

/** A review of candidates that was left. */
export const review: Door = {
  name: "review",
  generate: (random) => mutated(random, REVIEW, "json"),
  enter(kept) {
    const place = parseReview(kept);
    if (!place) return "refused";
    const again = parseReview(JSON.parse(JSON.stringify(keptReview(place))));
    mustEqual(again, place, "what was read is a place");
    return "accepted";
  },
};

export const packageFile: Door<Uint8Array> = {
  name: "package",
  generate(random) {
    const bytes = random() < 0.5 ? null : new Uint8Array([1, 2, 3]);
    const whole = new TextEncoder().encode(packageText({ item: ITEM, entries: [ENTRY], bytes }));
    return random() < 0.1 ? whole : mutatedBytes(random, whole);
  },
  enter(bytes) {
    const read = orRefused(PackageError, () => parsePackage(bytes));
    if (!read) return "refused";
    for (const it of read.value.entries) must(parseLibraryRecord(it) !== null, "each is an entry");
    return "accepted";
  },
};
