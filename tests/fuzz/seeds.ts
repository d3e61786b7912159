/** Valid inputs, as the product makes them, and as other programs make them that it can read. */
import type { Annotation, AnnotationDraft } from "@/lib/annotation/model";
import type { Json } from "@/lib/annotation/model";
import { selection, noteWith } from "../cases/exchange-notes";
import { CONTEXT, bodyCases, memberCases, targetCases } from "../cases/exchange-w3c";
import type { Random } from "../cases/random";
import { oddNote } from "./broken-record";
import { TEXTS, oneOf } from "./odd-values";

const COLOURS = ["blue", "violet", "green"] as const;

function uuid(random: Random): string {
  const digits = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
  return `urn:uuid:${digits(8)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
}

/** A stored note: an ordinary one, or one with unusual content. */
export function anyNote(random: Random): Annotation {
  const id = uuid(random);
  if (random() < 0.4) return { ...oddNote(random), id };
  const make = random() < 0.5 ? selection : noteWith;
  const modified = new Date(Math.floor(random() * 4e12)).toISOString();
  const colour = oneOf(random, COLOURS);
  const tags = random() < 0.5 ? [] : ["党建", oneOf(random, TEXTS)];
  return make(random() < 0.8 ? "近邻党建" : oneOf(random, TEXTS) || "词", {
    id,
    modified,
    colour,
    tags,
  });
}

export function someNotes(random: Random): Annotation[] {
  return Array.from({ length: 1 + Math.floor(random() ** 2 * 4) }, () => anyNote(random));
}

export function draftOf({ id, body, tags, colour, target }: Annotation): AnnotationDraft {
  return { id, base: null, text: body.value, tags, colour, target };
}

/** An annotation of the W3C, with the features of one chapter. */
export function w3cAnnotation(random: Random): Json {
  const { body, bodyValue, motivation } = oneOf(random, bodyCases);
  const { target } = oneOf(random, targetCases);
  const { members } = oneOf(random, memberCases);
  return {
    "@context": CONTEXT,
    ...(random() < 0.5 && { id: `https://notes.example/${Math.floor(random() * 100)}` }),
    type: "Annotation",
    ...(body !== undefined && { body }),
    ...(bodyValue !== undefined && { bodyValue }),
    ...(motivation !== undefined && { motivation }),
    ...(random() < 0.3 && members),
    target,
  };
}

/** An annotation as Hypothesis exports it. */
export function hypothesisAnnotation(random: Random): Json {
  const uri = "https://news.example/a?b#c";
  return {
    id: `jKSHM0pJEe2Ylw${Math.floor(random() * 100)}`,
    created: "2026-03-01T08:00:00.123456+00:00",
    updated: "2026-03-02T08:00:00.123456+00:00",
    user: "acct:li@hypothes.is",
    user_info: { display_name: "李" },
    uri,
    text: random() < 0.3 ? "" : "**要点**",
    tags: ["党建", "b"],
    group: "__world__",
    permissions: { read: ["group:__world__"] },
    target: [
      {
        source: uri,
        selector: [
          {
            type: "RangeSelector",
            startContainer: "/div[1]/p[2]",
            startOffset: 3,
            endContainer: "/div[1]/p[2]",
            endOffset: 7,
          },
          { type: "TextPositionSelector", start: 30, end: 34 },
          { type: "TextQuoteSelector", exact: "近邻党建", prefix: "推行", suffix: "工作" },
        ],
      },
    ],
    document: { title: ["新闻"] },
    links: { html: "https://hypothes.is/a/jKSHM0pJEe2Ylw" },
    ...(random() < 0.3 && { references: ["a", "jKSHM0pJEe2Ylw1"] }),
  };
}
