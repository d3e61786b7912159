import type { Json } from "@/lib/annotation/model";

type Thing = { readonly [member: string]: Json };

const isThing = (value: unknown): value is Thing =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const all = (value: Json | undefined): Json[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};
const isIri = (value: unknown): boolean =>
  typeof value === "string" && /^[a-z][a-z\d+.-]*:\S+$/iu.test(value);
const isTime = (value: unknown): boolean =>
  typeof value === "string" && /^\d{4}(?:-\d\d){2}T\d\d(?::\d\d){2}(?:\.\d+)?Z$/u.test(value);
const isText = (value: unknown): boolean => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** Whether something holds for every object in an annotation that `is` selects. */
function every(value: Json, is: (it: Thing) => boolean, holds: (it: Thing) => boolean): boolean {
  if (Array.isArray(value)) return value.every((it: Json) => every(it, is, holds));
  if (!isThing(value)) return true;
  return (!is(value) || holds(value)) && Object.values(value).every((it) => every(it, is, holds));
}

const ofType =
  (...types: string[]) =>
  (it: Thing): boolean =>
    all(it["type"]).some((type) => types.includes(type as string));

const resources = (it: Thing): Json[] => [...all(it["body"]), ...all(it["target"])];

/**
 * The MUSTs of the Web Annotation Data Model that concern exported annotations, each with its
 * section.
 */
export const musts: [section: string, must: string, holds: (it: Thing) => boolean][] = [
  [
    "3.1",
    "has the context",
    (it) => all(it["@context"]).includes("http://www.w3.org/ns/anno.jsonld"),
  ],
  [
    "3.1",
    "gives a single context as text",
    (it) => all(it["@context"]).length !== 1 || isText(it["@context"]),
  ],
  ["3.1", "has one id, an IRI", (it) => isIri(it["id"])],
  ["3.1", "is of the class Annotation", (it) => all(it["type"]).includes("Annotation")],
  ["3.1", "has a target", (it) => all(it["target"]).length > 0],
  [
    "3.2",
    "has IRIs or objects as bodies and targets",
    (it) => resources(it).every((one) => isIri(one) || isThing(one)),
  ],
  [
    "3.2.1",
    "gives every external resource one id",
    (it) =>
      resources(it)
        .filter(isThing)
        .filter((one) => !("value" in one || "source" in one || "items" in one))
        .every((one) => isIri(one["id"])),
  ],
  [
    "3.2.1",
    "has one direction of text at most",
    (it) =>
      every(
        it,
        () => true,
        (one) => all(one["textDirection"]).length < 2,
      ),
  ],
  [
    "3.2.4",
    "gives every textual body one value, a text",
    (it) => every(it, ofType("TextualBody"), (one) => isText(one["value"])),
  ],
  ["3.2.5", "has no body beside a bodyValue", (it) => !("body" in it && "bodyValue" in it)],
  ["3.2.5", "has a text as bodyValue", (it) => !("bodyValue" in it) || isText(it["bodyValue"])],
  [
    "3.2.7, 3.2.8",
    "gives every set items",
    (it) =>
      every(
        it,
        ofType("Choice", "Composite", "List", "Independents"),
        (one) => all(one["items"]).length > 0,
      ),
  ],
  ["3.3.1", "was created once, in UTC", (it) => isTime(it["created"])],
  ["3.3.1", "was modified once, in UTC", (it) => isTime(it["modified"])],
  [
    "3.3.5",
    "has texts as motivations and purposes",
    (it) =>
      every(
        it,
        () => true,
        (one) => [...all(one["motivation"]), ...all(one["purpose"])].every(isText),
      ),
  ],
  [
    "3.3.6",
    "has IRIs as rights",
    (it) =>
      every(
        it,
        () => true,
        (one) => all(one["rights"]).every(isIri),
      ),
  ],
  [
    "3.3.7",
    "has one canonical IRI at most",
    (it) => all(it["canonical"]).length < 2 && all(it["canonical"]).every(isIri),
  ],
  ["3.3.7", "was obtained via IRIs", (it) => all(it["via"]).every(isIri)],
  [
    "4",
    "gives every specific resource one source",
    (it) =>
      every(
        it,
        ofType("SpecificResource"),
        (one) => isIri(one["source"]) || (isThing(one["source"]) && isIri(one["source"]["id"])),
      ),
  ],
  [
    "4.2",
    "gives every selector that is an object a type or an id",
    (it) =>
      every(
        it,
        (one) => "selector" in one,
        (one) =>
          all(one["selector"]).every((s) => isIri(s) || (isThing(s) && ("type" in s || "id" in s))),
      ),
  ],
  [
    "4.2.1-4.2.3",
    "gives fragments and paths one value",
    (it) =>
      every(it, ofType("FragmentSelector", "CssSelector", "XPathSelector"), (one) =>
        isText(one["value"]),
      ),
  ],
  [
    "4.2.4",
    "gives every quotation its words",
    (it) => every(it, ofType("TextQuoteSelector"), (one) => isText(one["exact"])),
  ],
  [
    "4.2.5, 4.2.6",
    "gives every position a start and an end from 0 up",
    (it) =>
      every(
        it,
        ofType("TextPositionSelector", "DataPositionSelector"),
        (one) =>
          isCount(one["start"]) &&
          isCount(one["end"]) &&
          (one["start"] as number) <= (one["end"] as number),
      ),
  ],
  [
    "4.2.8",
    "gives every range two selectors",
    (it) =>
      every(
        it,
        ofType("RangeSelector"),
        (one) => isThing(one["startSelector"]) && isThing(one["endSelector"]),
      ),
  ],
  [
    "4.2.9",
    "refines by selectors and states",
    (it) =>
      every(
        it,
        () => true,
        (one) => all(one["refinedBy"]).every((r) => isIri(r) || isThing(r)),
      ),
  ],
  [
    "4.3.2",
    "gives every state of a request its headers",
    (it) => every(it, ofType("HttpRequestState"), (one) => isText(one["value"])),
  ],
  [
    "4.4",
    "has texts as classes",
    (it) =>
      every(
        it,
        () => true,
        (one) => all(one["styleClass"]).every(isText),
      ),
  ],
];
