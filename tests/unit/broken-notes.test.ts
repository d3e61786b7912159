/**
 * Ten thousand invalid records beside some valid notes. Everything that can be done with a list of
 * notes must work with both.
 */
import { strFromU8, unzipSync } from "fflate";
import MarkdownIt, { type Token } from "markdown-it";
import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { anchor } from "@/lib/annotation/anchor";
import { type NoteFilter, NO_FILTER, filterNotes, siteOf } from "@/lib/annotation/filter-notes";
import type { Annotation } from "@/lib/annotation/model";
import { excessOf } from "@/lib/annotation/schema";
import { draftFrom } from "@/lib/annotation/stored-draft";
import { noteFrom } from "@/lib/annotation/stored-note";
import { isOnPage, subjectsOf } from "@/lib/annotation/subjects";
import { toAnki } from "@/lib/exchange/formats/anki";

import { toCsv } from "@/lib/exchange/formats/csv";
import { toMarkdown, toMarkdownFolder } from "@/lib/exchange/formats/markdown";

import { changesFor, compare } from "@/lib/exchange/merge";

import { answeredNotes, inThreads } from "@/lib/exchange/hypothesis/replies";

import { toJsonLd } from "@/lib/exchange/w3c/w3c";

import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { noteTitles } from "@/lib/library/note-titles";
import { parseReport } from "@/lib/report/parse-report";
import { recordsOf } from "@/lib/store/document-records";
import { atOnce } from "@/lib/slices/in-slices";
import { search } from "@/lib/search/search";
import { makeSearchable } from "@/lib/search/searchable";
import { note, noteWith, selection } from "../cases/exchange-notes";
import { randomOf } from "../cases/random";
import { bytesOf, textOf } from "./written";
import { brokenRecord, oddNote } from "../fuzz/broken-record";
import { fromCsv, makeBackup, readNotesFile } from "../cases/exchange";

const BROKEN = 10_000;
const GOOD = 100;
const SEED = 19;

const report = parseReport(bundle.report.id, bundle.report.text);
const { terms, passages, figures } = recordsOf(report, parseGlossary(bundle.glossary, report));
const titles = noteTitles({ terms, passages }, { placeName: ({ id }) => id, unknown: "unnamed" });

const random = randomOf(SEED);
const good: Annotation[] = Array.from({ length: GOOD }, (_, i) => ({
  ...(i % 2 === 0 ? noteWith(`好笔记${i}号`) : selection(`好笔记${i}号`)),
  id: `urn:uuid:00000000-0000-7000-8000-${String(i).padStart(12, "0")}`,
  tags: ["好"],
}));
const stored: { id: string; annotation: unknown }[] = [
  ...good.map((annotation) => ({ id: annotation.id, annotation })),
  ...Array.from({ length: BROKEN }, () => brokenRecord(random)),
].toSorted((a, b) => (a.id.slice(-4) < b.id.slice(-4) ? -1 : 1));
const notes = stored.map(({ id, annotation }) => noteFrom(annotation, id));
const damaged = notes.filter(({ damage }) => damage);
const goodIds = new Set(good.map(({ id }) => id));
const goodIn = (found: readonly Annotation[]): number =>
  found.filter(({ id }) => goodIds.has(id)).length;

describe(`${BROKEN} invalid records beside ${GOOD} notes (seed ${SEED})`, () => {
  test("each record becomes a note under its key: a valid one unchanged, an invalid one with its broken parts named", () => {
    console.log(`seed ${SEED}: ${damaged.length} of ${BROKEN} records are no notes`);
    expect(damaged.length).toBeGreaterThan(BROKEN / 2);
    expect(notes.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
    expect(goodIn(notes.filter((it) => good.includes(it)))).toBe(GOOD);
    for (const { damage } of damaged) {
      expect(damage?.parts.length).toBeGreaterThan(0);
      expect(() => JSON.parse(damage?.stored ?? "") as unknown).not.toThrow();
    }
    // Every note that was read can be stored, unless it is too long or has an invalid date.
    for (const it of damaged.slice(0, 2000)) expect(excessOf(it)?.what).not.toBe("foreign");
  });

  test("the list shows all of them with every filter", () => {
    const answered = atOnce(answeredNotes(notes));
    const filtered = (filter: NoteFilter): readonly Annotation[] =>
      atOnce(filterNotes(notes, filter, (it) => titles.titleOf(it).title));
    const all = atOnce(inThreads(filtered(NO_FILTER), answered));
    expect(all).toHaveLength(notes.length);
    const by = (filter: Partial<typeof NO_FILTER>): number =>
      goodIn(filtered({ ...NO_FILTER, ...filter }));
    expect(by({ text: "好笔记" })).toBe(GOOD);
    expect(by({ tag: "好" })).toBe(GOOD);
    expect(by({ site: "news.example" })).toBe(GOOD / 2);
    expect(by({ from: "2026-03-01", until: "2026-03-04" })).toBe(GOOD);
    for (const it of notes) {
      siteOf(it);
      const subjects = subjectsOf(it.target);
      titles.nameOf(it);
      isOnPage(
        { ...it, subjects },
        { names: ["https://news.example/a"], earlier: [] },
        "2027-01-01T00:00:00Z",
      );
      const { href, isPage } = titles.titleOf(it);
      if (href !== null && isPage) expect(href).toMatch(/^https?:\/\//iu);
    }
  });

  test("search finds the valid notes", () => {
    const searchable = makeSearchable(terms, passages, notes, figures);
    for (const { body, target } of good.slice(0, 20)) {
      const words = target.type === "selection" ? target.selectors.quote.exact : body.value;
      const found = search(searchable, words);
      expect(found.some((it) => it.type === "note" && goodIds.has(it.annotation.id))).toBe(true);
    }
  });

  test("anchoring searches for their places", () => {
    const { text } = passages.find(({ id }) => id === "p32") ?? { text: "" };
    for (const { target } of notes.filter((_, i) => i % 10 === 0)) {
      if (target.type === "selection") anchor(text, target.selectors);
    }
    expect(text).not.toBe("");
  });

  test("a backup contains all of them, and an import restores all", () => {
    // Only a fifth of them, because a file of more than 64 MiB is not read.
    const some = notes.filter(({ id }, i) => goodIds.has(id) || i % 5 === 0);
    const backup = makeBackup({ annotations: some, settings: {}, met: [] });
    const file = readNotesFile(new TextEncoder().encode(backup), 0);
    expect(goodIn(file.annotations)).toBe(GOOD);
    console.log(
      `of the backup ${file.annotations.length} are taken, ${file.refused.length} refused`,
    );
    const plan = compare(some, file.annotations);
    changesFor(plan, { mode: "replace", conflicts: "both" });
    // The stored record is in the file, whatever it is.
    expect(backup.includes("urn:x-cideng:stored")).toBe(true);
  });

  test("every other export format contains all of them", () => {
    const markdown = textOf(toMarkdown(notes, titles));
    const files = Object.values(unzipSync(bytesOf(toMarkdownFolder(notes, titles)))).map((it) =>
      strFromU8(it),
    );
    const folder = files.join("\n");
    const anki = textOf(toAnki(notes, titles));
    for (let i = 0; i < GOOD; i += 1) {
      for (const text of [markdown, folder, anki]) {
        expect(text.includes(`好笔记${i}号`)).toBe(true);
      }
    }
    const rows = fromCsv(textOf(toCsv(notes, titles)));
    expect(rows).toHaveLength(notes.length);
    expect(rows.filter(({ id }) => goodIds.has(id))).toHaveLength(GOOD);
    expect(JSON.parse(JSON.stringify(notes.map(toJsonLd)))).toHaveLength(notes.length);
    const parser = new MarkdownIt("commonmark", { html: true });
    // Without the front matter, which is data.
    for (const file of files) {
      const tokens = parser
        .parse(file.slice(file.indexOf("\n---\n", 4) + 5), {})
        .flatMap((it) => [it, ...(it.children ?? [])]);
      const leadsAway = (it: Token): boolean =>
        !/^(?:https?|mailto):/iu.test(String(it.attrGet("href") ?? it.attrGet("src") ?? "mailto:"));
      // (One assertion a file: of one a token there would be hundreds of thousands.)
      expect(tokens.filter((it) => it.type.startsWith("html") || leadsAway(it))).toEqual([]);
    }
  });
});

describe("an invalid stored record", () => {
  const whole = note();

  test("is read as far as possible", () => {
    const read = noteFrom({ ...selection("近邻党建"), tags: "党建", modified: 5 }, whole.id);
    expect(read).toMatchObject({
      tags: ["党建"],
      modified: whole.created,
      target: { selectors: { quote: { exact: "近邻党建" } } },
      damage: { parts: ["modified", "tags"] },
    });
    expect(JSON.parse(read.damage?.stored ?? "")).toMatchObject({ tags: "党建", modified: 5 });
  });

  test.each([
    "5",
    "May 2001",
    "2026-05-06",
    "2026-05-06T07:30:00Z (a)",
    "2026-13-06T07:30:00Z",
    "9999-12-31T23:59:00.000Z",
    "2026-02-30T00:00:00.000Z",
    "2026-05-06T07:30:00Z",
  ])("has no date %j, although a browser may read one", (created) => {
    const read = noteFrom({ ...whole, created }, whole.id);
    expect(read).toMatchObject({ created: whole.modified, damage: { parts: ["created"] } });
  });

  test("is a note itself if it is valid", () => {
    expect(noteFrom(whole, whole.id)).toBe(whole);
  });

  test("is repaired by a backup and an import", () => {
    const [read] = [noteFrom({ ...whole, tags: 1 }, whole.id)];
    const { changed } = compare([read], [whole]);
    expect(changed).toEqual([{ present: read, incoming: whole }]);
  });

  test("unusual notes are valid", () => {
    for (let i = 0; i < 2000; i += 1) {
      const it = oddNote(random);
      expect(noteFrom(it, it.id)).toBe(it);
    }
  });

  test.each([null, 1, "x", [], {}, { text: "a" }, { id: "a", text: "b", target: {} }])(
    "%j is not read as a draft",
    (value) => expect(draftFrom(value)).toBeNull(),
  );

  test("a draft keeps its words, whatever else is stored in it", () => {
    const { target } = whole;
    expect(draftFrom({ id: "a", text: "b", target, tags: 5, colour: {}, base: 7 })).toEqual({
      id: "a",
      base: null,
      text: "b",
      tags: [],
      colour: "blue",
      target,
    });
  });
});
