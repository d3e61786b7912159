import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import type { Annotation, Json } from "@/lib/annotation/model";
import { unknownSource } from "@/lib/annotation/unknown-source";
import { answeredNotes, inThreads } from "@/lib/exchange/hypothesis/replies";
import { atOnce } from "@/lib/slices/in-slices";

import { toJsonLd } from "@/lib/exchange/w3c/w3c";

import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { noteTitles } from "@/lib/library/note-titles";
import { passageAddress } from "@/lib/document/address";
import { parseReport } from "@/lib/report/parse-report";
import { recordsOf } from "@/lib/store/document-records";
import { note, selection } from "@/tests/cases/exchange-notes";
import { readNotesFile } from "../cases/exchange";

const report = parseReport(bundle.report.id, bundle.report.text);
const { terms, passages } = recordsOf(report, parseGlossary(bundle.glossary, report));
const titles = noteTitles(
  { terms, passages },
  { placeName: ({ id }) => `place ${id}`, unknown: "unnamed" },
);

const on = (source: string, change: Partial<Annotation> = {}): Annotation =>
  note({ target: { type: "resource", source }, ...change });
const quotedOn = (source: string): Annotation => {
  const it = selection("近邻党建");
  if (it.target.type !== "selection") throw new Error("it quotes nothing");
  return { ...it, target: { ...it.target, source, scope: null } };
};
const [term] = terms as [(typeof terms)[number]];
const titled = (title: Json): Partial<Annotation> => ({
  foreign: { hypothesis: { document: { title } } },
});

describe("the subject of a note", () => {
  test.each<[string, Annotation, string, string | null]>([
    [
      "a term",
      on(term.address),
      term.form,
      `/reader.html#/doc/fuzhou-jiguan-dangjian/term/${term.id}`,
    ],
    [
      "a passage",
      on(passageAddress(report.id, "p14")),
      "place p14",
      "/reader.html#/doc/fuzhou-jiguan-dangjian/text/p14",
    ],
    [
      "a quotation from a passage",
      quotedOn(passageAddress(report.id, "p14")),
      "place p14",
      "/reader.html#/doc/fuzhou-jiguan-dangjian/text/p14",
    ],
    [
      "words of a term's entry",
      quotedOn(term.address),
      term.form,
      `/reader.html#/doc/fuzhou-jiguan-dangjian/term/${term.id}`,
    ],
    ["a page", on("https://a.cn/%E8%AF%8D?x=1"), "a.cn/词?x=1", "https://a.cn/%E8%AF%8D?x=1"],
    ["a quotation from a page", quotedOn("https://a.cn/x"), "a.cn/x", "https://a.cn/x"],
    ["a route", on("https://a.cn/#/a"), "a.cn/#/a", "https://a.cn/#/a"],
    [
      "a PDF of Hypothesis",
      on("urn:x-pdf:abc", titled(["近邻党建研究.pdf"])),
      "近邻党建研究.pdf",
      null,
    ],
    ["a PDF with a title outside a list", on("urn:x-pdf:abc", titled("研究")), "研究", null],
    ["a PDF without a title", on("urn:x-pdf:abc", titled([])), "urn:x-pdf:abc", null],
    ["a PDF with an empty title", on("urn:x-pdf:abc", titled([" ", "二"])), "二", null],
    [
      "a page of Hypothesis",
      on("https://a.cn/x.pdf", titled(["研究"])),
      "研究",
      "https://a.cn/x.pdf",
    ],
    ["an unnamed subject", on(unknownSource()), "unnamed", null],
    ["a path", on(unknownSource("b 乙.html")), "b 乙.html", null],
    [
      "a passage of another report",
      on("urn:cideng:other:passage:p1"),
      "urn:cideng:other:passage:p1",
      null,
    ],
    ["an address that would run code", on("javascript:alert(1)"), "javascript:alert(1)", null],
    ["a file", on("file:///home/a.html"), "file:///home/a.html", null],
    ["a text that is not an address", on("http://"), "http://", null],
  ])("%s has a name, and leads to where it can be read", (_, it, title, href) => {
    expect(titles.titleOf(it)).toMatchObject({ title, href });
    expect(titles.nameOf(it).title).toBe(title);
  });
});

describe("replies", () => {
  const PAGE = "https://news.example/a";
  const row = (id: string, references: string[], more: Record<string, Json> = {}): Json => ({
    id,
    uri: PAGE,
    text: id,
    tags: [],
    references,
    target: [{ source: PAGE }],
    created: "2026-01-02T03:04:05+00:00",
    updated: "2026-01-02T03:04:05+00:00",
    ...more,
  });
  const read = (rows: Json): Annotation[] =>
    readNotesFile(new TextEncoder().encode(JSON.stringify(rows)), 0).annotations;
  const said = (notes: readonly Annotation[]): [string, string | null | undefined][] => {
    const answered = atOnce(answeredNotes(notes));
    return notes.map((it) => {
      const parent = answered.get(it.id);
      return [it.body.value, parent === undefined ? undefined : (parent?.body.value ?? null)];
    });
  };

  test("replies of Hypothesis answer the last of their references, wherever it is in the file", () => {
    const rows = [row("c", ["a", "b"]), row("b", ["a"]), row("a", []), row("d", ["gone"])];
    expect(said(read(rows))).toEqual([
      ["c", "b"],
      ["b", "a"],
      ["a", undefined],
      ["d", null],
    ]);
  });

  test("replies of the W3C answer the annotation that is their target", () => {
    const notes = read([
      {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        type: "Annotation",
        id: "https://n.example/1",
        bodyValue: "a",
        target: PAGE,
      },
      {
        type: "Annotation",
        id: "https://n.example/2",
        bodyValue: "b",
        motivation: "replying",
        target: "https://n.example/1",
      },
      {
        type: "Annotation",
        id: "https://n.example/3",
        bodyValue: "c",
        target: "https://n.example/2",
      },
      {
        type: "Annotation",
        id: "https://n.example/4",
        bodyValue: "d",
        motivation: "replying",
        target: "https://n.example/9",
      },
    ]);
    expect(said(notes)).toEqual([
      ["a", undefined],
      ["b", "a"],
      ["c", "b"],
      ["d", null],
    ]);
  });

  test("stay replies after export and import, and after a change", () => {
    const notes = read([row("a", []), row("b", ["a"])]);
    const changed = notes.map((it) => ({ ...it, tags: ["新"] }));
    for (const these of [notes, changed]) {
      const again = read(these.map(toJsonLd));
      expect(said(again)).toEqual(said(notes));
    }
  });

  test("are listed after what they answer, the earliest first, and none is lost", () => {
    const time = (minute: string) => ({ created: `2026-01-02T03:${minute}:00+00:00` });
    const notes = read([
      row("later", ["a"], time("09")),
      row("b", [], {}),
      row("sooner", ["a"], time("05")),
      row("deep", ["a", "sooner"], {}),
      row("lone", ["gone"], {}),
      row("a", [], {}),
    ]);
    const order = atOnce(inThreads(notes, atOnce(answeredNotes(notes)))).map((it) => it.body.value);
    expect(order).toEqual(["b", "lone", "a", "sooner", "deep", "later"]);
    const some = notes.filter((it) => it.body.value !== "a");
    expect(
      atOnce(inThreads(some, atOnce(answeredNotes(notes)))).map((it) => it.body.value),
    ).toEqual(["later", "b", "sooner", "deep", "lone"]);
  });

  test("replies to each other are all listed", () => {
    const notes = read([row("a", ["b"]), row("b", ["a"]), row("c", ["c"])]);
    const order = atOnce(inThreads(notes, atOnce(answeredNotes(notes))));
    expect(order).toHaveLength(3);
  });

  test("thousands of replies are sorted in little time", () => {
    const rows = Array.from({ length: 3000 }, (_, i) => row(`n${i}`, i === 0 ? [] : [`n${i - 1}`]));
    const notes = read(rows);
    expect(atOnce(inThreads(notes, atOnce(answeredNotes(notes))))).toHaveLength(3000);
  });
});
