/** Nearly valid inputs that once broke something. */
import type { DocumentId } from "@/lib/document/address";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { parseLexicon } from "@/lib/glossary/lexicon-shape";
import { describe, expect, test } from "vitest";
import { pageAddress } from "@/lib/annotation/page-address";
import { noteFrom } from "@/lib/annotation/stored-note";
import { subjectsOf } from "@/lib/annotation/subjects";
import type { Target } from "@/lib/annotation/model";
import { toJsonLd } from "@/lib/exchange/w3c/w3c";

import { makeLexicon } from "@/lib/glossary/lexicon";
import { whole } from "@/lib/glossary/stored-entries";
import { frame } from "@/lib/journal/frame";
import { Journal } from "@/lib/journal/journal";
import { ParameterError, parseParams } from "@/lib/messages/parse";
import { hashOf, parseRoute } from "@/lib/route/route";
import { parseLibraryRecord } from "@/lib/record/parse-record";
import { parseSettings } from "@/lib/settings/settings";
import { raisedToVersion2, raisedToVersion3 } from "@/lib/store/migrations";
import { markOf } from "@/lib/store/reconcile";
import { recordFrom, recordOf } from "@/lib/store/recovery";
import { termRecordsOf, withOccurrences } from "@/lib/store/document-records";
import type { AnnotationRecord } from "@/lib/store/shapes";
import { note, noteWith, selection } from "../cases/exchange-notes";
import { ENTRY } from "../fuzz/doors/library";
import { MemoryFile } from "../fuzz/doors/journal";
import { joined } from "../fuzz/mutate";
import { makeBackup, readNotesFile } from "../cases/exchange";

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const NOW = Date.UTC(2026, 3, 1);

/** Adds a member besides a list's items, as a structured clone keeps it. */
function withMember<T>(list: T[], name: string, value: unknown): T[] {
  return Object.assign(list, { [name]: value });
}

describe("a journal with a complete frame that cannot be used", () => {
  const said = (payload: unknown): Uint8Array<ArrayBuffer> =>
    frame(bytesOf(typeof payload === "string" ? payload : JSON.stringify(payload)));
  const begun = said({ type: "begin", version: 1, generation: 1 });
  const ended = said({ type: "whole", generation: 1, live: 0, seq: 0 });
  const added = (seq: unknown, key: unknown, value: unknown): unknown => ({
    type: "added",
    live: 1,
    entries: [{ seq, key, value }],
  });

  test.each<[string, unknown]>([
    ["no JSON", "{"],
    ["nothing", ""],
    ["null", "null"],
    ["a number", "5"],
    ["invalid entries", { type: "added", live: 1, entries: 5 }],
    ["an invalid entry", { type: "added", live: 1, entries: [null, 5, "a"] }],
    ["an invalid number", added("7", "a", {})],
    ["the greatest possible number", added(Number.MAX_SAFE_INTEGER, "a", {})],
    ["an invalid key", added(7, null, {})],
    ["no value", added(7, "a", undefined)],
    ["an invalid type", { type: 5 }],
  ])("%s: the other frames are read, and changes can be appended", (_, payload) => {
    const own = said({ type: "added", live: 1, entries: [{ seq: 1, key: "b", value: { c: 1 } }] });
    const file = new MemoryFile(joined(begun, ended, own, said(payload)));
    const files = [file, new MemoryFile(new Uint8Array()), new MemoryFile(new Uint8Array())];
    const journal = new Journal(files, { roomBytes: 1 });
    expect([...journal.entries()]).toEqual([{ seq: 1, key: "b", value: { c: 1 } }]);
    const seq = journal.append([{ key: "d", value: 1 }], 0);
    expect(seq).toBe(2);
    const again = new Journal(files, { roomBytes: 1 });
    expect([again.live, again.lastSeq, again.get("d")?.value]).toEqual([2, 2, 1]);
  });

  test("a value with an invalid address does not keep others from the database", () => {
    const target = { type: "selection", source: "a", scope: { toString: 1 } } as unknown as Target;
    expect(subjectsOf(target)).toEqual(["a"]);
    expect(recordOf({ ...note(), target }, 1).subjects).toEqual(["a"]);
  });
});

describe("a stored note", () => {
  test("a note with an undefined member does not spoil a backup", () => {
    const foreign = { a: undefined, b: [undefined, 1] } as never;
    const backup = makeBackup({ annotations: [note({ foreign })], settings: null, met: [] });
    const { annotations } = readNotesFile(bytesOf(backup), NOW);
    expect(annotations).toEqual([note({ foreign: { b: [null, 1] } })]);
  });

  test("a note whose list of tags has other members is named as damaged, and its tags can be iterated", () => {
    const tags = withMember(["党建"], "constructor", "a");
    const read = noteFrom({ ...note(), tags }, note().id);
    expect(read.damage?.parts).toContain("tags");
    expect(read.tags.map((it) => it)).toEqual(["党建"]);
  });

  test("a note is read although its record has an invalid number or invalid addresses", () => {
    const annotation = note();
    const record = (change: object): AnnotationRecord =>
      recordFrom({ ...recordOf(annotation, 3), ...change }, annotation.id);
    expect(record({}).seq).toBe(3);
    for (const seq of [{ toString: 1, valueOf: 1 }, "5", -1, 0.5, null]) {
      expect(record({ seq })).toEqual(recordOf(annotation, 0));
    }
    for (const subjects of [[1], [undefined], "a", withMember(["a"], "constructor", 1)]) {
      expect(record({ subjects }).subjects.map((it) => it)).toEqual(subjectsOf(annotation.target));
    }
  });

  test("keeps only the valid members of its place", () => {
    const whole = selection("近邻党建");
    const position = { type: "TextPositionSelector", start: 1, end: 2, more: new Map() };
    const { selectors } = whole.target as Extract<Target, { type: "selection" }>;
    const target = { ...whole.target, selectors: { ...selectors, position } };
    const { damage: _, ...read } = noteFrom({ ...whole, target }, whole.id);
    expect(noteFrom(read, read.id)).toBe(read);
  });

  test.each([null, 5, {}, { target: null }, { target: {} }, { target: { type: "term" } }])(
    "a note of an earlier version, %j, does not end the upgrade",
    (annotation) => {
      const id = note().id;
      const raised = raisedToVersion3(raisedToVersion2({ id, modified: "a", annotation }));
      expect(recordFrom(raised as AnnotationRecord, id).annotation.damage).toBeDefined();
    },
  );
});

describe("a request", () => {
  test.each([new Map(), Object("a"), 1n, Number.NaN, () => 1])(
    "a request with a note that JSON cannot express (%s) is refused",
    (value) => {
      const annotations = [note({ foreign: { a: value as never } })];
      const stage = (): unknown =>
        parseParams("import.stage", { params: { batch: "1", annotations } });
      expect(stage).toThrow(ParameterError);
    },
  );

  test("a request with a pause that would not be read again is refused", () => {
    const change = (): unknown => parseParams("settings.change", { params: { pausedUntil: 1e21 } });
    expect(change).toThrow(ParameterError);
  });

  test("settings are read although their lists have other members", () => {
    const offSites = withMember(["a.example"], "constructor", "a");
    expect(parseSettings({ offSites }).offSites).toEqual(["a.example"]);
  });
});

test("a text in place of the sources gives no source for each of its characters", () => {
  expect(parseSettings({ sources: "abc" }).sources).toEqual({});
});

test.each([{ seq: -1, live: 1 }, { seq: 1, live: -1 }, { seq: 0.5, live: 1 }, null])(
  "%j is not a mark",
  (given) => expect(markOf(given)).toBeNull(),
);

describe("the glossary's entries", () => {
  test("an entry with a form that folds to nothing does not keep others from being lit", () => {
    const forms = (form: string) => [{ form, ambiguous: false, beside: [] }];
    const { forms: made } = makeLexicon([
      { address: "a", forms: forms("“”") },
      { address: "b", forms: forms("近邻党建") },
    ]);
    expect(made.map(([folded, term]) => [folded, term])).toEqual([["近邻党建", 1]]);
  });

  test("an entry whose list has other members is left out", () => {
    const passage = {
      id: "p1",
      document: "r",
      role: "paragraph",
      text: "a",
      section: null,
      subheading: null,
      level: null,
      label: null,
      isRunIn: false,
      cell: null,
    };
    expect(whole("passage", [passage])).toHaveLength(1);
    const term = {
      id: "a",
      address: "a",
      document: "r",
      form: "a",
      pinyin: "a",
      kind: "concept",
      specificity: "own",
      english: { text: "a", status: "ours" },
      definition: { zh: "a", en: "a" },
      basis: "background",
      forms: [],
      relations: [],
      occurrences: [],
      related: [],
    };
    expect(whole("term", [{ ...term, sources: ["p1"] }])).toHaveLength(1);
    const more = { ...term, sources: withMember(["p1"], "constructor", 5) };
    expect(whole("term", [more])).toEqual([]);
  });
});

test("a lexicon whose list of forms has other members is read as the plain list", () => {
  const made = makeLexicon([
    { address: "a", forms: [{ form: "近邻党建", ambiguous: false, beside: [] }] },
  ]);
  const read = parseLexicon({ ...made, forms: withMember([...made.forms], "constructor", {}) });
  expect(read).toEqual(made);
  expect(makeTermFinder(read ?? made).terms).toEqual(["a"]);
});

describe("a page's address", () => {
  test.each([
    ["http://e.example/.;jsessionid=", "http://e.example/"],
    ["http://e.example/a;jsessionid=1;jsessionid=2", "http://e.example/a"],
  ])("%s is reduced to that of the page %s", (url, expected) => {
    expect(pageAddress(url)).toBe(expected);
    expect(pageAddress(pageAddress(url))).toBe(expected);
  });

  test("an address with a number of any length is read in linear time", () => {
    const digits = "1".repeat(200_000);
    const url = `https://www.gov.cn/${digits}?from=weixin`;
    expect(pageAddress(url)).toBe(`https://www.gov.cn/${digits}`);
    expect(pageAddress(`https://www.gov.cn/a${digits}.shtml?t=1`)).not.toContain("?");
  });
});

test.each(["a/b", "a%2Fb", "a b", "“", "\ud800", "%"])("with the route of %j leads to it", (id) => {
  const document = id as DocumentId;
  const route = parseRoute(hashOf({ document, view: "term", term: id }));
  expect(route).toEqual({ document: id.toWellFormed(), view: "term", term: id.toWellFormed() });
});

test("a text with a lone surrogate is exported as it was imported", () => {
  const body = { type: "TextualBody", value: "a\ud800", creator: "https://a.example/" };
  const target = "https://a.example/";
  const it = { "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation", body, target };
  const [read] = readNotesFile(bytesOf(JSON.stringify(it)), NOW).annotations;
  expect(read?.body.value).toBe("a\ufffd");
  expect(toJsonLd(read ?? noteWith(""))["body"]).toEqual({ ...body, value: "a\ufffd" });
});

test.each([
  ["nothing", null],
  ["an empty list", []],
  ["a list of one", ["a"]],
  ["a text", "a"],
])("a note whose bodyValue is %s comes back from a backup as it was", (_, bodyValue) => {
  const target = "https://a.example/";
  const it = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    created: "2026-01-01T00:00:00Z",
    bodyValue,
    target,
  };
  const { annotations } = readNotesFile(bytesOf(JSON.stringify(it)), NOW);
  const backup = makeBackup({ annotations, settings: null, met: [] });
  expect(annotations).toHaveLength(1);
  expect(readNotesFile(bytesOf(backup), NOW + 1000).annotations).toEqual(annotations);
});

test.each(["-0", "-0.0", "1e999", "-1e999"])(
  "a note with the number %s, which JSON cannot write again, comes back as it was",
  (number) => {
    const file = `[{"id":"s","uri":"https://a.example/","created":"2026-01-01T00:00:00Z","text":"t","target":[{"source":"https://a.example/","selector":[{"type":"r","start":${number}}]}]}]`;
    const { annotations } = readNotesFile(bytesOf(file), NOW);
    expect(annotations).toHaveLength(1);
    const again = readNotesFile(bytesOf(makeBackup({ annotations, settings: null, met: [] })), NOW);
    expect(again.annotations).toEqual(annotations);
  },
);

test("a written form of 70 000 letters, in which the search for other forms does not end, is refused by each door", () => {
  const long = "a".repeat(70_000);
  const { term } = ENTRY;
  const forms = [{ form: long, ambiguous: false, beside: [] }];
  expect(parseLibraryRecord(ENTRY)).not.toBeNull();
  expect(parseLibraryRecord({ ...ENTRY, term: { ...term, forms } })).toBeNull();
  expect(parseLibraryRecord({ ...ENTRY, term: { ...term, form: long, forms } })).toBeNull();
  const stored = (some: typeof term) =>
    whole("term", termRecordsOf(ENTRY.document, withOccurrences([some], [])));
  expect(stored(term)).toHaveLength(1);
  expect(stored({ ...term, forms })).toEqual([]);
  expect(stored({ ...term, form: long, forms })).toEqual([]);
});
