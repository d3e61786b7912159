import fc from "fast-check";
import { type Annotation, COLOURS, type Json } from "@/lib/annotation/model";
import { titleFrom } from "@/lib/annotation/page-title";

/** A note of ours, with changes. */
export function note(change: Partial<Annotation> = {}): Annotation {
  return {
    id: "urn:uuid:01900000-0000-7000-8000-000000000001",
    created: "2026-03-01T08:00:00.000Z",
    modified: "2026-03-02T08:00:00.000Z",
    motivation: "commenting",
    body: { type: "TextualBody", value: "要点", format: "text/markdown" },
    tags: [],
    colour: "blue",
    target: { type: "resource", source: "urn:cideng:report:term:near" },
    canonical: null,
    via: [],
    foreign: null,
    ...change,
  };
}

export function noteWith(text: string, change: Partial<Annotation> = {}): Annotation {
  return note({ body: { type: "TextualBody", value: text, format: "text/markdown" }, ...change });
}

/** A note on a stretch of a page. */
export function selection(exact: string, change: Partial<Annotation> = {}): Annotation {
  return note({
    target: {
      type: "selection",
      source: "https://news.example/a",
      scope: "https://portal.example/",
      selectors: {
        quote: { type: "TextQuoteSelector", exact, prefix: "前", suffix: "后" },
        position: { type: "TextPositionSelector", start: 5, end: 5 + exact.length },
        element: {
          type: "CssSelector",
          value: "#a > p",
          refinedBy: { type: "TextPositionSelector", start: 0, end: exact.length },
        },
      },
    },
    ...change,
  });
}

/** Text as people and programs write it, with a higher share of characters that break formats. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 6 }),
      fc.string({ unit: "binary", maxLength: 3 }),
      fc.constantFrom(
        "---\n",
        "\r\n",
        "\n",
        "\r",
        "\t",
        '"',
        "'",
        "|",
        ",",
        ";",
        "\\",
        "=1+1",
        "＝",
        "#",
        "词灯",
        "&amp;",
        "<b>",
        "\u2028",
        "\ufeff",
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join("").replaceAll(/\p{Surrogate}/gu, "\ufffd"));

const time = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) })
  .map((ms) => new Date(ms).toISOString());

const id = fc.uuid().map((it) => `urn:uuid:${it}`);

const source = fc.constantFrom(
  "urn:cideng:report:term:near",
  "urn:cideng:report:passage:p14",
  "https://news.example/a?b=%E8%AF%8D",
  "file:///tmp/x.html",
);

const position = fc.tuple(fc.nat(), fc.nat()).map(([start, length]) => ({
  type: "TextPositionSelector" as const,
  start,
  end: start + length,
}));

/** With a title, or with none. */
const titled = fc
  .option(anyText.map((it) => titleFrom(it)))
  .map((title) => (title === null ? {} : { title }));

const untitled = fc.oneof(
  fc.record({ type: fc.constant("resource" as const), source }),
  fc.record({
    type: fc.constant("selection" as const),
    source,
    scope: fc.option(fc.constantFrom("https://portal.example/", "https://news.example/a")),
    selectors: fc.record({
      quote: fc.record({
        type: fc.constant("TextQuoteSelector" as const),
        exact: anyText.filter((it) => it !== ""),
        prefix: anyText,
        suffix: anyText,
      }),
      position: fc.option(position),
      element: fc.option(
        fc.record({
          type: fc.constant("CssSelector" as const),
          value: anyText,
          refinedBy: position,
        }),
      ),
    }),
  }),
);

const target = fc.tuple(untitled, titled).map(([it, title]) => ({ ...it, ...title }));

/** JSON that the file parser accepts: without names that reach a prototype, and without -0. */
export const anyJson = fc
  .jsonValue({ maxDepth: 3 })
  .map(
    (it) =>
      JSON.parse(JSON.stringify(it), (name, value: Json) =>
        ["__proto__", "constructor", "prototype"].includes(name) ? undefined : value,
      ) as Json,
  );

const foreign = fc
  .dictionary(
    anyText.map((it) => `x:${it}`),
    anyJson,
    { maxKeys: 3 },
  )
  .map((it) => (Object.keys(it).length > 0 ? it : null));

/** Any note that the store may hold. */
export const anyNote: fc.Arbitrary<Annotation> = fc
  .record({
    id,
    created: time,
    modified: time,
    motivation: fc.constantFrom("commenting", "highlighting", "questioning", "tagging"),
    body: fc.record({
      type: fc.constant("TextualBody" as const),
      value: anyText,
      format: fc.constantFrom("text/plain" as const, "text/markdown" as const),
    }),
    tags: fc.array(anyText, { maxLength: 4 }),
    colour: fc.constantFrom(...COLOURS),
    target,
    canonical: fc.option(fc.constantFrom("https://notes.example/1", "urn:x:1")),
    via: fc.uniqueArray(fc.constantFrom("https://notes.example/1", "urn:x:1"), { maxLength: 2 }),
    foreign,
  })
  .map((it) => ({
    ...it,
    // An empty text has no body that could state its format.
    body: it.body.value === "" ? { ...it.body, format: "text/markdown" } : it.body,
  }));

export const anyNotes = fc.uniqueArray(anyNote, { maxLength: 6, selector: (it) => it.id });
