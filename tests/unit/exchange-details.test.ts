import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/annotation/model";
import { unknownName } from "@/lib/annotation/unknown-source";
import { looseTime } from "@/lib/exchange/json/date-time";

import { type ImportResult } from "@/lib/exchange/import-file";
import { toJsonLd } from "@/lib/exchange/w3c/w3c";

import { musts } from "@/tests/cases/exchange-musts";
import { CONTEXT } from "@/tests/cases/exchange-w3c";
import { readNotesFile } from "../cases/exchange";

const NOW = Date.UTC(2026, 3, 1);
const PAGE = "https://news.example/a";
const readText = (text: string): ImportResult => readNotesFile(new TextEncoder().encode(text), NOW);
const readFile = (value: Json): ImportResult => readText(JSON.stringify(value));
const entry = (more: Record<string, Json> = {}): Record<string, Json> => ({
  "@context": CONTEXT,
  id: "https://notes.example/1",
  type: "Annotation",
  body: { type: "TextualBody", value: "注" },
  target: {
    source: PAGE,
    selector: { type: "TextQuoteSelector", exact: "近邻党建" },
  },
  ...more,
});
const without = (...names: string[]): Record<string, Json> =>
  Object.fromEntries(Object.entries(entry()).filter(([name]) => !names.includes(name)));
const codes = ({ remarks }: ImportResult): string[] => remarks.map(({ reason }) => reason.code);
/** A time in the reader's time zone. */
const local = (...parts: [number, number, number?, number?, number?, number?]): string =>
  new Date(...parts).toISOString();

describe("an annotation that breaks the model in a detail is imported with a remark", () => {
  const selector = { type: "TextQuoteSelector", exact: "近邻党建" };
  test.each<[string, Json, string[]]>([
    [
      "a context of https",
      entry({ "@context": "https://www.w3.org/ns/anno.jsonld" }),
      ["readContext"],
    ],
    [
      "a context without its ending",
      entry({ "@context": "http://www.w3.org/ns/anno" }),
      ["readContext"],
    ],
    ["a list of contexts with the W3C's", entry({ "@context": [CONTEXT, { x: "urn:x:" }] }), []],
    [
      "a list of contexts without the W3C's",
      entry({ "@context": ["https://www.w3.org/ns/anno.jsonld", { x: "urn:x:" }] }),
      ["readContext"],
    ],
    [
      "a context written out in full",
      entry({ "@context": { oa: "http://www.w3.org/ns/oa#" } }),
      ["readContext"],
    ],
    ["no context", without("@context"), ["readContext"]],
    ["no type", without("type"), ["readType"]],
    ["a type in lower case", entry({ type: "annotation" }), ["readType"]],
    [
      "JSON-LD's own keywords",
      { ...without("id", "type"), "@id": "urn:x:1", "@type": "oa:Annotation" },
      [],
    ],
    [
      "an id of its own program",
      entry({ id: "#a88b22d0-6106-4872-9435-c78b5e89fede" }),
      ["readId"],
    ],
    ["an id that is a path", entry({ id: "notes/1" }), ["readId"]],
    ["an id that is a number", entry({ id: 7 }), ["readId"]],
    ["an empty id", entry({ id: "" }), ["readId"]],
    ["two ids", entry({ id: ["urn:x:1", "urn:x:2"] }), ["readId"]],
    ["a day", entry({ created: "2026-01-02" }), ["readDate"]],
    ["an invalid date", entry({ created: "" }), ["notDate"]],
    [
      "two dates",
      entry({ created: ["2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"] }),
      ["readDate"],
    ],
    [
      "a date with its type",
      entry({ modified: { "@value": "2026-01-02T00:00:00Z", type: "xsd:dateTime" } }),
      ["readDate"],
    ],
    [
      "a date of a body",
      entry({ body: { type: "TextualBody", value: "注", created: "2026-01-02 03:04" } }),
      ["readDate"],
    ],
    [
      "a source with a space",
      entry({ target: { source: "https://news.example/a b", selector } }),
      ["readAddress"],
    ],
    ["a source without its protocol", entry({ target: "//news.example/a" }), ["readAddress"]],
    [
      "a source that is a path",
      entry({ target: { source: "/a/b.html", selector } }),
      ["relativeSource"],
    ],
    ["no source", entry({ target: { selector } }), ["noSource"]],
    ["an empty source", entry({ target: { source: "", selector } }), ["noSource"]],
    ["a body that is text", entry({ body: "很重要" }), ["readBodyText"]],
    [
      "a relative id of a body",
      entry({ body: { id: "#b", type: "TextualBody", value: "注" } }),
      ["notIri"],
    ],
    ["an invalid motivation", entry({ motivation: 3 }), ["notTexts"]],
    [
      "an unknown text direction",
      entry({ body: { type: "TextualBody", value: "注", textDirection: "up" } }),
      ["notDirection"],
    ],
    ["rights that are not an address", entry({ rights: "CC-BY" }), ["notIris"]],
    [
      "a copy of something without an address",
      entry({ canonical: "1", via: ["x"] }),
      ["notIri", "notIris"],
    ],
    [
      "a scope that is not an address",
      entry({ target: { source: PAGE, scope: "x", selector } }),
      ["notIriOrObject"],
    ],
    [
      "a position that ends before it begins",
      entry({
        target: {
          source: PAGE,
          selector: [selector, { type: "TextPositionSelector", start: 9, end: 5 }],
        },
      }),
      ["endBeforeStart"],
    ],
    [
      "an empty quotation",
      entry({ target: { source: PAGE, selector: { type: "TextQuoteSelector", exact: "" } } }),
      ["emptyQuote"],
    ],
    [
      "a date of a state",
      entry({
        target: { source: PAGE, selector, state: { type: "TimeState", sourceDate: "2026" } },
      }),
      ["notTime"],
    ],
    ["an invalid style", entry({ stylesheet: 3 }), ["notIriOrObject"]],
    [
      "a body with only a purpose",
      entry({ body: [{ type: "TextualBody", purpose: "highlighting" }, { value: "注" }] }),
      ["emptyBody"],
    ],
    [
      "text with its language",
      entry({ body: { value: { "@value": "注", "@language": "zh" } } }),
      ["readText"],
    ],
    [
      "a source without an id",
      entry({ target: { source: { type: "Text" }, selector } }),
      ["noSource"],
    ],
    [
      "selectors without a type",
      entry({ target: { source: PAGE, selector: [{ exact: "近邻党建" }, { start: 5, end: 9 }] } }),
      ["readSelector", "readSelector"],
    ],
    [
      "the vocabulary's full IRIs",
      entry({ type: "oa:Annotation", motivation: "oa:commenting" }),
      [],
    ],
  ])("%s", (_, value, wanted) => {
    const result = readFile([entry({ id: "urn:x:first" }), value, entry({ id: "urn:x:last" })]);
    const isBare = wanted[0] === "readContext" && !(value as Record<string, Json>)["@context"];
    expect(result.refused).toEqual([]);
    expect(result.annotations).toHaveLength(3);
    // Nobody requires it in a list.
    expect(codes(result)).toEqual(isBare ? [] : wanted);
    const alone = readFile(value);
    expect(codes(alone)).toEqual(wanted);
    const [note] = alone.annotations;
    if (!note) throw new Error("it was not taken");
    expect(note.body.value).toMatch(/注|很重要/u);
    // The export breaks no MUST, and is imported unchanged.
    for (const [section, must, holds] of musts) {
      expect(holds(toJsonLd(note)), `${section} ${must}`).toBe(true);
    }
    const again = readFile(toJsonLd(note));
    const { id, body, tags, target } = note;
    expect(again).toMatchObject({
      annotations: [{ id, body, tags, target }],
      remarks: [],
      refused: [],
    });
    // The file brings it only once.
    expect(readFile(value).annotations[0]?.id).toBe(note.id);
  });

  test.each([
    ["no target", without("target")],
    ["an empty target", entry({ target: {} })],
    ["a body of another kind without an address", entry({ body: { type: "Image" } })],
    ["text and an address at once", entry({ body: { value: "x", source: PAGE } })],
    ["body and bodyValue", entry({ bodyValue: "x" })],
    ["a value that is not an object", 7],
    ["only an address", "https://notes.example/3"],
    [
      "an address of 70 000 characters",
      entry({ target: `https://news.example/${"a".repeat(70_000)}` }),
    ],
    [
      "a prefix of 70 000 characters",
      entry({
        target: {
          source: PAGE,
          selector: { type: "TextQuoteSelector", exact: "词", prefix: "x".repeat(70_000) },
        },
      }),
    ],
    ["an origin of 70 000 characters", entry({ via: [`urn:x:${"a".repeat(70_000)}`] })],
    [
      "a canonical address of 70 000 characters",
      entry({ canonical: `urn:x:${"a".repeat(70_000)}` }),
    ],
    ["two thousand origins", entry({ via: Array.from({ length: 2000 }, (_, i) => `urn:x:${i}`) })],
    ["a motivation of 70 000 characters", entry({ motivation: "x".repeat(70_000) })],
    ["five million characters of other members", entry({ "x:y": "x".repeat(5_000_000) })],
    [
      "a thousand broken members",
      entry({ body: Array.from({ length: 1000 }, () => ({ value: "x", language: 3 })) }),
    ],
  ])(
    "an annotation that cannot be imported is listed with its reason and does not affect others: %s",
    (_, value) => {
      const file: Json = [entry({ id: "urn:x:first" }), value, entry({ id: "urn:x:last" })];
      const { annotations, refused } = readFile(file);
      expect(annotations.map(({ canonical }) => canonical)).toEqual(["urn:x:first", "urn:x:last"]);
      expect(refused).toHaveLength(1);
      expect(refused[0]?.place).toMatch(/^\$\[1\]/u);
    },
  );
});

describe("files of other programs", () => {
  const folder = new URL("../cases/files/", import.meta.url);
  test.each([
    ["w3c-recogito.json", 1, ["readId", "noSource"]],
    [
      "w3c-dates.json",
      10,
      [
        "readDate",
        "readDate",
        "readDate",
        "readDate",
        "readDate",
        "readDate",
        "readDate",
        "readDate",
        "notDate",
      ],
    ],
    ["w3c-https-context.json", 1, ["readContext"]],
    ["ndjson.jsonl", 2, []],
  ])("%s: all annotations are imported", (name, count, wanted) => {
    const result = readNotesFile(readFileSync(new URL(name, folder)), NOW);
    expect(result.refused).toEqual([]);
    expect(result.annotations).toHaveLength(count);
    expect(codes(result).toSorted()).toEqual(wanted.toSorted());
  });

  test("an annotation without a source is named with its tag and its text", () => {
    const [note] = readNotesFile(
      readFileSync(new URL("w3c-recogito.json", folder)),
      NOW,
    ).annotations;
    expect(note).toMatchObject({
      id: "urn:uuid:a88b22d0-6106-4872-9435-c78b5e89fede",
      body: { value: "很重要" },
      tags: ["党建"],
      target: { type: "selection", selectors: { quote: { exact: "近邻党建" } } },
    });
    expect(unknownName(note?.target.source ?? "")).toBe("");
  });

  test("two paths are two texts", () => {
    const { annotations } = readFile(
      ["a.html", "b 乙.html"].map((source, i) => entry({ id: `urn:x:${i}`, target: source })),
    );
    const names = annotations.map(({ target }) => unknownName(target.source));
    expect(names).toEqual(["a.html", "b 乙.html"]);
    expect(new Set(annotations.map(({ target }) => target.source)).size).toBe(2);
  });
});

describe("annotations are found in", () => {
  test.each<[string, Json]>([
    ["a graph", { "@context": CONTEXT, "@graph": [entry()] }],
    ["a list with any name", { exported: "2026-01-01", notes: [entry()] }],
    [
      "a page with JSON-LD's own keywords",
      { "@context": CONTEXT, "@type": "AnnotationPage", items: [entry()] },
    ],
    [
      "a collection with its context",
      { "@context": CONTEXT, type: "AnnotationCollection", first: { items: [entry()] } },
    ],
  ])("%s", (_, value) => {
    const { annotations, refused } = readFile(value);
    expect([annotations.length, refused]).toEqual([1, []]);
  });
});

describe("JSON Lines", () => {
  const line = (n: number): string => JSON.stringify(entry({ id: `urn:x:${n}` }));
  test.each([
    ["in the plain form", [line(1), line(2)].join("\n")],
    ["with a line end after the last line", `${line(1)}\n${line(2)}\n`],
    ["with Windows line ends", `${line(1)}\r\n${line(2)}\r\n`],
    ["with empty lines", `\n${line(1)}\n\n  \n${line(2)}`],
    ["with a byte order mark", `\ufeff${line(1)}\n${line(2)}`],
    ["as a sequence (RFC 7464)", `\u001e${line(1)}\n\u001e${line(2)}\n`],
  ])("lines %s are read", (_, text) => {
    const { annotations, refused, kind } = readText(text);
    expect(annotations.map(({ canonical }) => canonical)).toEqual(["urn:x:1", "urn:x:2"]);
    expect(refused).toEqual([]);
    expect(kind).toBe("w3c");
  });

  test("JSON Lines of Hypothesis are read like its rows", () => {
    const row = { uri: PAGE, text: "一", tags: [], updated: "2026-01-02T03:04:05Z" };
    const { kind, annotations } = readText(
      `${JSON.stringify({ ...row, id: "1" })}\n${JSON.stringify({ ...row, id: "2" })}`,
    );
    expect([kind, annotations.length]).toEqual(["hypothesis", 2]);
  });

  test("a broken or truncated line does not affect the others", () => {
    const { annotations, refused } = readText(
      [line(1), "{oops", line(2), line(3).slice(0, 40)].join("\n"),
    );
    expect(annotations).toHaveLength(2);
    expect(refused).toMatchObject([
      { place: "L2", reason: { code: "jsonFault" } },
      { place: "L4", reason: { code: "jsonFault" } },
    ]);
  });

  test("a line of unclosed brackets does not affect the others", () => {
    const { annotations, refused } = readText([line(1), "[".repeat(200), line(2)].join("\n"));
    expect(annotations).toHaveLength(2);
    expect(refused).toMatchObject([{ place: "L2", reason: { code: "tooDeep" } }]);
  });

  test("a remark names the line and the path", () => {
    const { remarks } = readText(`${line(1)}\n${JSON.stringify(entry({ created: "2026-01-02" }))}`);
    expect(remarks).toMatchObject([{ place: "L2.created" }]);
  });

  test.each(["{}\n{}", '{"a":1}\n{"b":2}'])(
    "JSON Lines of something else are refused: %j",
    (text) => {
      expect(() => readText(text)).toThrow(/nothingKnown/u);
    },
  );

  test("text that is not JSON at all is refused with its place", () => {
    expect(() => readText("id,note\n1,x")).toThrow(/jsonFault/u);
  });
});

describe("dates as other programs write them", () => {
  test.each<[unknown, string | null]>([
    ["2026-01-02", local(2026, 0, 2)],
    ["2026-01-02T03:04:05", local(2026, 0, 2, 3, 4, 5)],
    ["2026-01-02 03:04:05Z", "2026-01-02T03:04:05.000Z"],
    ["2026-01-02T03:04:05+0800", "2026-01-01T19:04:05.000Z"],
    ["2026-01-02T03:04:05+08", "2026-01-01T19:04:05.000Z"],
    ["2026-01-02 03:04:05 GMT+8", "2026-01-01T19:04:05.000Z"],
    ["2026-01-02T03:04:05 -05:30", "2026-01-02T08:34:05.000Z"],
    ["2026-01-02T03:04Z", "2026-01-02T03:04:00.000Z"],
    ["2026-1-2T3:04:05Z", "2026-01-02T03:04:05.000Z"],
    ["2026-06-30T23:59:60Z", "2026-07-01T00:00:00.000Z"],
    ["2026-01-02t03:04:05.5z", "2026-01-02T03:04:05.500Z"],
    ["2026/1/2 3:04", local(2026, 0, 2, 3, 4)],
    ["2026.01.02", local(2026, 0, 2)],
    ["2026年1月2日", local(2026, 0, 2)],
    ["2026年1月2日 3时04分05秒", local(2026, 0, 2, 3, 4, 5)],
    ["2026年1月", local(2026, 0, 1)],
    ["2026-01", local(2026, 0, 1)],
    ["20260102T030405Z", "2026-01-02T03:04:05.000Z"],
    ["20260102", local(2026, 0, 2)],
    ["Fri, 02 Jan 2026 03:04:05 GMT", "2026-01-02T03:04:05.000Z"],
    [1_767_323_045_000, "2026-01-02T03:04:05.000Z"],
    [1_767_323_045, "2026-01-02T03:04:05.000Z"],
    ["1767323045000", "2026-01-02T03:04:05.000Z"],
    ["", null],
    ["yesterday", null],
    ["2026-02-30", null],
    ["2026-01-02T25:00", null],
    ["2026-01-02T03:61Z", null],
    ["12345", null],
    [1e20, null],
    [null, null],
    [true, null],
  ])("%j", (value, time) => {
    expect(looseTime(value)).toBe(time);
  });
});
