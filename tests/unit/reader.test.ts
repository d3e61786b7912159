import type { DocumentId } from "@/lib/document/address";
import { describe, expect, test } from "vitest";
import { sentenceAround } from "@/components/sentence-around";
import { bundle } from "@/data/bundle";
import { concordanceOf } from "@/lib/glossary/concordance";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { SIDES, type Side, bundlesOf } from "@/lib/glossary/relation-sides";
import { neighboursOf } from "@/lib/glossary/relations";
import { TERM_ORDERS, groupTerms } from "@/lib/glossary/term-order";
import { placesOfTerms } from "@/lib/glossary/term-places";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/document/passage";
import { type Route, hashOf, parseRoute } from "@/lib/route/route";
import { parseSettings, withSite } from "@/lib/settings/settings";

const report = parseReport(bundle.report.id, bundle.report.text);
const document = report.id;
const { terms } = parseGlossary(bundle.glossary, report);
const term = (form: string) => terms.find((it) => it.form === form) as (typeof terms)[number];

describe("the reader's address", () => {
  test.each<Route>([
    { view: "start" },
    { view: "notes" },
    { document, view: "text", passage: null },
    { document, view: "text", passage: "p14" },
    { document, view: "text", passage: "s2.1" },
    { document, view: "terms", order: "kind" },
    { document, view: "term", term: "sandan-zhi" },
    { document, view: "facts", fact: null },
    { document, view: "facts", fact: "mentoring-pairs" },
    { document, view: "relations", term: null },
    { document, view: "relations", term: "sandan-zhi" },
    { document: "a/b 一" as DocumentId, view: "term", term: "c/d" },
  ])("the address of %o is read back unchanged", (route) => {
    expect(parseRoute(hashOf(route))).toEqual(route);
  });

  test.each([
    ["figures", null],
    ["figures/mentoring-pairs", "mentoring-pairs"],
    ["timeline", null],
    ["timeline/first-work-conference", "first-work-conference"],
  ])("the earlier address %s leads to the facts", (rest, fact) => {
    expect(parseRoute(`#/doc/${document}/${rest}`)).toEqual({ document, view: "facts", fact });
  });

  test.each(["", "#", "#/", "#/nowhere", "#/%E0%A4%A", "#/doc", "#/doc/"])(
    "%s is the start",
    (hash) => {
      expect(parseRoute(hash)).toEqual({ view: "start" });
    },
  );

  test.each(["", "/", "/nowhere", "/term", "/text/"])(
    "a document's %j is its beginning, or its terms",
    (rest) => {
      const view =
        rest === "/term" ? { view: "terms", order: "pinyin" } : { view: "text", passage: null };
      expect(parseRoute(`#/doc/${document}${rest}`)).toEqual({ document, ...view });
    },
  );
});

describe("the places of terms", () => {
  const places = placesOfTerms(terms, report.passages);

  test("are in reading order, and none is inside another", () => {
    const order = report.passages.map(({ id }) => id);
    for (const [index, it] of places.entries()) {
      const before = places[index - 1];
      if (!before) continue;
      const isLater = order.indexOf(it.passage) > order.indexOf(before.passage);
      expect(isLater || (it.passage === before.passage && it.start >= before.start)).toBe(true);
      if (it.passage === before.passage) expect(it.end).toBeGreaterThan(before.end);
    }
  });

  test("every occurrence is a place, or is inside one", () => {
    for (const { passage, start, end } of terms.flatMap((it) => it.occurrences)) {
      const around = places.filter((it) => it.passage === passage && it.start <= start);
      expect(around.some((it) => it.end >= end)).toBe(true);
    }
  });
});

describe("the sentence of a figure", () => {
  test.each([
    ["一。二3个,四。五", 3, 5, "二3个,四。"],
    ["3个", 0, 2, "3个"],
    ["甲!3个", 2, 4, "甲!3个"],
    ["前；3个；后", 2, 4, "3个；"],
  ])("of %s at %i is %s", (text, start, end, expected) => {
    const { text: sentence, marks } = sentenceAround(text, { start, end });
    expect(sentence).toBe(expected);
    expect(marks.map((it) => sentence.slice(it.start, it.end))).toEqual([text.slice(start, end)]);
  });
});

describe("the concordance", () => {
  test("has every occurrence, word for word, with the term in the middle", () => {
    for (const it of terms) {
      const lines = concordanceOf(it, report.passages);
      expect(lines).toHaveLength(it.occurrences.length);
      for (const { occurrence, before, keyword, behind } of lines) {
        const text = findPassage(report, occurrence.passage)?.text ?? "";
        expect(text).toContain(before.replace(/^…/u, "") + keyword + behind.replace(/…$/u, ""));
      }
    }
  });
});

describe("the index", () => {
  test.each(TERM_ORDERS)("the index by %s has every term once", (order) => {
    const listed = groupTerms(terms, order, report.passages).flatMap((group) =>
      group.terms.map((it) => it.id),
    );
    expect(listed.toSorted()).toEqual(terms.map((it) => it.id).toSorted());
  });

  test("the index by pinyin goes from A to Z", () => {
    const letters = groupTerms(terms, "pinyin", report.passages).map((it) => it.heading);
    expect(letters).toEqual(letters.toSorted());
    expect(letters.every((it) => /^[A-Z]$/u.test(it))).toBe(true);
  });

  test("the index in the order of the report follows the passages", () => {
    const ids = report.passages.map((it) => it.id);
    const order = groupTerms(terms, "report", report.passages).map((it) => ids.indexOf(it.heading));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

describe("the relations around a term", () => {
  const relatedOf = (it: (typeof terms)[number]) =>
    neighboursOf(it, terms).map(({ name, term: { id, form } }) => ({ name, id, form }));

  test("have what it belongs to at the left, what it has at the right, what it is not below", () => {
    const { left, right, below } = bundlesOf(relatedOf(term("三单制")));
    const read = (side: typeof left) =>
      side.map(({ name, terms: them }) => [name, them.map((it) => it.form)]);
    expect(read(right)).toEqual([["has-part", ["责任清单", "问题清单", "整改清单"]]]);
    expect(read(left)[0]).toEqual(["part-of", ["机关党建责任体系"]]);
    expect(read(below)).toEqual([["contrasts-with", ["近邻党建“三个清单”"]]]);
  });

  test("are all drawn, each once", () => {
    for (const it of terms) {
      const related = relatedOf(it);
      const drawn = SIDES.flatMap((side) => bundlesOf(related)[side]).flatMap((each) => each.terms);
      expect(drawn.toSorted(byId)).toEqual(related.toSorted(byId));
    }
  });

  test("are at the other side of the other term", () => {
    const opposite = { left: "right", right: "left", below: "below" } as const;
    const idsOn = (it: (typeof terms)[number], side: Side) =>
      bundlesOf(relatedOf(it).filter(({ name }) => name !== "see-also"))[side].flatMap((each) =>
        each.terms.map(({ id }) => id),
      );
    for (const it of terms) {
      for (const side of SIDES) {
        const others = terms.filter(({ id }) => idsOn(it, side).includes(id));
        for (const other of others) expect(idsOn(other, opposite[side])).toContain(it.id);
      }
    }
  });
});

function byId(a: { id: string; name: string }, b: { id: string; name: string }): number {
  return `${a.id} ${a.name}`.localeCompare(`${b.id} ${b.name}`);
}

describe("settings", () => {
  test.each([
    null,
    7,
    "x",
    [],
    { offSites: 3, sources: "x" },
    { offSites: [1], sources: { r: null } },
  ])("invalid settings (%o) get their defaults", (stored) => {
    const settings = parseSettings(stored);
    expect(settings.offSites).toEqual([]);
    expect(Object.values(settings.sources).every((it) => it.newspaper === null)).toBe(true);
  });

  test("switch a site off only once, and on again", () => {
    const off = withSite(withSite(parseSettings(null), "a.cn", false), "a.cn", false);
    expect(off.offSites).toEqual(["a.cn"]);
    expect(withSite(off, "a.cn", true).offSites).toEqual([]);
  });
});
