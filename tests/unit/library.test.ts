/** The library's pure parts: versions of documents, what follows them, packages, stored records, lexicons. */
import { describe, expect, test } from "vitest";
import { describe as describePlace } from "@/lib/annotation/anchor";
import type { Annotation } from "@/lib/annotation/model";
import { alignPassages } from "@/lib/document/align-passages";
import { type DocumentId, passageAddress, termAddress } from "@/lib/document/address";
import { backupPieces } from "@/lib/exchange/backup";
import { PackageError, isPackage, packageText, parsePackage } from "@/lib/exchange/package";
import { MAX_ASIDE } from "@/lib/record/doubt-name";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseLexicon } from "@/lib/glossary/lexicon-shape";
import { followingEntries, followingNotes } from "@/lib/library/follow-passages";
import { sentenceOf } from "@/lib/library/sentence-of";
import { parseLibraryRecord } from "@/lib/record/parse-record";
import { factKey } from "@/lib/glossary/figure";
import { bareTerm } from "@/lib/glossary/term";
import { type TermEntry, byOrder, isLibraryKey, itemKey } from "@/lib/record/record";
import { bundledItem, termRecordsOf, withOccurrences } from "@/lib/store/document-records";
import { fromBase64, toBase64 } from "@/lib/text/base64";
import { readNotesFile } from "../cases/exchange";
import { passage } from "../cases/passage";
import { bytesOf } from "./written";

const DOCUMENT = "3b0a6f2c-0000-4000-8000-000000000001" as DocumentId;
const TIME = "2026-11-30T04:00:00.000Z";

const item = {
  ...bundledItem({ id: DOCUMENT, passages: [passage("headline", "城市更新方案", "headline")] }),
  kind: "document" as const,
  file: {
    hash: "a".repeat(64),
    name: "方案.txt",
    bytes: 3,
    format: "text" as const,
    encoding: null,
    isPage: false,
  },
};

function entry(id: string, form: string, sources: string[] = []): TermEntry {
  return {
    id: termAddress(DOCUMENT, id),
    type: "Entry",
    document: DOCUMENT,
    created: TIME,
    modified: TIME,
    term: { ...bareTerm(id, form), sources },
    origin: null,
    unconfirmed: [],
  };
}

const OLD = [
  passage("p1", "全市推进城市更新，改造老旧小区。"),
  passage("p2", "同样的一句。"),
  passage("p3", "同样的一句。"),
  passage("p4", "完善社区联动办法，引导社会力量参与治理。"),
  passage("p5", "将被删去的一段文字，说的是别的事情。"),
];
const NEW = [
  passage("p1", "新加的开头，与原来的各段都不相同。"),
  passage("p2", "全市推进城市更新，改造老旧小区。"),
  passage("p3", "同样的一句。"),
  passage("p4", "同样的一句。"),
  passage("p5", "完善社区联动办法，引导社会力量和志愿者参与治理。"),
];

describe("a newer version of a document", () => {
  const changes = alignPassages(OLD, NEW);

  test("has the passages with the same words, and those with nearly the same", () => {
    expect([...changes.to]).toEqual([
      ["p1", "p2"],
      ["p2", "p3"],
      ["p3", "p4"],
      ["p4", "p5"],
    ]);
    expect(changes.changed.map(({ before, after }) => [before.id, after.id])).toEqual([
      ["p4", "p5"],
    ]);
    expect(changes.fresh.map(({ id }) => id)).toEqual(["p1"]);
    expect(changes.gone.map(({ id }) => id)).toEqual(["p5"]);
  });

  test("is the same as itself", () => {
    const same = alignPassages(OLD, OLD);
    expect([...same.to]).toEqual(OLD.map(({ id }) => [id, id]));
    expect([same.changed, same.fresh, same.gone]).toEqual([[], [], []]);
  });

  test("a heading is not a paragraph with the same words", () => {
    const { fresh, gone } = alignPassages([passage("p1", "一")], [passage("s1", "一", "section")]);
    expect([fresh.length, gone.length]).toEqual([1, 1]);
  });

  test("takes the sources of its terms along, and leaves out those that are gone", () => {
    const records = [entry("a", "城市更新", ["p1", "p5"]), entry("b", "社区联动", []), item];
    const [followed, ...others] = followingEntries(records, DOCUMENT, changes, TIME);
    expect(followed?.after.term.sources).toEqual(["p2"]);
    expect(others).toEqual([]);
  });

  const note = (id: string, source: string, text?: string): Annotation => {
    const found = OLD.find((it) => passageAddress(DOCUMENT, it.id) === source)?.text ?? "";
    const start = text === undefined ? 0 : found.indexOf(text);
    return {
      id: `urn:uuid:${id}`,
      created: TIME,
      modified: TIME,
      motivation: "commenting",
      body: { type: "TextualBody", value: "记", format: "text/plain" },
      tags: [],
      colour: "blue",
      target:
        text === undefined
          ? { type: "resource", source }
          : {
              type: "selection",
              source,
              scope: null,
              selectors: describePlace(found, start, start + text.length),
            },
      canonical: null,
      via: [],
      foreign: null,
    };
  };
  const at = (id: string): string => passageAddress(DOCUMENT, id);
  const sourceAfter = (it: Annotation): string => {
    const [followed] = followingNotes([it], DOCUMENT, changes, NEW, TIME);
    return followed?.after.target.source ?? it.target.source;
  };

  test.each([
    ["a passage that has moved", note("1", at("p1")), at("p2")],
    ["words of a passage that has moved", note("2", at("p1"), "老旧小区"), at("p2")],
    ["words of a passage that has changed", note("3", at("p4"), "引导社会力量"), at("p5")],
    ["a passage that is gone: at none", note("4", at("p5")), at("lost.p5")],
    ["a term: stays", note("5", termAddress(DOCUMENT, "a")), termAddress(DOCUMENT, "a")],
    ["a web page: stays", note("6", "https://a.example/"), "https://a.example/"],
    [
      "another document: stays",
      note("7", "urn:cideng:other:passage:p1"),
      "urn:cideng:other:passage:p1",
    ],
  ])("a note follows %s", (_, it, expected) => {
    expect(sourceAfter(it)).toBe(expected);
  });
});

describe("a package", () => {
  const bytes = new TextEncoder().encode("城市更新方案\n推进城市更新。\n");
  const entries = [entry("a", "城市更新", ["p1"]), entry("b", "老旧小区")];
  const text = packageText({ item, entries, bytes });
  const encoded = (it: string): Uint8Array => new TextEncoder().encode(it);

  test("comes in as it went out, without what its giver decided for himself", () => {
    expect(isPackage(encoded(text))).toBe(true);
    const given = packageText({
      item: { ...item, sites: ["secret.example"], order: 7, isOn: false, colour: 3 },
      entries,
      bytes,
    });
    expect(given).not.toContain("secret.example");
    expect(given).toBe(text);
    // What its giver has said of its terms goes along.
    const setAside = ["form-inside:a:0a1b2c3d"];
    const meant = packageText({ item: { ...item, setAside }, entries, bytes });
    expect(parsePackage(encoded(meant)).item.setAside).toEqual(setAside);
    const read = parsePackage(encoded(text));
    expect(read.entries).toEqual(entries);
    expect(read.bytes).toEqual(bytes);
    expect(read.item.file).toEqual(item.file);
    expect(read.leftOut).toBe(0);
  });

  test("an entry that is not valid does not take the others along", () => {
    const odd = [...entries, { ...entry("c", "x"), term: { form: 5 } } as never];
    const read = parsePackage(encoded(packageText({ item, entries: odd, bytes })));
    expect([read.entries.length, read.leftOut]).toEqual([2, 1]);
  });

  test.each([
    ["one changed letter", text.replace("城市更新", "城市更薪"), "damaged"],
    ["a newer version", text.replace('"version":1', '"version":2'), "newer"],
    ["no version", text.replace('"version":1,', ""), "damaged"],
    ["half of it", text.slice(0, text.length / 2), "damaged"],
    ["no content", '{"format":"cideng-package","version":1}', "damaged"],
  ])("with %s is refused", (_, broken, fault) => {
    expect(() => parsePackage(encoded(broken))).toThrow(new PackageError(fault as "damaged"));
  });

  test("that names a file and has none is refused", () => {
    const without = packageText({ item, entries, bytes: null });
    expect(() => parsePackage(encoded(without))).toThrow(PackageError);
  });
});

describe("a stored record of the library", () => {
  test.each([
    ["an item", item],
    ["an entry", entry("a", "城市更新")],
  ])("%s is read as it is", (_, record) => {
    expect(parseLibraryRecord(structuredClone(record))).toEqual(record);
  });

  test.each([
    ["under another key", { ...item, id: itemKey("other" as DocumentId) }],
    ["a file whose hash is a path", { ...item, file: { ...item.file, hash: "../x" } }],
    ["a colour that is none", { ...item, colour: 5 }],
    ["a doubt without a name", { ...item, setAside: ["form-inside:a"] }],
    ["a doubt with a long name", { ...item, setAside: [`no-source:${"a".repeat(65)}:0a1b2c3d`] }],
    [
      "more doubts than can be set aside",
      { ...item, setAside: Array.from({ length: MAX_ASIDE + 1 }, () => "too-short:a:0a1b2c3d") },
    ],
    ["a time that is none", { ...item, modified: "yesterday" }],
    [
      "an entry without a form",
      { ...entry("a", "x"), term: { ...entry("a", "x").term, form: "" } },
    ],
    ["nothing", null],
    ["a note", { id: "urn:uuid:1", type: "Annotation" }],
  ])("%s is none", (_, record) => {
    expect(parseLibraryRecord(record)).toBeNull();
  });

  test("of an earlier build is read, with nothing set aside", () => {
    const { setAside: _, refused: __, ...earlier } = item;
    expect(parseLibraryRecord(earlier)).toEqual({ ...item, setAside: [], refused: [] });
  });

  test("is known by its key, and a note is not", () => {
    expect(isLibraryKey(item.id)).toBe(true);
    expect(isLibraryKey("urn:uuid:0190a4b0-0000-7000-8000-000000000001")).toBe(false);
  });
});

describe("a backup", () => {
  const files = new Map([["a".repeat(64), new TextEncoder().encode("文")]]);

  test("with a library comes in as it went out, byte for byte", () => {
    const content = { annotations: [], settings: {}, met: [], library: [item], files };
    const bytes = bytesOf(piecesOf(content));
    const read = readNotesFile(bytes, 0);
    expect(read.library).toEqual([item]);
    expect([...read.files]).toEqual([...files]);
    expect(bytesOf(piecesOf({ ...content, library: read.library, files: read.files }))).toEqual(
      bytes,
    );
  });

  test("without one is of the first version, which earlier builds read", () => {
    const text = new TextDecoder().decode(
      bytesOf(piecesOf({ annotations: [], settings: {}, met: [] })),
    );
    expect(text).toContain('"version":1');
    expect(text).not.toContain("library");
  });

  function* piecesOf(
    content: Parameters<typeof backupPieces>[0],
  ): Generator<Uint8Array<ArrayBuffer>> {
    const steps = backupPieces(content);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let next = steps.next();
    for (; !next.done; next = steps.next()) pieces.push(next.value);
    yield next.value;
    yield* pieces;
  }
});

describe("a lexicon of several glossaries", () => {
  test("has the colour of each, and a form of two leads to both", () => {
    const other = "other" as DocumentId;
    const lexicon = makeLexicon([
      { address: termAddress(DOCUMENT, "a"), id: "a", forms: entry("a", "城市更新").term.forms },
      {
        address: termAddress(other, "x"),
        id: "x",
        colour: 3,
        forms: entry("x", "城市更新").term.forms,
      },
    ]);
    expect(lexicon.colours).toEqual([0, 3]);
    expect(lexicon.forms).toEqual([["城市更新", 0, 0, 1]]);
    expect(parseLexicon(structuredClone(lexicon))).toEqual(lexicon);
    expect(parseLexicon({ ...lexicon, colours: [0, 9] })).toBeNull();
  });

  test("a condition means a term of the same glossary, whatever ids others have", () => {
    const forms = (form: string, beside: string[]) => [
      { form, ambiguous: beside.length > 0, beside },
    ];
    const { forms: made } = makeLexicon([
      { address: "urn:cideng:one:term:a", id: "a", forms: forms("甲甲", []) },
      { address: "urn:cideng:two:term:a", id: "a", forms: forms("乙乙", []) },
      { address: "urn:cideng:two:term:b", id: "b", forms: forms("丙丙", ["a"]) },
    ]);
    expect(made.find(([form]) => form === "丙丙")?.[2]).toEqual([1]);
  });
});

test("the occurrences of a form that two entries share count for both", () => {
  const entries = [entry("a", "城市更新").term, entry("b", "城市更新").term];
  const terms = withOccurrences(entries, [passage("p1", "推进城市更新。")]);
  expect(terms.map(({ occurrences }) => occurrences)).toEqual([
    [{ passage: "p1", start: 2, end: 6 }],
    [{ passage: "p1", start: 2, end: 6 }],
  ]);
  expect(termRecordsOf(DOCUMENT, terms).map(({ address }) => address)).toEqual([
    termAddress(DOCUMENT, "a"),
    termAddress(DOCUMENT, "b"),
  ]);
});

test.each([
  ["前文。建设", "一刻钟便民生活圈", "，方便群众。下一步", "建设一刻钟便民生活圈，方便群众。"],
  ["", "三单制", "", "三单制"],
  ["实行", "三单制", "管理", "实行三单制管理"],
])("the sentence around a quotation: %s|%s|%s", (prefix, exact, suffix, sentence) => {
  expect(sentenceOf({ type: "TextQuoteSelector", prefix, exact, suffix })).toBe(sentence);
});

test("items keep their order, and facts have names by their places", () => {
  const [one, two] = [
    { order: 1.5, document: "b" as DocumentId },
    { order: 1, document: "c" as DocumentId },
  ];
  expect([one, two].sort(byOrder)).toEqual([two, one]);
  expect(factKey({ passage: "p3", start: 1, end: 4 })).toBe("p3:1-4");
});

test("bytes come back from Base64, and what is none is refused", () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, i) => i % 251);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(fromBase64("§")).toBeNull();
});
