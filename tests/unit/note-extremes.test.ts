/**
 * A note imported from a file can be changed twice, exported in every format, and restored from its
 * own backup. The tests use the extremes of each field, in time zones at both ends of the day.
 */
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { unzipSync } from "fflate";
import { MAX_FOREIGN_UNITS, MAX_QUOTE_UNITS, MAX_TEXT_UNITS } from "@/lib/annotation/limits";
import { localDay, localTime } from "@/lib/annotation/local-time";
import { makeAnnotation } from "@/lib/annotation/make-annotation";
import type { Annotation } from "@/lib/annotation/model";
import { subjectsOf } from "@/lib/annotation/subjects";
import { toAnki } from "@/lib/exchange/formats/anki";

import { toCsv } from "@/lib/exchange/formats/csv";
import type { ExportContext } from "@/lib/exchange/formats/export-context";
import { toMarkdown, toMarkdownFolder } from "@/lib/exchange/formats/markdown";

import { compare } from "@/lib/exchange/merge";

import { toJsonLdList } from "@/lib/exchange/w3c/w3c";

import { noteTitles } from "@/lib/library/note-titles";
import { parseParams } from "@/lib/messages/parse";
import { bytesOf, textOf } from "./written";
import { fromCsv, makeBackup, readNotesFile } from "../cases/exchange";

afterEach(() => vi.unstubAllEnvs());

const NOW = Date.parse("2026-11-29T12:00:00.000Z");
const ID = "urn:uuid:df3bb168-6161-45e2-b3c5-5a13f0ac5c34";
const TIME = "2026-01-01T00:00:00.000Z";

const entry = (changes: object): object => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: ID,
  type: "Annotation",
  created: TIME,
  modified: TIME,
  body: { type: "TextualBody", value: "字", format: "text/markdown" },
  target: "https://a.example/",
  ...changes,
});
const text = (value: string): object => ({ body: { type: "TextualBody", value } });
const tags = (values: readonly string[]): object => ({
  body: values.map((value) => ({ type: "TextualBody", purpose: "tagging", value })),
});
const quoted = (...selector: object[]): object => ({
  target: { type: "SpecificResource", source: "https://a.example/", selector },
});
const quote = (exact: string, more: object = {}): object => ({
  type: "TextQuoteSelector",
  exact,
  ...more,
});
const at = (start: unknown, end: unknown): object => ({ type: "TextPositionSelector", start, end });
const SIGNS = "\0 \u0001\u0085\u2028\ufeff\uffff\t\r\n";
const HALF = "\ud800";

const FIELDS: Record<string, object> = {
  "last second": { modified: "9999-12-31T23:59:59.999Z" },
  "last time": { modified: "9999-12-30T23:59:59.999Z", created: "9999-12-30T23:59:59.999Z" },
  "last but one": { modified: "9999-12-30T23:59:59.998Z" },
  "all in the last year": { modified: "9999-12-31T23:59:59Z", created: "9999-12-31T23:59:59Z" },
  "after the last year": { modified: "+010000-01-01T00:00:00.000Z" },
  "first time": { created: "0000-01-02T00:00:00.000Z", modified: "0000-01-02T00:00:00.000Z" },
  "before the first": { created: "0000-01-01T00:00:00Z", modified: "0000-01-01T00:00:00+15:00" },
  "before zones": { created: "1850-01-01T00:00:17.123Z", modified: "1899-12-31T23:59:59.999Z" },
  "dates as numbers": { created: 8.64e15, modified: -8.64e15 },
  "dates as more numbers": { created: 1e308, modified: Number.MIN_SAFE_INTEGER },
  "changed before made": { created: "2026-06-01T00:00:00Z", modified: "2020-01-01T00:00:00Z" },
  "no date": { created: undefined, modified: undefined },
  "leap second": { modified: "2016-12-31T23:59:60Z" },
  "empty text": text(""),
  "white text": text(" \n\t\u3000"),
  "longest text": text("字".repeat(MAX_TEXT_UNITS)),
  "longest text outside the plane": text("𠀀".repeat(MAX_TEXT_UNITS / 2)),
  "longest text of signs": text("\0".repeat(MAX_TEXT_UNITS)),
  "text of signs": text(SIGNS),
  "text of halves": text(`${HALF}一${HALF}`),
  "half at the limit": text("字".repeat(MAX_TEXT_UNITS - 1) + HALF),
  "no body": { body: undefined },
  "most tags": tags(Array.from({ length: 1000 }, (_, i) => `标签${i}`)),
  "longest tags": tags(["a".repeat(1000), "字".repeat(1000), "𠀀".repeat(500)]),
  "odd tags": tags(["", " ", " a ", "a", SIGNS, HALF, "a;b\\", "#", "=1+1", "constructor"]),
  "longest quotation": quoted(quote("字".repeat(MAX_QUOTE_UNITS))),
  "quotation of signs": quoted(quote(SIGNS, { prefix: SIGNS, suffix: "" })),
  "quotation of halves": quoted(quote(HALF, { prefix: HALF, suffix: HALF })),
  "empty quotation": quoted(quote("")),
  "long surroundings": quoted(
    quote("字", { prefix: "一".repeat(65_536), suffix: "二".repeat(65_536) }),
  ),
  "highest offsets": quoted(quote("字"), at(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  "offsets too high": quoted(quote("字"), at(0, Number.MAX_SAFE_INTEGER + 1)),
  "huge offsets": quoted(quote("字"), at(1e308, 1e308)),
  "negative offsets": quoted(quote("字"), at(-1, 1)),
  "offset of minus zero": quoted(quote("字"), at(-0, 0)),
  "offsets that are none": quoted(quote("字"), at(1.5, "2")),
  "end before start": quoted(quote("字"), at(9, 3)),
  "offset alone": quoted(at(0, 5)),
  "an element": quoted(quote("字"), {
    type: "CssSelector",
    value: "p".repeat(65_536),
    refinedBy: at(0, 1),
  }),
  "longest address": { target: `https://a.example/${"a".repeat(65_500)}` },
  "long address in Chinese": { target: `https://a.example/${"字".repeat(60_000)}` },
  "address that is none": { target: "http://[::1" },
  "address without a scheme": { target: "a b" },
  "empty address": { target: "" },
  "half in an address": { target: `https://a.example/${HALF}%ff%zz?q=%E8%A` },
  "id of another kind": { id: `https://b.example/${"i".repeat(65_000)}` },
  "id in capitals": { id: ID.toUpperCase().replace("URN:UUID", "urn:uuid") },
  "empty id": { id: "" },
  "half in an id": { id: `https://b.example/${HALF}` },
  "many origins": { via: Array.from({ length: 1000 }, (_, i) => `https://v.example/${i}`) },
  "the most that is foreign": { "x:more": "x".repeat(MAX_FOREIGN_UNITS - 20) },
  "foreign body at the limit": {
    body: { type: "TextualBody", value: "一", "x:more": "x".repeat(MAX_FOREIGN_UNITS - 120) },
  },
  "long motivation": { motivation: `https://m.example/${"m".repeat(65_000)}` },
  "bookmark without a word": { body: undefined, motivation: "bookmarking" },
};

const words = { placeName: () => "段", unknown: "未知" };
const context: ExportContext = noteTitles({ terms: [], passages: [] }, words);

const read = (file: string) => readNotesFile(new TextEncoder().encode(file), NOW);

/** The value as it arrives in the background. */
function sent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Changes a note as its editor does. */
function edited(note: Annotation, words: string, now: number): Annotation {
  const { id, modified, body, tags: all, colour, target } = note;
  const value = (body.value + words).slice(-MAX_TEXT_UNITS);
  const draft = { id, base: modified, text: value, tags: all, colour, target };
  const message = { cideng: "note.save", params: sent(draft) };
  return makeAnnotation(parseParams("note.save", message), note, now);
}

/** Nothing of a note is lost between its backup and the import. */
function comesBack(note: Annotation): void {
  const { annotations, refused, remarks } = read(
    makeBackup({ annotations: [note], settings: null, met: [] }),
  );
  expect({ refused, remarks }).toEqual({ refused: [], remarks: [] });
  const plan = compare([note], annotations);
  expect([plan.same.length, plan.added.length]).toEqual([1, 0]);
  const [again] = annotations;
  expect([again?.id, again?.created, again?.modified]).toEqual([
    note.id,
    note.created,
    note.modified,
  ]);
}

function goesOut(note: Annotation): void {
  const [row] = fromCsv(textOf(toCsv([note], context)));
  expect(row?.id).toBe(note.id);
  for (const time of [row?.created, row?.modified]) {
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/u);
  }
  expect([row?.created, row?.modified].map((it) => new Date(it ?? "").toISOString())).toEqual([
    note.created,
    note.modified,
  ]);
  expect(textOf(toAnki([note], context)).split("\n")).toHaveLength(8);
  expect(textOf(toMarkdown([note], context))).toContain(localDay(new Date(note.created)));
  expect(Object.keys(unzipSync(bytesOf(toMarkdownFolder([note], context))))).toHaveLength(1);
  const theirs = read(textOf(toJsonLdList([note])));
  expect(theirs.refused).toEqual([]);
}

describe.each(["Pacific/Kiritimati", "Asia/Manila", "America/Juneau", "UTC"])("in %s", (zone) => {
  test.each(Object.entries(FIELDS))("%s", (_, changes) => {
    vi.stubEnv("TZ", zone);
    const { annotations, refused } = read(
      JSON.stringify([entry(changes), entry({ id: "https://other.example/" })]),
    );
    // A note is refused with a reason, or kept. The other one is kept in any case.
    expect(annotations.length + refused.length).toBe(2);
    expect(annotations.length).toBeGreaterThan(0);
    const [note] = annotations as [Annotation];
    parseParams("import.stage", { cideng: "", params: sent({ batch: "b", annotations }) });
    const first = edited(note, "一", NOW);
    const second = edited(first, "二", NOW);
    const versions = [note, first, second];
    expect(new Set(versions.map(({ modified }) => modified)).size).toBe(3);
    for (const version of versions) {
      expect(sent(version)).toEqual(version);
      expect(subjectsOf(version.target).length).toBeGreaterThan(0);
      comesBack(version);
      goesOut(version);
    }
  });
});

test("a note of the year 9999 is imported, with a remark about its date", () => {
  const file = readFileSync("tests/cases/year-9999.json", "utf8");
  const { annotations, remarks } = read(file);
  expect(annotations.map(({ modified }) => modified)).toEqual(["2026-01-01T00:00:00.000Z"]);
  expect(remarks.map(({ place, reason }) => [place, reason.code])).toEqual([
    ["$[0].modified", "notDate"],
  ]);
});

test("a note that an earlier version stored with a time after all valid times can be changed and exported", () => {
  const [kept] = read(JSON.stringify([entry({})])).annotations as [Annotation];
  const old = { ...kept, modified: "+010000-01-01T00:00:00.000Z" };
  const backup = read(makeBackup({ annotations: [old], settings: null, met: [] }));
  expect(backup.refused).toEqual([]);
  expect(backup.annotations.map(({ body }) => body)).toEqual([old.body]);
  const changed = edited(old, "一", NOW);
  expect(changed.modified).toBe(new Date(NOW).toISOString());
  comesBack(changed);
});

test.each([
  ["Asia/Shanghai", "1900-12-31T15:54:17.000Z"],
  ["Asia/Manila", "1844-12-30T12:00:00.000Z"],
  ["America/Juneau", "1867-10-18T00:30:00.000Z"],
  ["Africa/Monrovia", "1971-06-01T12:00:00.000Z"],
])("in %s, %s is the same time by the clock of that age", (zone, instant) => {
  vi.stubEnv("TZ", zone);
  const written = localTime(new Date(instant));
  expect(new Date(written).toISOString()).toBe(instant);
  expect(localDay(new Date(instant))).toBe(written.slice(0, 10));
});
