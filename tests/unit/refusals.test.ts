/** A refusal is explained in the reader's language, by entry and field. */
import { describe, expect, test } from "vitest";
import { placeIn } from "@/components/exchange-words";
import type { AnnotationDraft } from "@/lib/annotation/model";
import { placeWords } from "@/lib/exchange/formats/place-words";
import { translator } from "@/lib/i18n/translate";
import type { RequestName } from "@/lib/messages/contract";
import { ParameterError, parseParams } from "@/lib/messages/parse";
import { LANGUAGES } from "@/lib/i18n/languages";

describe("the place of an error in a file", () => {
  test.each([
    ["$", null, null],
    ["$.checksum", null, null],
    ["$[3]", 4, null],
    ["$[0].created", 1, "created"],
    ["$.rows[2].updated", 3, "modified"],
    ["$.content.annotations[9].body[1].value", 10, "text"],
    ["$.first.items[0].target.selector[1].exact", 1, "quote"],
    ["$.first.next.items[0].target.selector[1].end", 1, "selector"],
    ["$.whatever[1].target.source", 2, "address"],
    ["$.body[1].value", null, "text"],
    ["$.target[2]", null, "address"],
    ["$.tags[0]", null, "tags"],
    ["$.@context", null, "context"],
    ["L2.created", 2, "created"],
    ["L17", 17, null],
    ["notes.json", null, null],
  ])("%s is entry %s, %s", (path, entry, field) => {
    expect(placeWords(path)).toEqual({ entry, field });
  });

  test.each([
    ["en", "Entry 1,001 · time of creation · $[1000].created"],
    ["zh-CN", "第 1001 项 · 创建时间 · $[1000].created"],
    ["zh-TW", "第 1001 項 · 建立時間 · $[1000].created"],
  ] as const)("has words in %s", (language, expected) => {
    expect(placeIn(translator(language), "$[1000].created")).toBe(expected);
  });
});

const draft: AnnotationDraft = {
  id: "urn:uuid:1",
  base: null,
  text: "a",
  tags: [],
  colour: "blue",
  target: { type: "resource", source: "https://a.example/" },
};
const selection = (exact: string): unknown => ({
  type: "selection",
  source: "https://a.example/",
  scope: null,
  selectors: {
    quote: { type: "TextQuoteSelector", exact, prefix: "", suffix: "" },
    position: null,
    element: null,
  },
});

function faultOf(name: RequestName, params: unknown): ParameterError {
  try {
    parseParams(name, { cideng: name, params });
  } catch (error) {
    if (error instanceof ParameterError) return error;
  }
  throw new Error("it was taken");
}

describe("a refused request names the field", () => {
  test.each<[RequestName, unknown, string]>([
    ["note.save", { ...draft, text: 5 }, "text"],
    ["note.save", { ...draft, tags: ["a", 5] }, "tags"],
    ["note.save", { ...draft, target: selection("") }, "quote"],
    ["note.save", { ...draft, target: { type: "resource", source: 5 } }, "address"],
    ["note.save", { ...draft, target: { type: "else" } }, "other"],
    ["note.save", { ...draft, id: "5" }, "other"],
    ["settings.change", { delay: 1e9 }, "settings"],
    ["notes.turn", null, "other"],
  ])("%s %j: %s", (name, params, field) => {
    expect(faultOf(name, params)).toMatchObject({ field, excess: null });
  });

  test.each<[RequestName, unknown, string]>([
    ["note.save", { ...draft, text: "a".repeat(100_001) }, "text"],
  ])("%s that is too long is named", (name, params, what) => {
    expect(faultOf(name, params).excess?.what).toBe(what);
  });

  const fields = ["text", "quote", "tags", "address", "date", "settings", "other"] as const;
  test.each(LANGUAGES)("there is a sentence for each field in %s", (language) => {
    const said = fields.map((field) => translator(language)(`refusedField_${field}`));
    expect(new Set(said).size).toBe(fields.length);
    if (language !== "en") for (const it of said) expect(it).toMatch(/\p{Script=Han}/u);
  });
});
