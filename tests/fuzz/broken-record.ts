import type { Annotation } from "@/lib/annotation/model";
import type { Random } from "../cases/random";
import { hostileMarkdown } from "./hostile-markdown";
import { ADDRESSES, TEXTS, anything, oneOf } from "./odd-values";

let made = 0;

/**
 * A valid note with unusual content: odd addresses, texts, dates, members of other programs.
 *
 * @param source the note's source, if not one of many odd addresses
 */
export function oddNote(random: Random, source = oneOf(random, ADDRESSES)): Annotation {
  made += 1;
  const isSelection = random() < 0.5;
  const start = Math.floor(random() * 1e4);
  const exact = oneOf(random, TEXTS) || "词";
  const date = (): string => new Date(Math.floor(random() * 2e12)).toISOString();
  return {
    id: `urn:uuid:00000000-0000-7000-9000-${String(made).padStart(12, "0")}`,
    created: date(),
    modified: date(),
    motivation: oneOf(random, ["commenting", "highlighting", "replying", ...TEXTS.slice(0, 8)]),
    body: {
      type: "TextualBody",
      value: random() < 0.5 ? oneOf(random, TEXTS) : hostileMarkdown(random, 300),
      format: oneOf(random, ["text/plain", "text/markdown"] as const),
    },
    tags: random() < 0.5 ? [] : [oneOf(random, TEXTS), oneOf(random, TEXTS)],
    colour: oneOf(random, ["blue", "violet", "green"] as const),
    target: isSelection
      ? {
          type: "selection",
          source,
          scope: oneOf(random, [null, oneOf(random, ADDRESSES)]),
          selectors: {
            quote: {
              type: "TextQuoteSelector",
              exact,
              prefix: oneOf(random, TEXTS).slice(0, 32),
              suffix: oneOf(random, TEXTS).slice(0, 32),
            },
            position: oneOf(random, [
              null,
              { type: "TextPositionSelector", start, end: start + exact.length } as const,
              { type: "TextPositionSelector", start: 9, end: 3 } as const,
            ]),
            element: oneOf(random, [
              null,
              {
                type: "CssSelector",
                value: oneOf(random, ["p", "a[", ":has(", "", ">>>", "\u0000"]),
                refinedBy: { type: "TextPositionSelector", start: 0, end: 1e15 },
              } as const,
            ]),
          },
        }
      : { type: "resource", source },
    canonical: oneOf(random, [null, oneOf(random, ADDRESSES)]),
    via: random() < 0.7 ? [] : [oneOf(random, ADDRESSES)],
    foreign: oneOf(random, [
      null,
      { hypothesis: { references: [1, null, "\ud800"], document: { title: ["", "题"] } } },
      { hypothesis: [], body: null, target: [], motivation: {} },
      { "@context": 1, __proto__: 2, creator: { name: "\u202e" } },
    ]),
  };
}

/** The parts of a note that can be broken. */
const PATHS = [
  "id",
  "created",
  "modified",
  "motivation",
  "body",
  "body.value",
  "body.format",
  "body.type",
  "tags",
  "tags.0",
  "colour",
  "target",
  "target.type",
  "target.source",
  "target.scope",
  "target.selectors",
  "target.selectors.quote",
  "target.selectors.quote.exact",
  "target.selectors.quote.prefix",
  "target.selectors.quote.suffix",
  "target.selectors.position",
  "target.selectors.position.start",
  "target.selectors.position.end",
  "target.selectors.element",
  "target.selectors.element.value",
  "target.selectors.element.refinedBy",
  "canonical",
  "via",
  "via.0",
  "foreign",
  "foreign.hypothesis",
];

function setAt(value: unknown, path: readonly string[], to: unknown): void {
  const [name = "", ...rest] = path;
  if (typeof value !== "object" || value === null) return;
  const it = value as Record<string, unknown>;
  if (rest.length > 0) setAt(it[name], rest, to);
  else if (to === undefined) delete it[name];
  else it[name] = to;
}

/** A stored note in which some part is missing or replaced. */
export interface BrokenRecord {
  /** The key under which it is stored. */
  readonly id: string;
  readonly annotation: unknown;
}

/** @param source the note's source, if not one of many odd addresses */
export function brokenRecord(random: Random, source?: string): BrokenRecord {
  const note = oddNote(random, source);
  const { id } = note;
  if (random() < 0.03) return { id, annotation: anything(random) };
  const annotation = structuredClone(note) as unknown;
  const times = 1 + Math.floor(random() * 3);
  for (let i = 0; i < times; i += 1) {
    setAt(annotation, oneOf(random, PATHS).split("."), anything(random));
  }
  return { id, annotation };
}
