import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Annotation, type Json, quoteOf } from "@/lib/annotation/model";
import { ExchangeError } from "@/lib/exchange/json/exchange-error";

import { type ImportResult } from "@/lib/exchange/import-file";
import { stableJson } from "@/lib/exchange/json/json-value";

import { changesFor, compare } from "@/lib/exchange/merge";

import { noteFrom } from "@/lib/annotation/stored-note";
import { toJsonLd } from "@/lib/exchange/w3c/w3c";

import { musts } from "@/tests/cases/exchange-musts";
import { anyNotes, note, noteWith, selection } from "@/tests/cases/exchange-notes";
import { CONTEXT } from "@/tests/cases/exchange-w3c";
import { said } from "@/tests/cases/said";
import { makeBackup, readNotesFile } from "../cases/exchange";

const NOW = Date.UTC(2026, 3, 1);
const PAGE = "https://news.example/a";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const readText = (text: string): ImportResult => readNotesFile(utf8(text), NOW);
const readFile = (value: Json): ImportResult => readText(JSON.stringify(value));

function refusal(text: string, options = {}): ExchangeError {
  try {
    readNotesFile(utf8(text), NOW, options);
  } catch (error) {
    if (error instanceof ExchangeError) return error;
  }
  throw new Error("it was read");
}

const item = (id: string, more: Record<string, Json> = {}): Json => ({
  id: `https://notes.example/${id}`,
  type: "Annotation",
  target: PAGE,
  ...more,
});
const whole = (id: string, more: Record<string, Json> = {}): Json => ({
  ...(item(id, more) as Record<string, Json>),
  "@context": CONTEXT,
});

describe("a file of web annotations", () => {
  const page: Json = { type: "AnnotationPage", items: [item("1"), item("2")] };

  test.each<[string, Json, number]>([
    ["one", whole("1"), 1],
    ["a list", [whole("1"), item("2")], 2],
    ["an empty list", [], 0],
    ["a page", { "@context": CONTEXT, ...(page as object) }, 2],
    [
      "a collection with its first page",
      { "@context": CONTEXT, type: ["AnnotationCollection"], first: page },
      2,
    ],
    [
      "a collection with nested pages",
      {
        type: "AnnotationCollection",
        first: { ...(page as object), next: { type: "AnnotationPage", items: [item("3")] } },
      },
      3,
    ],
    [
      "a collection with items of its own",
      { type: "AnnotationCollection", items: [item("1")], total: 1 },
      1,
    ],
    ["an object of annotations", { annotations: [item("1")] }, 1],
  ])("is read: %s", (_, value, count) => {
    const result = readFile(value);
    expect(result).toMatchObject({ kind: "w3c", refused: [], settings: null, met: [] });
    expect(result.annotations).toHaveLength(count);
  });

  test("names each refused annotation, and the others are imported", () => {
    const file = [
      whole("1"),
      { type: "Annotation" },
      item("2", { target: { source: 1 } }),
      7,
      "https://notes.example/3",
      item("4"),
    ];
    const { annotations, refused } = readFile(file);
    expect(annotations.map(({ canonical }) => canonical)).toEqual([
      "https://notes.example/1",
      "https://notes.example/4",
    ]);
    expect(refused.map(({ place }) => place)).toEqual([
      "$[1].target",
      "$[2].target.source",
      "$[3]",
      "$[4]",
    ]);
    expect(refused.map(({ reason }) => said(reason)).join(" ")).toMatch(
      /no target.*IRI.*object.*address/u,
    );
  });

  test("names the missing pages of a collection, and what is not kept of the collection", () => {
    const { refused, leftOut } = readFile({
      "@context": CONTEXT,
      id: "https://notes.example/c",
      type: "AnnotationCollection",
      label: "摘抄",
      creator: "https://people.example/li",
      total: 40,
      first: { ...(page as object), next: "https://notes.example/c?page=2" },
    });
    expect(refused).toEqual([
      { place: "$.first.next", reason: { code: "pageNotInFile", params: {} } },
    ]);
    expect(leftOut).toEqual([{ id: "https://notes.example/c", what: ["label", "creator"] }]);
  });

  test("names what notes keep but do not show", () => {
    const { annotations, leftOut } = readFile([
      item("1", { rights: "https://r.example/", bodyValue: "x" }),
      item("2"),
    ]);
    expect(leftOut).toEqual([{ id: annotations[0]?.id, what: ["rights"] }]);
  });

  test("brings a repeated annotation once", () => {
    const { annotations, refused } = readFile([
      item("1"),
      item("2"),
      item("1", { bodyValue: "later" }),
    ]);
    expect(annotations).toHaveLength(2);
    expect(refused).toEqual([{ place: "$[2]", reason: { code: "comesTwice", params: {} } }]);
  });

  test("brings the same notes when it is imported again", () => {
    const file = [
      item("1", { bodyValue: "x" }),
      { type: "Annotation", target: PAGE, bodyValue: "without id" },
    ];
    const first = readFile(file).annotations;
    const second = readNotesFile(utf8(JSON.stringify(file)), NOW + 1).annotations;
    const plan = compare(first, second);
    expect(plan).toMatchObject({ added: [], changed: [], conflicting: [], missing: [] });
    expect(plan.same).toHaveLength(2);
  });
});

describe("a file without notes", () => {
  test.each([
    ["{}"],
    ["null"],
    ["3"],
    ['"text"'],
    ["[1,2]"],
    ['{"type":"FeatureCollection","features":[]}'],
    ['[{"title":"x"}]'],
  ])("is refused: %s", (text) => {
    expect(refusal(text)).toMatchObject({ code: "not-notes", place: "$" });
  });

  test("is refused by the file parser before: no JSON, no UTF-8, too deep", () => {
    expect(refusal("{")).toMatchObject({ code: "not-json" });
    expect(refusal("[".repeat(1e5))).toMatchObject({ code: "too-deep" });
    expect(() => readNotesFile(Uint8Array.of(0x22, 0xb4, 0xca), NOW)).toThrow(/notUtf8/u);
  });

  test("never reaches a prototype through stored members", () => {
    const text = JSON.stringify(whole("1", { "x:y": {} })).replace(
      '"x:y":{}',
      '"__proto__":{"bad":1},"x:y":{"__proto__":{"bad":1},"constructor":{"prototype":{"bad":1}}}',
    );
    const [it] = readText(text).annotations;
    expect(it?.foreign).toEqual({ "x:y": {}, motivation: null, modified: null });
    expect((it as Annotation).foreign?.["bad"]).toBeUndefined();
    expect(Object.keys(toJsonLd(it as Annotation))).not.toContain("__proto__");
  });
});

describe("limits", () => {
  const tags = (count: number, length: number): Json =>
    Array.from({ length: count }, (_, n) => ({
      type: "TextualBody",
      value: String(n).padStart(length, "0"),
      purpose: "tagging",
    }));
  const quoted = (length: number): Json => ({
    source: PAGE,
    selector: { type: "TextQuoteSelector", exact: "字".repeat(length) },
  });

  test.each<[string, Record<string, Json>, RegExp | null]>([
    ["a text of 100 000 units", { bodyValue: "字".repeat(100_000) }, null],
    [
      "a text one unit longer",
      { bodyValue: "字".repeat(100_001) },
      /text has 100,001 characters; the limit is 100,000/u,
    ],
    ["a quotation of two million", { target: quoted(2_000_000) }, null],
    ["a quotation one unit longer", { target: quoted(2_000_001) }, /quotation has 2,000,001/u],
    ["a thousand tags", { body: tags(1000, 4) }, null],
    ["one tag more", { body: tags(1001, 4) }, /1,001 tags/u],
    ["a tag of a thousand units", { body: tags(1, 1000) }, null],
    ["a tag one unit longer", { body: tags(1, 1001) }, /tag has 1,001 characters/u],
  ])("%s", (_, members, reason) => {
    const { annotations, refused } = readFile([item("1", members)]);
    expect(annotations).toHaveLength(reason ? 0 : 1);
    expect(refused.map(({ place }) => place)).toEqual(reason ? ["$[0]"] : []);
    if (reason) expect(refused.map((it) => said(it.reason)).join(" ")).toMatch(reason);
  });

  test("a file of 100 002 notes is read up to the limit", () => {
    const { annotations, refused } = readFile(
      Array.from({ length: 100_002 }, (_, n) => item(String(n))),
    );
    expect(annotations).toHaveLength(100_000);
    expect(refused).toEqual([
      {
        place: "$[100000]",
        reason: { code: "tooManyNotes", params: { count: 100_002, limit: 100_000, left: 2 } },
      },
    ]);
  }, 30_000);
});

describe("a page of three hundred thousand addresses", () => {
  test("is read as far as the limit", () => {
    const items = Array.from({ length: 300_000 }, (_, n) => `urn:x:${n}`);
    const { annotations, refused } = readFile({ type: "AnnotationPage", items });
    expect(annotations).toEqual([]);
    expect(refused).toHaveLength(100_001);
  });
});

describe("lone surrogates", () => {
  test("become U+FFFD in text and tags, with a remark", () => {
    const text = `[${JSON.stringify(item("1")).slice(0, -1)},"body":[{"value":"a\\ud800b 𠀀"},{"value":"\\udc00","purpose":"tagging"}]}]`;
    const { annotations, remarks } = readText(text);
    expect(annotations[0]).toMatchObject({ body: { value: "a\ufffdb 𠀀" }, tags: ["\ufffd"] });
    expect(remarks).toMatchObject([{ place: "$[0]", reason: { code: "halfCharacters" } }]);
  });

  test("stay in a quotation, because the page may contain them, and in a backup", () => {
    const notes = [
      selection("\ud800x", {
        body: { type: "TextualBody", value: "\udc00", format: "text/markdown" },
      }),
    ];
    const backup = makeBackup({ annotations: notes, settings: {}, met: [] });
    expect(readText(backup)).toMatchObject({ annotations: notes, leftOut: [] });
    expect(quoteOf(readFile([toJsonLd(notes[0] as Annotation)]).annotations[0] as Annotation)).toBe(
      "\ud800x",
    );
  });
});

describe("a file of Hypothesis", () => {
  const row: Record<string, Json> = {
    id: "jKSHM0pJEe2Ylw",
    created: "2026-01-02T03:04:05.678901+00:00",
    updated: "2026-02-03T04:05:06.000000+00:00",
    user: "acct:li@hypothes.is",
    user_info: { display_name: "李" },
    uri: `${PAGE}?utm_source=x`,
    text: "**要点**",
    tags: ["党建", "三单制"],
    group: "__world__",
    permissions: { read: ["group:__world__"] },
    target: [
      {
        source: `${PAGE}?utm_source=x`,
        selector: [
          {
            type: "RangeSelector",
            startContainer: "/div[1]/p[2]",
            startOffset: 3,
            endContainer: "/div[1]/p[2]",
            endOffset: 5,
          },
          { type: "TextPositionSelector", start: 100, end: 102 },
          { type: "TextQuoteSelector", exact: "堡垒", prefix: "建", suffix: "工程" },
        ],
      },
    ],
    document: { title: ["新闻"] },
    links: { html: "https://hypothes.is/a/jKSHM0pJEe2Ylw" },
  };
  const reply: Json = {
    id: "r",
    uri: PAGE,
    text: "同意",
    tags: [],
    references: ["jKSHM0pJEe2Ylw"],
    target: [{ source: PAGE }],
    created: "2026-01-02T03:04:05+00:00",
    updated: "2026-01-02T03:04:05+00:00",
  };
  const mark: Json = {
    uri: "urn:x-pdf:abc",
    updated: "2026-01-02T03:04:05+00:00",
    created: "2026-01-02T03:04:05+00:00",
  };

  test.each<[string, Json]>([
    ["a search result", { total: 3, rows: [row, reply, mark] }],
    ["a search result with separate replies", { total: 2, rows: [row, mark], replies: [reply] }],
    [
      "a client's export",
      {
        export_date: "2026-03-01T00:00:00Z",
        export_userid: "acct:li@hypothes.is",
        client_version: "1.1",
        annotations: [row, reply, mark],
      },
    ],
    ["a list", [row, reply, mark]],
  ])("is read: %s", (_, value) => {
    const result = readFile(value);
    expect(result).toMatchObject({ kind: "hypothesis", refused: [] });
    expect(result.annotations).toHaveLength(3);
  });

  test("is imported as what it is", () => {
    const [it, answer, marked] = readFile([row, reply, mark]).annotations;
    expect(it).toMatchObject({
      canonical: "https://hypothes.is/a/jKSHM0pJEe2Ylw",
      via: ["https://hypothes.is/a/jKSHM0pJEe2Ylw"],
      created: "2026-01-02T03:04:05.678Z",
      modified: "2026-02-03T04:05:06.000Z",
      motivation: "commenting",
      body: { value: "**要点**", format: "text/markdown" },
      tags: ["党建", "三单制"],
      target: {
        type: "selection",
        source: PAGE,
        selectors: { quote: { exact: "堡垒" }, position: { start: 100, end: 102 }, element: null },
      },
      foreign: {
        creator: { id: "acct:li@hypothes.is", type: "Person", name: "李" },
        hypothesis: { group: "__world__", document: { title: ["新闻"] } },
      },
    });
    expect(answer).toMatchObject({
      motivation: "replying",
      target: { type: "resource", source: PAGE },
      foreign: { hypothesis: { references: ["jKSHM0pJEe2Ylw"] } },
    });
    expect(marked).toMatchObject({
      motivation: "highlighting",
      body: { value: "" },
      target: { source: "urn:x-pdf:abc" },
    });
  });

  test("is exported as a web annotation that breaks no MUST, with its range in the W3C's terms", () => {
    for (const it of readFile([row, reply, mark]).annotations) {
      for (const [section, must, holds] of musts)
        expect(holds(toJsonLd(it)), `${section} ${must}`).toBe(true);
      expect(readFile([toJsonLd(it)]).annotations[0]).toEqual(it);
    }
    expect(stableJson(toJsonLd(readFile([row]).annotations[0] as Annotation))).toContain(
      '"startSelector":{"refinedBy":{"end":3,"start":3,"type":"TextPositionSelector"},"type":"XPathSelector","value":"/div[1]/p[2]"}',
    );
  });

  test("is refused only where it is broken", () => {
    const broken: Json[] = [
      { ...row, id: "1", text: 3 },
      { ...row, id: "2", tags: ["x", 4] },
      { ...row, id: "3", created: "yesterday" },
      {
        ...row,
        id: "4",
        target: [{ selector: [{ type: "TextPositionSelector", start: 5, end: 1 }] }],
      },
      { ...row, id: "5", target: ["x"] },
      { ...row, id: "6", uri: "no address", target: [] },
      {
        ...row,
        id: "7",
        unknown: { deep: [1] },
        target: [{ selector: [{ type: "MediaTimeSelector", start: 1.5, end: 2 }] }],
      },
    ];
    broken.push({ ...row, id: "\ud800" });
    const { annotations, refused, remarks } = readFile({ total: 8, rows: broken });
    expect(annotations.map(({ canonical }) => canonical)).toEqual([
      "https://hypothes.is/a/3",
      "https://hypothes.is/a/4",
      "https://hypothes.is/a/6",
      "https://hypothes.is/a/7",
      "https://hypothes.is/a/%EF%BF%BD",
    ]);
    expect(refused.map(({ place }) => place)).toEqual([
      "$.rows[0].text",
      "$.rows[1].tags[1]",
      "$.rows[4].target[0]",
    ]);
    expect(remarks.map(({ place }) => place)).toEqual([
      "$.rows[2].created",
      "$.rows[3].target[0].selector[0]",
      "$.rows[5].target",
    ]);
  });
});

describe("a backup", () => {
  const content = {
    annotations: [
      note(),
      selection("堡垒", { id: "urn:uuid:01900000-0000-7000-8000-000000000000" }),
    ],
    settings: { delay: 300, offSites: ["a.example"] },
    met: ["b", "a", "b"],
  };
  const backup = makeBackup(content);

  test("has one canonical form: a checksum, notes sorted by id, members sorted by name, no date", () => {
    expect(backup).toMatch(
      /^\{"format":"cideng-backup","version":1,"checksum":"crc32:[\da-f]{8}","content":\{"annotations":\[\{"@context":.*\}\],"met":\["a","b"\],"settings":\{"delay":300,"offSites":\["a.example"\]\}\}\}$/u,
    );
    expect(
      makeBackup({ ...content, annotations: content.annotations.toReversed(), met: ["a", "b"] }),
    ).toBe(backup);
    expect(readText(backup).annotations.map(({ id }) => id)).toEqual(
      content.annotations.map(({ id }) => id).toSorted(),
    );
  });

  test("is the same file after deleting everything, importing it and exporting again", () => {
    fc.assert(
      fc.property(
        anyNotes,
        fc.array(fc.string()),
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
        (annotations, met, settings) => {
          const first = makeBackup({ annotations, settings, met });
          const result = readText(first);
          expect(result).toMatchObject({ kind: "backup", refused: [] });
          const { puts } = changesFor(compare([], result.annotations), {
            mode: "replace",
            conflicts: "take",
          });
          expect(puts.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
            annotations.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          );
          expect(
            makeBackup({ annotations: puts, settings: result.settings as object, met: result.met }),
          ).toBe(first);
        },
      ),
    );
  });

  test("leaves out what would reach a prototype, and its checksum still matches", () => {
    const settings = JSON.parse('{"a":{"constructor":1,"b":2},"__proto__":3}') as object;
    expect(readText(makeBackup({ annotations: [], settings, met: [] })).settings).toEqual({
      a: { b: 2 },
    });
  });

  test("keeps the foreign members of imported annotations", () => {
    const { annotations } = readFile([
      item("1", {
        creator: "https://people.example/li",
        body: ["https://audio.example/1", { value: "x" }],
      }),
      item("2"),
    ]);
    const first = makeBackup({ annotations, settings: null, met: [] });
    const again = readText(first);
    expect(makeBackup({ ...again, settings: again.settings as object | null })).toBe(first);
    expect(compare(annotations, again.annotations)).toMatchObject({
      added: [],
      changed: [],
      conflicting: [],
    });
  });

  test("may be reformatted by an editor", () => {
    const laidOut = `\ufeff${JSON.stringify(JSON.parse(backup), null, 2).replaceAll("\n", "\r\n")}\r\n`;
    expect(readText(laidOut).annotations).toHaveLength(2);
  });

  test("a backup with one changed letter is refused, unless the user wants it anyway", () => {
    const damaged = backup.replace("要点", "要占");
    expect(refusal(damaged)).toMatchObject({ code: "checksum", place: "$.checksum" });
    const saved = readNotesFile(utf8(damaged), NOW, { evenIfDamaged: true });
    expect(saved.annotations.map(({ body }) => body.value)).toContain("要占");
  });

  test.each([
    ["a newer version", backup.replace('"version":1', '"version":3'), "newer"],
    ["no version", backup.replace('"version":1', '"version":"1"'), "not-notes"],
    ["no content", '{"format":"cideng-backup","version":1}', "not-notes"],
    ["no checksum", backup.replace(/"checksum":"[^"]*",/u, ""), "checksum"],
    ["only its first half", backup.slice(0, backup.length / 2), "not-json"],
  ])("a backup with %s is refused", (_, text, code) => {
    expect(refusal(text)).toMatchObject({ code });
  });

  test("a backup with a broken selector brings the note without it", () => {
    const broken = backup.replace("TextQuoteSelector", "TextPositionSelector");
    const result = readNotesFile(utf8(broken), NOW, { evenIfDamaged: true });
    expect(result).toMatchObject({
      refused: [],
      remarks: [{ place: "$.content.annotations[0].target.selector[0]", isDropped: true }],
    });
    expect(result.annotations).toHaveLength(2);
    expect(result.settings).toEqual(content.settings);
  });
});

describe("what an import changes", () => {
  const here = noteWith("这里");
  const later = "2026-03-03T00:00:00.000Z";
  const earlier = "2026-03-01T00:00:00.000Z";
  const other = note({ id: "urn:uuid:01900000-0000-7000-8000-000000000009" });
  const copy = noteWith("别处", {
    id: "urn:uuid:01900000-0000-8000-8000-00000000000c",
    canonical: "urn:x:1",
  });

  test.each<[string, Annotation[], Annotation[], object]>([
    ["a new note is added", [here], [here, other], { added: [other], same: [{}] }],
    [
      "a note with later words has changed",
      [here],
      [noteWith("那里", { modified: later })],
      { changed: [{ present: here }] },
    ],
    [
      "a note with earlier words conflicts",
      [here],
      [noteWith("那里", { modified: earlier })],
      { conflicting: [{ present: here }] },
    ],
    [
      "a different note with the same time conflicts",
      [here],
      [noteWith("那里")],
      { conflicting: [{ present: here }] },
    ],
    [
      "a note with the same content is the same, whatever its time",
      [here],
      [noteWith("这里", { modified: later, created: earlier, via: ["urn:x:1"] })],
      { same: [{}] },
    ],
    [
      "a note without a time conflicts",
      [here],
      [noteWith("那里", { modified: later, foreign: { modified: null } })],
      { conflicting: [{}] },
    ],
    [
      "a note in another colour has other content",
      [here],
      [{ ...here, colour: "green", modified: later }],
      { changed: [{}] },
    ],
    [
      "a note that is not in the file is missing",
      [here, other],
      [other],
      { missing: [here], same: [{}] },
    ],
    [
      "a copy of the same original is the same note, under its id here",
      [copy],
      [{ ...copy, id: other.id }],
      { same: [{ incoming: { id: copy.id } }] },
    ],
    [
      "a copy of one of our notes is that note",
      [here],
      [noteWith("改", { id: other.id, canonical: here.id, modified: later })],
      { changed: [{ incoming: { id: here.id, canonical: null } }] },
    ],
    [
      "an original is the same note as its copy here",
      [copy],
      [{ ...copy, id: "urn:x:1", canonical: null }],
      { same: [{ incoming: { id: copy.id, canonical: "urn:x:1" } }] },
    ],
    [
      "one of two copies is the note here",
      [copy],
      [{ ...copy, id: other.id }, copy],
      { same: [{ present: copy }], added: [{ id: other.id }] },
    ],
  ])("%s", (_, present, incoming, expected) => {
    const none = { added: [], changed: [], same: [], conflicting: [], missing: [] };
    const plan = compare(present, incoming);
    expect(plan).toMatchObject({ ...none, ...expected });
  });

  const conflicting = noteWith("那里", { modified: earlier });
  const dated = { ...other, created: earlier };

  test.each([
    ["merge", "keep", [], []],
    ["merge", "take", ["那里"], []],
    ["merge", "both", ["那里"], []],
    ["replace", "keep", ["要点"], [copy.id]],
    ["replace", "take", ["那里", "要点"], [copy.id]],
    ["replace", "both", ["那里", "要点"], [copy.id]],
  ] as const)("%s, %s", (mode, conflicts, texts, deletes) => {
    const plan = compare([here, other, copy], [conflicting, dated]);
    const changes = changesFor(plan, { mode, conflicts });
    expect(changes.puts.map(({ body }) => body.value)).toEqual(texts);
    expect(changes.deletes).toEqual(deletes);
    expect(changesFor(plan, { mode, conflicts })).toEqual(changes);
  });

  test("“both” makes a separate note of the other version, the same one each time", () => {
    const put = (present: Annotation[]): Annotation =>
      changesFor(compare(present, [conflicting]), { mode: "merge", conflicts: "both" })
        .puts[0] as Annotation;
    const second = put([here]);
    expect(second.id).not.toBe(here.id);
    expect(second).toMatchObject({ canonical: null, via: [here.id], body: conflicting.body });
    expect(put([here, second])).toEqual(second);
  });

  test("“replace” leaves exactly the notes of the file", () => {
    fc.assert(
      fc.property(anyNotes, anyNotes, (present, others) => {
        const incoming = others.map((it, index) =>
          index % 2 > 0 ? it : { ...it, id: present[index]?.id ?? it.id },
        );
        const { puts, deletes } = changesFor(compare(present, incoming), {
          mode: "replace",
          conflicts: "take",
        });
        const after = new Map(present.map((it) => [it.id, it]));
        for (const it of deletes) after.delete(it);
        for (const it of puts) after.set(it.id, it);
        const content = (notes: Iterable<Annotation>): string[] =>
          [...notes].map((it) => stableJson({ ...it, id: "", canonical: "" } as never)).toSorted();
        expect(content(after.values())).toEqual(content(incoming));
        expect(puts.some(({ id }) => deletes.includes(id))).toBe(false);
      }),
    );
  });
});

describe("a note that carries something deeply nested", () => {
  const nested = (levels: number): Json => {
    let value: Json = "x";
    for (let i = 0; i < levels; i += 1) value = i % 2 ? [value] : { a: value };
    return value;
  };

  test("is refused by itself if a backup could not contain it, and the others are taken", () => {
    const { annotations, refused } = readFile([
      whole("1"),
      whole("2", { "urn:more": nested(95) }),
      item("3"),
    ]);
    expect(annotations.map((it) => it.canonical)).toEqual([
      "https://notes.example/1",
      "https://notes.example/3",
    ]);
    expect(refused).toEqual([
      { place: "$[1]", reason: { code: "tooDeep", params: { limit: 90 } } },
    ]);
  });

  test.each([88, 89, 90, 91, 95, 99])(
    "%i levels: what is taken comes back from a backup and from a list",
    (levels) => {
      const { annotations, refused } = readFile(
        whole("1", { created: "2026-01-01T00:00:00.000Z", "urn:more": nested(levels) }),
      );
      expect(annotations.length + refused.length).toBe(1);
      const backup = makeBackup({ annotations, settings: {}, met: [] });
      expect(readText(backup).annotations).toEqual(annotations);
      expect(readFile(annotations.map(toJsonLd) as Json).annotations).toEqual(annotations);
      expect(noteFrom(annotations[0] ?? note(), annotations[0]?.id ?? note().id).damage).toBe(
        undefined,
      );
    },
  );
});

test("a motivation that is written twice is one, and the note comes back as it was", () => {
  for (const motivation of [
    ["describing", "describing"],
    ["describing", "tagging", "describing"],
  ]) {
    const { annotations } = readFile(
      whole("1", { created: "2026-01-01T00:00:00.000Z", motivation }),
    );
    expect(annotations).toHaveLength(1);
    expect(readFile(annotations.map(toJsonLd) as Json).annotations).toEqual(annotations);
  }
});
