import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Annotation, COLOURS, type Json, quoteOf } from "@/lib/annotation/model";
import { ExchangeError } from "@/lib/exchange/json/exchange-error";
import { isSame, stableJson } from "@/lib/exchange/json/json-value";
import { fromJsonLd, type JsonLd, toJsonLd } from "@/lib/exchange/w3c/w3c";
import { musts } from "@/tests/cases/exchange-musts";
import { anyNote, anyText, note, noteWith, selection } from "@/tests/cases/exchange-notes";
import {
  bodyCases,
  breachCases,
  CONTEXT,
  memberCases,
  targetCases,
} from "@/tests/cases/exchange-w3c";
import { refusalSaid, said as inEnglish } from "@/tests/cases/said";

const NOW = Date.UTC(2026, 3, 1);
const PAGE = "https://news.example/a";

function jsonLd(members: Record<string, Json | undefined>): JsonLd {
  const all: Record<string, Json | undefined> = {
    "@context": CONTEXT,
    id: "https://notes.example/1",
    type: "Annotation",
    target: PAGE,
    ...members,
  };
  return Object.fromEntries(
    Object.entries(all).filter((it): it is [string, Json] => it[1] !== undefined),
  );
}

const read = (value: unknown): Annotation => fromJsonLd(value, NOW).annotation;

/** The content of an annotation, in the normal forms that `w3c.ts` lists. */
function said(it: JsonLd): Json {
  const settled = new Set(["id", "created", "modified", "canonical", "via"]);
  return stableJson(Object.fromEntries(Object.entries(it).filter(([name]) => !settled.has(name))));
}

describe("a note as JSON-LD", () => {
  test("is in the terms of the model", () => {
    expect(toJsonLd(selection("堡垒", { tags: ["党建"], colour: "green" }))).toEqual({
      "@context": CONTEXT,
      id: "urn:uuid:01900000-0000-7000-8000-000000000001",
      type: "Annotation",
      created: "2026-03-01T08:00:00.000Z",
      modified: "2026-03-02T08:00:00.000Z",
      motivation: "commenting",
      body: [
        { type: "TextualBody", value: "要点", format: "text/markdown", purpose: "commenting" },
        { type: "TextualBody", value: "党建", purpose: "tagging" },
      ],
      target: {
        type: "SpecificResource",
        source: PAGE,
        scope: "https://portal.example/",
        styleClass: "cideng-green",
        selector: [
          { type: "TextQuoteSelector", exact: "堡垒", prefix: "前", suffix: "后" },
          { type: "TextPositionSelector", start: 5, end: 7 },
          {
            type: "CssSelector",
            value: "#a > p",
            refinedBy: { type: "TextPositionSelector", start: 0, end: 2 },
          },
        ],
      },
    });
  });

  test.each([
    [
      "a single body without a list",
      note(),
      {
        body: {
          type: "TextualBody",
          value: "要点",
          format: "text/markdown",
          purpose: "commenting",
        },
      },
    ],
    ["a term by its address", note(), { target: "urn:cideng:report:term:near" }],
    [
      "a term with a colour as a specific resource",
      note({ colour: "violet" }),
      {
        target: {
          type: "SpecificResource",
          source: "urn:cideng:report:term:near",
          styleClass: "cideng-violet",
        },
      },
    ],
    [
      "its origin",
      note({ canonical: "urn:x:1", via: ["urn:x:2"] }),
      { canonical: "urn:x:1", via: "urn:x:2" },
    ],
  ])("has %s", (_, it, members) => {
    expect(toJsonLd(it)).toMatchObject(members);
  });

  test("has no body if it only marks a place", () => {
    expect(toJsonLd(noteWith(""))).not.toHaveProperty("body");
  });

  test("is imported as the note it was", () => {
    fc.assert(
      fc.property(anyNote, (it) => {
        const { annotation, leftOut } = fromJsonLd(toJsonLd(it), NOW);
        expect(annotation).toEqual(it);
        expect(leftOut).toEqual(Object.keys(it.foreign ?? {}));
      }),
    );
  });
});

const everything: [name: string, value: JsonLd][] = bodyCases.flatMap(
  ({ name, body, bodyValue, motivation }, index) => {
    const { target } = targetCases[index % targetCases.length] ?? { target: PAGE };
    const members = memberCases[index % memberCases.length]?.members ?? {};
    return [
      [
        name,
        jsonLd({
          ...members,
          body,
          bodyValue,
          motivation: motivation ?? members["motivation"],
          target,
        }),
      ],
    ];
  },
);
const samples: [name: string, value: JsonLd][] = [
  ...bodyCases.map(({ name, body, bodyValue, motivation }): [string, JsonLd] => [
    `the body: ${name}`,
    jsonLd({ body, bodyValue, motivation }),
  ]),
  ...targetCases.map(({ name, target }): [string, JsonLd] => [
    `the target: ${name}`,
    jsonLd({ target }),
  ]),
  ...memberCases.map(({ name, members }): [string, JsonLd] => [
    `members: ${name}`,
    jsonLd(members),
  ]),
  ...everything.map(([name, value]): [string, JsonLd] => [`all at once, ${name}`, value]),
];

describe("an annotation from elsewhere", () => {
  test.each(bodyCases)("is read with the body: $name", (it) => {
    const { body, bodyValue, motivation, shown = {}, leftOut = [] } = it;
    const result = fromJsonLd(jsonLd({ body, bodyValue, motivation }), NOW);
    const { text = "", tags = [], format = text === "" ? "text/markdown" : "text/plain" } = shown;
    expect(result.annotation).toMatchObject({ body: { value: text, format }, tags });
    expect(result.leftOut.toSorted()).toEqual(leftOut.toSorted());
  });

  test.each(targetCases)("is read with the target: $name", ({ target, shown, leftOut = [] }) => {
    const result = fromJsonLd(jsonLd({ target }), NOW);
    const { source, exact = null, scope = null, start = null } = shown;
    const it = result.annotation.target;
    expect(it.source).toBe(source);
    expect(quoteOf(result.annotation)).toBe(exact);
    expect(it.type === "selection" ? it.scope : null).toBe(scope);
    expect(it.type === "selection" ? (it.selectors.position?.start ?? null) : null).toBe(start);
    expect(result.leftOut.toSorted()).toEqual(leftOut.toSorted());
  });

  test.each(memberCases)("keeps $name", ({ members, leftOut }) => {
    expect(fromJsonLd(jsonLd(members), NOW).leftOut.toSorted()).toEqual(leftOut.toSorted());
  });

  test.each(samples)("is exported with the same content: %s", (_, value) => {
    const annotation = read(value);
    const out = toJsonLd(annotation);
    expect(said(out)).toBe(said(value));
    expect(out["canonical"]).toBe(value["canonical"] ?? value["id"]);
    expect([out["via"]].flat()).toContain(value["id"]);
    expect(toJsonLd(read(out))).toEqual(out);
  });

  test.each(samples)("keeps everything that has not been changed since: %s", (_, value) => {
    const came = read(value);
    const changed: Annotation = {
      ...came,
      body: { type: "TextualBody", value: "改过", format: "text/markdown" },
      tags: ["新"],
      colour: "violet",
      target:
        came.target.type === "resource"
          ? came.target
          : {
              ...came.target,
              selectors: {
                ...came.target.selectors,
                position: { type: "TextPositionSelector", start: 1, end: 3 },
              },
            },
    };
    const out = toJsonLd(changed);
    const back = read(out);
    expect(back).toMatchObject({
      body: changed.body,
      tags: ["新"],
      colour: "violet",
      target: changed.target,
    });
    expect(toJsonLd(back)).toEqual(out);
    const whole = stableJson(out);
    for (const kept of hiddenIn(value)) expect(whole).toContain(kept);
  });

  test.each(samples)("breaks no MUST when it is exported: %s", (_, value) => {
    for (const [section, must, holds] of musts)
      expect(holds(toJsonLd(read(value))), `${section} ${must}`).toBe(true);
  });
});

/** The parts of an annotation that are not shown. No change of a shown part may lose them. */
function hiddenIn(value: JsonLd): string[] {
  const text = stableJson(value);
  return [
    '"https://audio.example/1"',
    '"https://video.example/1"',
    '"t=30,60"',
    '"https://archive.example/1"',
    '"https://software.example/"',
    '"red"',
    '"para5"',
    '"https://news.example/b"',
    '"schema:Audience"',
    '"x:weight":3',
    '"mailto:li@people.example"',
  ].filter((it) => text.includes(it));
}

describe("each MUST of the model", () => {
  test.each(musts)("%s: %s", (_, __, holds) => {
    fc.assert(
      fc.property(anyNote, (it) => {
        expect(holds(toJsonLd(it))).toBe(true);
      }),
    );
  });

  test("is checked: an annotation that breaks it is found", () => {
    const broken = breachCases.filter(({ change }) =>
      musts.some(
        ([, , holds]) =>
          !holds(
            jsonLd({
              created: "2026-01-01T00:00:00Z",
              modified: "2026-01-01T00:00:00Z",
              ...change,
            }),
          ),
      ),
    );
    expect(broken.length).toBeGreaterThan(breachCases.length / 2);
    for (const [section, must, holds] of musts) {
      const isBroken = breachCases.some(
        ({ change }) =>
          !holds(
            jsonLd({
              created: "2026-01-01T00:00:00Z",
              modified: "2026-01-01T00:00:00Z",
              ...change,
            }),
          ),
      );
      expect(isBroken || must.startsWith("gives a single context"), `${section} ${must}`).toBe(
        true,
      );
    }
  });

  test.each(breachCases)("is required: $name", ({ change, place, reason }) => {
    let error: unknown;
    try {
      fromJsonLd(jsonLd(change), NOW);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ExchangeError);
    expect(error).toMatchObject({ code: "model", place });
    expect(inEnglish((error as ExchangeError).reason)).toMatch(reason);
  });

  test("is required only once: items of a collection need no context", () => {
    const { "@context": _, ...item } = jsonLd({});
    expect(() => fromJsonLd(item, NOW)).toThrow(/Context/u);
    expect(fromJsonLd(item, NOW, { isInside: true }).annotation.target.source).toBe(PAGE);
    expect(() =>
      fromJsonLd({ ...item, "@context": "fish" }, NOW, { isInside: true, place: "$[3]" }),
    ).toThrow(/^\$\[3\]\.@context/u);
  });

  test.each([[null], ["text"], [3], [[]], [undefined]])("makes %j be refused", (value) => {
    expect(() => fromJsonLd(value, NOW)).toThrow(ExchangeError);
  });

  test("has a message that says what to do", () => {
    const error = new ExchangeError("model", "$.target", { code: "noTarget", params: {} });
    expect(() => fromJsonLd(jsonLd({ target: [] }), NOW)).toThrow(error.message);
    expect(refusalSaid(error)).toBe(
      "$.target: There is no target. Nothing was imported. Correct it in the program that the file comes from.",
    );
  });

  test("is not broken by an empty bodyValue", () => {
    expect(read(jsonLd({ bodyValue: null })).body.value).toBe("");
  });

  test("never reaches a prototype, even with a value that the file parser has not checked", () => {
    const value = JSON.parse(
      JSON.stringify(jsonLd({ "x:y": 1 })).replace('"x:y":1', '"__proto__":{"bad":1}'),
    ) as Json;
    const { foreign } = read(value);
    expect(foreign?.["bad"]).toBeUndefined();
    expect(Object.getPrototypeOf(foreign)).toBe(Object.prototype);
  });

  test("does not apply to names that objects inherit", () => {
    const target = {
      source: PAGE,
      selector: { type: ["toString", "__defineGetter__", "TextQuoteSelector"], exact: "x" },
    };
    expect(quoteOf(read(jsonLd({ target })))).toBe("x");
  });
});

describe("a place that has been found again", () => {
  test("replaces the old one, and its other selectors stay", () => {
    const quote = { type: "TextQuoteSelector" as const, exact: "堡垒", prefix: "", suffix: "" };
    const page = { type: "PageSelector", index: 3 };
    const position = { type: "TextPositionSelector" as const, start: 1, end: 3 };
    const came = read(jsonLd({ target: { source: PAGE, selector: [page, position, quote] } }));
    const selectors = { quote: { ...quote, exact: "堡垒工程" }, position: null, element: null };
    const target = { type: "selection" as const, source: PAGE, scope: null, selectors };
    expect(toJsonLd({ ...came, target })["target"]).toMatchObject({
      source: PAGE,
      selector: [selectors.quote, page],
    });
    expect(read(toJsonLd({ ...came, target })).target).toEqual(target);
  });
});

describe("the identity of an annotation", () => {
  const uuid = "urn:uuid:0190A000-0000-7000-8000-00000000000f";

  test.each([
    ["keeps an id that is a UUID", { id: uuid }, { id: uuid, canonical: null, via: [] }],
    [
      "takes another id as its canonical one",
      {},
      { canonical: "https://notes.example/1", via: ["https://notes.example/1"] },
    ],
    [
      "keeps an existing canonical id",
      { canonical: "urn:x:0", via: ["urn:x:2", "https://notes.example/1"] },
      { canonical: "urn:x:0", via: ["urn:x:2", "https://notes.example/1"] },
    ],
    [
      "does not take an invalid UUID for one",
      { id: "urn:uuid:1" },
      { canonical: "urn:uuid:1", via: ["urn:uuid:1"] },
    ],
    ["derives a missing id from the content", { id: undefined }, { canonical: null, via: [] }],
  ])("%s", (_, change, expected) => {
    expect(read(jsonLd(change))).toMatchObject(expected);
    expect(read(jsonLd(change)).id).toBe(fromJsonLd(jsonLd(change), 0).annotation.id);
    expect(read(jsonLd(change)).id).toMatch(/^urn:uuid:[\da-f-]{36}$/iu);
  });

  test("differs if the contents differ", () => {
    const ids = ["x", "y"].map((bodyValue) => read(jsonLd({ id: undefined, bodyValue })).id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe("the creation time of an annotation", () => {
  test.each([
    [
      { created: "2026-01-02T03:04:05+08:00", modified: "2026-02-02T00:00:00Z" },
      "2026-01-01T19:04:05.000Z",
      "2026-02-02T00:00:00.000Z",
      false,
    ],
    [
      { created: ["2026-01-02T03:04:05Z"] },
      "2026-01-02T03:04:05.000Z",
      "2026-01-02T03:04:05.000Z",
      false,
    ],
    [
      { modified: "2026-02-02T00:00:00Z" },
      "2026-04-01T00:00:00.000Z",
      "2026-02-02T00:00:00.000Z",
      false,
    ],
    [{}, "2026-04-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z", true],
  ])("%j", (members, created, modified, isUndated) => {
    const it = read(jsonLd(members));
    expect(it).toMatchObject({ created, modified });
    expect(it.foreign?.["modified"] === null).toBe(isUndated);
  });
});

describe("the motivation of an annotation", () => {
  test.each([
    ["commenting if it has a text", { bodyValue: "x" }, "commenting"],
    ["highlighting if it has none", {}, "highlighting"],
    ["the first one of several", { motivation: ["linking", "tagging"] }, "linking"],
  ])("stays %s", (_, members, motivation) => {
    expect(read(jsonLd(members)).motivation).toBe(motivation);
  });

  test("is preceded by commenting if the text has been changed since", () => {
    const it = read(jsonLd({ motivation: ["linking", "tagging"] }));
    expect(toJsonLd({ ...it, motivation: "tagging" })["motivation"]).toBe("tagging");
    expect(toJsonLd({ ...it, motivation: "commenting" })["motivation"]).toEqual([
      "commenting",
      "tagging",
    ]);
    expect("motivation" in toJsonLd(read(jsonLd({})))).toBe(false);
    expect(toJsonLd({ ...read(jsonLd({})), motivation: "commenting" })["motivation"]).toBe(
      "commenting",
    );
  });
});

describe("any colour and any text on any imported annotation", () => {
  test("survive export and import, and the second export is the same file", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        anyText,
        fc.array(anyText, { maxLength: 3 }),
        fc.constantFrom(...COLOURS),
        ([, value], text, tags, colour) => {
          const body = {
            type: "TextualBody" as const,
            value: text,
            format: "text/markdown" as const,
          };
          const out = toJsonLd({ ...read(value), body, tags, colour });
          const back = read(JSON.parse(JSON.stringify(out)));
          expect(back).toMatchObject({ body: { value: text }, tags, colour });
          expect(isSame(toJsonLd(back), out)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
