import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { MAX_TITLE_UNITS } from "@/lib/annotation/limits";
import { makeAnnotation } from "@/lib/annotation/make-annotation";
import type { Annotation, Json } from "@/lib/annotation/model";
import { titleFrom } from "@/lib/annotation/page-title";
import { annotationSchema } from "@/lib/annotation/schema";
import { noteFrom } from "@/lib/annotation/stored-note";
import { fromJsonLd, toJsonLd } from "@/lib/exchange/w3c/w3c";
import { noteGroups } from "@/lib/library/note-titles";
import { note, selection } from "@/tests/cases/exchange-notes";

const NOW = Date.UTC(2026, 3, 1);
const TITLE = "福州市直机关扎实推进机关党建";

const titledNote = (title: string, it: Annotation = selection("近邻党建")): Annotation => ({
  ...it,
  target: { ...it.target, title },
});

test.each([
  ["题目", "题目"],
  ["  a \n\t b\u3000c ", "a b c"],
  ["半\ud800个", "半个"],
  ["x".repeat(MAX_TITLE_UNITS + 5), "x".repeat(MAX_TITLE_UNITS)],
  [`${"x".repeat(MAX_TITLE_UNITS - 1)}😀`, "x".repeat(MAX_TITLE_UNITS - 1)],
  ["", null],
  [" \n", null],
  [undefined, null],
  // A page's form named `title`.
  [{ value: "x" }, null],
])("the title %j is kept as %j", (given, kept) => {
  expect(titleFrom(given)).toBe(kept);
});

describe("the title of a note's page", () => {
  test.each([
    ["a selection", selection("近邻党建")],
    ["a page", note({ target: { type: "resource", source: "https://news.example/a" } })],
    [
      "a green page",
      note({ target: { type: "resource", source: "https://a.cn/" }, colour: "green" }),
    ],
  ])("of %s is exported as the title of the source, and imported again", (_, it) => {
    const written = toJsonLd(titledNote(TITLE, it));
    expect(written["target"]).toMatchObject({
      source: { id: it.target.source, "dcterms:title": TITLE },
    });
    const { annotation, leftOut } = fromJsonLd(written, NOW);
    expect(annotation).toEqual(titledNote(TITLE, it));
    expect(leftOut).toEqual([]);
  });

  test("of another program's file is shown, and the file's target is exported as it came", () => {
    const came = {
      ...toJsonLd(selection("近邻党建")),
      target: {
        source: { id: "https://news.example/a", type: "Text", "dcterms:title": "  题\n目 " },
        selector: { type: "TextQuoteSelector", exact: "近邻党建" },
      },
    };
    const { annotation } = fromJsonLd(came, NOW);
    expect(annotation.target.title).toBe("题 目");
    expect(toJsonLd(annotation)["target"]).toEqual(came.target);
    // As an earlier version has stored it.
    const { title: _, ...target } = annotation.target;
    expect(toJsonLd({ ...annotation, target })["target"]).toEqual(came.target);
  });

  test.each<[string, Json]>([
    ["a number", 7],
    ["a list", ["a", "b"]],
    ["nothing", ""],
  ])("is left out of the note if a file gives %s", (_, title) => {
    const came = {
      ...toJsonLd(note()),
      target: { type: "SpecificResource", source: { id: "https://a.cn/", "dcterms:title": title } },
    };
    const { annotation } = fromJsonLd(came, NOW);
    expect(annotation.target.title).toBeUndefined();
    expect(toJsonLd(annotation)["target"]).toEqual(came.target);
  });

  test("is kept when the note is changed, and with the parts of a damaged record", () => {
    const it = titledNote(TITLE);
    const draft = { ...it, text: "新", base: it.modified, target: selection("x").target };
    expect(makeAnnotation(draft, it, NOW).target.title).toBe(TITLE);
    expect(noteFrom({ ...it, tags: 7 }, it.id).target.title).toBe(TITLE);
    const damaged = noteFrom({ ...it, target: { ...it.target, title: 7 } }, it.id);
    expect(damaged.damage?.parts).toEqual(["target"]);
    expect(damaged.target.title).toBeUndefined();
  });

  test("has a limit, and notes without one are as valid as before", () => {
    const isValid = (it: Annotation): boolean => v.safeParse(annotationSchema, it).success;
    expect(isValid(titledNote(TITLE))).toBe(true);
    expect(isValid(titledNote("x".repeat(MAX_TITLE_UNITS + 1)))).toBe(false);
    expect(isValid(selection("近邻党建"))).toBe(true);
    expect(noteFrom(selection("x"), selection("x").id)).toEqual(selection("x"));
  });

  test("names its notes, and those on the same page that have none", () => {
    const without = selection("别的");
    const annotations = [without, titledNote(TITLE)];
    const groupOf = noteGroups(
      { terms: [], passages: [], documents: [], annotations },
      { document: "document", unknown: "unnamed" },
    );
    for (const it of annotations)
      expect(groupOf(it)).toMatchObject({ title: TITLE, place: "news.example" });
    const elsewhere = note({ target: { type: "resource", source: "https://a.cn/x" } });
    expect(groupOf(elsewhere)).toMatchObject({ title: "a.cn/x", place: null });
  });
});
