import { describe, expect, test } from "vitest";
import { type NoteFilter, NO_FILTER, filterNotes } from "@/lib/annotation/filter-notes";
import { makeAnnotation } from "@/lib/annotation/make-annotation";
import type { Target } from "@/lib/annotation/model";
import { copyName, partsOf, superfluous } from "@/lib/library/copy-names";
import { backupIsDue } from "@/lib/library/backup-due";
import { atOnce } from "@/lib/slices/in-slices";
import { differencesOf, missingBy } from "@/lib/store/reconcile";

const quoted: Extract<Target, { type: "selection" }> = {
  type: "selection",
  source: "https://example.org/a",
  scope: null,
  selectors: {
    quote: { type: "TextQuoteSelector", exact: "近邻党建", prefix: "", suffix: "" },
    position: null,
    element: null,
  },
};
const term: Target = { type: "resource", source: "urn:cideng:r:term:sandan-zhi" };
const noteOf = (text: string, tags: string[], target: Target, time: string) =>
  makeAnnotation(
    { id: `urn:uuid:${text}`, base: null, text, tags, colour: "blue", target },
    null,
    Date.parse(time),
  );

describe("the list of notes", () => {
  const notes = [
    noteOf("Compare Xiamen", ["对比", "厦门"], quoted, "2026-03-02T12:00:00"),
    noteOf("三个清单", ["对比"], term, "2026-03-01T12:00:00"),
    noteOf("待查", [], term, "2026-02-01T12:00:00"),
  ];
  test.each<[string, Partial<NoteFilter>, string[]]>([
    ["has all notes without a filter", {}, ["Compare Xiamen", "三个清单", "待查"]],
    ["has the notes with a word, in any case", { text: "xiamen" }, ["Compare Xiamen"]],
    ["has the notes that quote a word", { text: "近邻" }, ["Compare Xiamen"]],
    ["has the notes with a word in their tags", { text: "对比" }, ["Compare Xiamen", "三个清单"]],
    ["has the notes on a subject with that name", { text: "三单制" }, ["三个清单", "待查"]],
    ["has the notes with all words", { text: "三单制 清单" }, ["三个清单"]],
    ["has the notes with a tag", { tag: "厦门" }, ["Compare Xiamen"]],
    ["has the notes on a term", { term: term.source }, ["三个清单", "待查"]],
    ["has the notes on a site", { site: "example.org" }, ["Compare Xiamen"]],
    [
      "has the notes of some days, inclusive",
      { from: "2026-02-01", until: "2026-03-01" },
      ["三个清单", "待查"],
    ],
    [
      "has the notes that pass all filters",
      { tag: "对比", from: "2026-03-02" },
      ["Compare Xiamen"],
    ],
    ["is empty if none passes", { site: "example.com" }, []],
  ])("%s", (_, filter, texts) => {
    const titleOf = ({ target }: { target: Target }): string =>
      target === term ? "三单制" : "example.org/a";
    const shown = atOnce(filterNotes(notes, { ...NO_FILTER, ...filter }, titleOf));
    expect(shown.map((it) => it.body.value)).toEqual(texts);
  });
});

describe("the words of the notes' filter", () => {
  const quote = (exact: string): Target => ({
    ...quoted,
    selectors: {
      quote: { type: "TextQuoteSelector", exact, prefix: "", suffix: "" },
      position: null,
      element: null,
    },
  });
  const TIME = "2026-03-02T12:00:00";
  const notes = [
    noteOf("一", [], quote("近邻党建把支部"), TIME),
    noteOf("二", [], quote("近 邻党建"), TIME),
    noteOf("ＡＢＣ全角", ["党建标签"], term, TIME),
    noteOf("“四强”\n党支部", ["甲", "乙"], quote("三單制"), TIME),
    noteOf("软\u00ad连字，Don’t", [], term, TIME),
  ];

  test.each([
    ["近邻党建", [0, 1]],
    ["近鄰黨建", [0, 1]],
    ["“近邻”党建", [0, 1]],
    ["近 邻 党建", [0, 1]],
    ["近\u3000邻党建", [0, 1]],
    ["ABC", [2]],
    ["ａｂｃ", [2]],
    ["黨建標籤", [2]],
    ["三单制", [3]],
    ["3单制", [3]],
    ["四強黨支部", [3]],
    ["「四强」党支部", [3]],
    ["软连字", [4]],
    ["don't", [4]],
    ["“”", [0, 1, 2, 3, 4]],
    // Two tags are not one word.
    ["甲乙", []],
  ])("“%s” are folded as in search: notes %j", (text, wanted) => {
    const shown = atOnce(filterNotes(notes, { ...NO_FILTER, text }, () => "题目"));
    expect(shown.map((it) => notes.indexOf(it))).toEqual(wanted);
  });

  test("are found in notes beside one on something that only looks like an address", () => {
    const odd = noteOf("怪", [], { type: "resource", source: "http://[::1" }, TIME);
    const all = [...notes, odd];
    expect(atOnce(filterNotes(all, { ...NO_FILTER, site: "example.org" }, () => ""))).toHaveLength(
      3,
    );
    expect(atOnce(filterNotes(all, { ...NO_FILTER, text: "怪" }, () => ""))).toEqual([odd]);
  });

  test("are also searched in the name of the note's subject", () => {
    const found = (text: string) =>
      atOnce(filterNotes(notes, { ...NO_FILTER, text }, () => "機關黨建"));
    expect(found("机关党建")).toHaveLength(notes.length);
  });
});

describe("copies", () => {
  test("are named after their day and the number of the last change", () => {
    const name = copyName(new Date("2026-11-24T23:30:00Z"), 412);
    expect(name).toBe("2026-11-24.412.json");
    expect(partsOf(name)).toEqual({ date: "2026-11-24", seq: 412 });
    expect(partsOf("holiday.json")).toBeNull();
  });

  test("are kept for the last seven days and for each of the last twelve months", () => {
    const days = Array.from({ length: 500 }, (_, i) =>
      copyName(new Date(Date.UTC(2026, 10, 24) - i * 86_400_000), 500 - i),
    );
    const dropped = new Set(superfluous([...days, "holiday.json"]));
    const kept = days.filter((it) => !dropped.has(it)).map((it) => it.slice(0, 10));
    expect(kept.slice(0, 7)).toEqual(days.slice(0, 7).map((it) => it.slice(0, 10)));
    expect(kept.slice(7)).toEqual([
      "2026-10-31",
      "2026-09-30",
      "2026-08-31",
      "2026-07-31",
      "2026-06-30",
      "2026-05-31",
      "2026-04-30",
      "2026-03-31",
      "2026-02-28",
      "2026-01-31",
      "2025-12-31",
    ]);
    expect(dropped.has("holiday.json")).toBe(false);
  });
});

describe("the reminder of a backup", () => {
  const now = Date.UTC(2026, 10, 24);
  const day = 86_400_000;
  const old = new Date(now - 40 * day).toISOString();
  const never = { backup: null, remindAfter: 0 };
  const last = (days: number, seq: number) => ({
    backup: { at: now - days * day, seq },
    remindAfter: 0,
  });
  test.each([
    [
      "comes a month and twenty changes after the first note, if there was no backup",
      never,
      20,
      old,
      true,
    ],
    ["does not come before twenty changes", never, 19, old, false],
    ["does not come within a month", never, 90, new Date(now - 20 * day).toISOString(), false],
    ["does not come if there are no notes", never, 90, null, false],
    ["does not come within a month of the last one", last(20, 5), 90, old, false],
    ["comes a month after the last one", last(31, 5), 25, old, true],
    ["counts changes since the last one", last(31, 10), 25, old, false],
    ["waits after it was put off", { backup: null, remindAfter: now + day }, 90, old, false],
  ] as const)("%s", (_, safety, seq, oldest, isDue) => {
    expect(backupIsDue(safety, { seq, oldest, now })).toBe(isDue);
  });
});

describe("two copies of the notes", () => {
  test("are merged by the higher number of each note", () => {
    const { toDatabase, toJournal } = differencesOf(
      [
        ["same", 1],
        ["older", 2],
        ["newer", 9],
        ["here", 0],
      ],
      [
        ["same", 1],
        ["older", 7],
        ["newer", 3],
        ["there", 4],
      ],
    );
    expect(toDatabase).toEqual(["older", "there"]);
    expect(toJournal).toEqual(["newer", "here"]);
  });

  test.each([
    ["nothing if all accounts agree", [{ seq: 9, live: 4 }, null], { seq: 9, live: 4 }, 0],
    ["notes that the last account had", [{ seq: 9, live: 7 }], { seq: 9, live: 4 }, 3],
    [
      "at least one note if the last change is gone",
      [{ seq: 10, live: 4 }],
      { seq: 9, live: 4 },
      1,
    ],
    ["nothing according to an older account", [{ seq: 5, live: 60 }], { seq: 9, live: 4 }, 0],
    ["all notes if nothing is left", [{ seq: 60, live: 60 }], { seq: 0, live: 0 }, 60],
    ["nothing without an account", [null, null], { seq: 3, live: 2 }, 0],
  ] as const)("miss %s", (_, accounts, found, missing) => {
    expect(missingBy(accounts, found)).toBe(missing);
  });
});
