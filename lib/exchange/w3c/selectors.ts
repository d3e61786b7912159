/** The selectors that this program uses: above all a quotation, and two ways to a position. */
import type {
  CssSelector,
  Json,
  Selectors,
  TextPositionSelector,
  TextQuoteSelector,
} from "../../annotation/model";
import { isObject, type JsonObject, own, textOf, typesOf, valuesOf } from "../json/json-value";

/**
 * The first quotation among some selectors and their refinements, with the first position and the
 * first element; null if there is no quotation.
 *
 * @param selectors values that `checkAnnotation` has accepted
 * @returns the selectors, and the set of those that hold nothing more than what was taken
 */
export function readSelectors(
  selectors: readonly Json[],
): { readonly selectors: Selectors; readonly held: ReadonlySet<Json> } | null {
  const quoted = selectors.map((it) => quoteIn(it)).find((it) => it !== undefined);
  if (!quoted) return null;
  const position = selectors.find((it) => readPosition(it) !== null);
  const element = selectors.find((it) => readElement(it) !== null);
  const held = new Set(
    [quoted, position, element].filter((it): it is JsonObject => isObject(it) && isPlain(it)),
  );
  return {
    selectors: {
      quote: readQuote(quoted),
      ...readOnce(quoted),
      position: position === undefined ? null : readPosition(position),
      element: element === undefined ? null : readElement(element),
    },
    held,
  };
}

/**
 * The quotation in a selector: the selector itself, or the one that refines it. In the second case,
 * the quotation is inside what the selector selects.
 */
function quoteIn(selector: Json): JsonObject | undefined {
  if (!isObject(selector)) return undefined;
  if (typesOf(selector).includes("TextQuoteSelector")) return selector;
  return valuesOf(selector, "refinedBy")
    .map((it) => quoteIn(it))
    .find((it) => it !== undefined);
}

function readQuote(it: JsonObject): TextQuoteSelector {
  return {
    type: "TextQuoteSelector",
    exact: textOf(it, "exact") ?? "",
    prefix: textOf(it, "prefix") ?? "",
    suffix: textOf(it, "suffix") ?? "",
  };
}

/**
 * Whether the words occurred only once in their text. This is a member of our own, which other
 * programs ignore.
 */
const ONCE = "cideng:once";

function readOnce(it: JsonObject): Pick<Selectors, "once"> {
  const once = own(it, ONCE);
  return typeof once === "boolean" ? { once } : {};
}

function readPosition(it: Json): TextPositionSelector | null {
  if (!isObject(it) || !typesOf(it).includes("TextPositionSelector")) return null;
  const [start] = valuesOf(it, "start");
  const [end] = valuesOf(it, "end");
  return { type: "TextPositionSelector", start: start as number, end: end as number };
}

function readElement(it: Json): CssSelector | null {
  if (!isObject(it) || !typesOf(it).includes("CssSelector")) return null;
  const [refinement, ...others] = valuesOf(it, "refinedBy");
  const refinedBy = refinement === undefined ? null : readPosition(refinement);
  const value = textOf(it, "value");
  if (!refinedBy || others.length > 0 || value === undefined) return null;
  return { type: "CssSelector", value, refinedBy };
}

const MEMBERS = new Set(["type", "exact", "prefix", "suffix", "start", "end", "value", ONCE]);

/** Whether all members of a selector are used. */
function isPlain(it: JsonObject): boolean {
  return Object.keys(it).every(
    (name) =>
      MEMBERS.has(name) ||
      (name === "refinedBy" &&
        readElement(it) !== null &&
        valuesOf(it, name).every((value) => isObject(value) && isPlain(value))),
  );
}

/** The selectors of a place, as JSON-LD. */
export function writeSelectors({ quote, position, element, once }: Selectors): Json[] {
  const { exact, prefix, suffix } = quote;
  const said = once === undefined ? {} : { [ONCE]: once };
  return [
    { type: "TextQuoteSelector", exact, prefix, suffix, ...said },
    ...(position ? [writePosition(position)] : []),
    ...(element
      ? [
          {
            type: "CssSelector",
            value: element.value,
            refinedBy: writePosition(element.refinedBy),
          },
        ]
      : []),
  ];
}

function writePosition({ start, end }: TextPositionSelector): Json {
  return { type: "TextPositionSelector", start, end };
}

/** The selectors of an imported target, with the current state of those that this program uses. */
export function mergeSelectors(came: readonly Json[], now: Selectors): Json[] {
  const others = came.filter((it) => {
    const isQuote = isObject(it) && typesOf(it).includes("TextQuoteSelector");
    return !isQuote && readPosition(it) === null && readElement(it) === null;
  });
  return [...writeSelectors(now), ...others];
}
