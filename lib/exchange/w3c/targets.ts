/**
 * Targets in the form that this program shows: of several, the first one with a quotation, or else
 * the first. If there is more, the original targets are stored with the annotation, and are
 * exported again with its current colour and place.
 */
import {
  type Annotation,
  COLOURS,
  type Colour,
  type Json,
  type Target,
} from "../../annotation/model";
import { pageAddress } from "../../annotation/page-address";
import { titleFrom } from "../../annotation/page-title";
import { isSet, isSpecific } from "./check-resource";
import {
  isList,
  isObject,
  isSame,
  type JsonObject,
  oneOrMany,
  own,
  textOf,
  valuesOf,
} from "../json/json-value";
import { mergeSelectors, readSelectors, writeSelectors } from "./selectors";

/** The content of targets, in the fields of {@link Annotation}. */
export interface ShownTarget {
  readonly target: Target;
  readonly colour: Colour;
  /** The index of the shown target among all single targets, with sets flattened. */
  readonly index: number;
  /** The paths of the parts that are not shown. */
  readonly leftOut: readonly string[];
}

const STYLE = "cideng-";
const [DEFAULT_COLOUR] = COLOURS;

/** @param target any value that `checkAnnotation` has accepted */
export function readTarget(target: Json): ShownTarget {
  const singles: { it: Json; path: string }[] = [];
  mapSingles(target, "target", (it, path) => {
    singles.push({ it, path });
    return it;
  });
  const quoted = singles.findIndex(({ it }) => isObject(it) && quotationOf(it) !== null);
  const index = Math.max(quoted, 0);
  const leftOut = singles.flatMap(({ it, path }, at) =>
    at === index ? unshownOf(it, path) : [path],
  );
  const chosen = singles[index]?.it ?? "";
  return { target: readSingle(chosen), colour: colourOf(chosen), index, leftOut };
}

/** Rebuilds targets with `change` applied to each single one, in order. */
function mapSingles(target: Json, path: string, change: (it: Json, path: string) => Json): Json {
  if (isList(target)) {
    return target.map((it, index) => mapSingles(it, `${path}[${index}]`, change));
  }
  if (!isObject(target) || !isSet(target)) return change(target, path);
  return { ...target, items: mapSingles(own(target, "items") ?? [], `${path}.items`, change) };
}

function quotationOf(it: JsonObject): ReturnType<typeof readSelectors> {
  return readSelectors(valuesOf(it, "selector"));
}

function readSingle(it: Json): Target {
  const source = pageOf(addressOf(it));
  const quotation = isObject(it) ? quotationOf(it) : null;
  const title = titleIn(it);
  const titled = title === null ? {} : { title };
  if (!isObject(it) || !quotation) return { type: "resource", source, ...titled };
  const [scope] = valuesOf(it, "scope");
  return {
    type: "selection",
    source,
    scope: scope === undefined ? null : pageOf(addressOf(scope)) || null,
    selectors: quotation.selectors,
    ...titled,
  };
}

/** The title of a source, in Dublin Core's term, which the W3C's context knows. */
const TITLE = "dcterms:title";

function titleIn(it: Json): string | null {
  const source = isObject(it) ? own(it, "source") : undefined;
  return isObject(source) ? titleFrom(own(source, TITLE)) : null;
}

/** The IRI of a resource: its own, or its source's. */
function addressOf(it: Json): string {
  if (typeof it === "string") return it;
  if (!isObject(it)) return "";
  const [source] = valuesOf(it, "source");
  return source === undefined ? (textOf(it, "id") ?? "") : addressOf(source);
}

/**
 * The address under which the target's notes are stored. For a page, this is its address without
 * fragment and tracking parameters; for anything else, its IRI.
 */
function pageOf(iri: string): string {
  return /^https?:/iu.test(iri) && URL.canParse(iri) ? pageAddress(iri) : iri;
}

function colourOf(it: Json): Colour {
  const classes = isObject(it) ? valuesOf(it, "styleClass") : [];
  return COLOURS.find((colour) => classes.includes(STYLE + colour)) ?? DEFAULT_COLOUR;
}

function unshownOf(it: Json, path: string): string[] {
  const iri = addressOf(it);
  const fragment = /^https?:/iu.test(iri) && iri.includes("#") ? [`${path}#fragment`] : [];
  if (!isObject(it)) return fragment;
  const quotation = quotationOf(it);
  const isShown = (name: string): boolean => {
    if (name === "source") return isShownSource(own(it, name));
    if (name === "styleClass") return valuesOf(it, name).every((value) => isOurClass(value));
    if (name === "scope") return quotation !== null && valuesOf(it, name).length < 2;
    return name === "type" || name === "id" || name === "selector";
  };
  const members = Object.keys(it).filter((name) => !isShown(name));
  const isList = Array.isArray(own(it, "selector"));
  const selectors = valuesOf(it, "selector").flatMap((selector, index) =>
    quotation?.held.has(selector) ? [] : [isList ? `selector[${index}]` : "selector"],
  );
  return [...fragment, ...[...members, ...selectors].map((name) => `${path}.${name}`)];
}

/** Whether everything in a source is shown: its address and its title. */
function isShownSource(source: Json | undefined): boolean {
  if (!isObject(source)) return true;
  return Object.keys(source).every((name) => name === "id" || name === TITLE);
}

function isOurClass(name: Json): boolean {
  return COLOURS.some((colour) => name === STYLE + colour);
}

/** The target for a note of ours. */
export function writeTarget({ target, colour }: Pick<Annotation, "target" | "colour">): Json {
  const source: Json =
    target.title === undefined ? target.source : { id: target.source, [TITLE]: target.title };
  const styleClass = STYLE + colour;
  if (target.type === "resource") {
    const isPlain = colour === DEFAULT_COLOUR && target.title === undefined;
    return isPlain ? source : { type: "SpecificResource", source, styleClass };
  }
  return {
    type: "SpecificResource",
    source,
    ...(target.scope === null ? {} : { scope: target.scope }),
    styleClass,
    selector: writeSelectors(target.selectors),
  };
}

/** The current targets of a note that was imported with more than it shows. */
export function mergeTarget(came: Json, note: Annotation): Json {
  const shown = readTarget(came);
  const isMoved = !isSame(untitled(shown.target), untitled(note.target));
  if (!isMoved && shown.colour === note.colour) return came;
  let at = -1;
  return mapSingles(came, "target", (it) => {
    at += 1;
    if (at !== shown.index) return it;
    return isMoved ? moved(it, note) : coloured(it, note.colour);
  });
}

/** A target as JSON without its title: notes imported by earlier versions have none. */
function untitled(target: Target): Json {
  const { title: _, ...rest } = target;
  return rest as unknown as Json;
}

function coloured(it: Json, colour: Colour): Json {
  const styleClass = STYLE + colour;
  if (!isObject(it) || !isSpecific(it)) return { type: "SpecificResource", source: it, styleClass };
  const others = valuesOf(it, "styleClass").filter((name) => !isOurClass(name));
  return { ...it, styleClass: oneOrMany([...others, styleClass]) };
}

function moved(it: Json, note: Annotation): Json {
  const target = writeTarget(note);
  if (!isObject(it) || !isSpecific(it) || !isObject(target)) return target;
  const { scope: _, ...rest } = coloured(it, note.colour) as JsonObject;
  const source = own(target, "source") ?? note.target.source;
  if (note.target.type === "resource") return { ...rest, source };
  const selector = mergeSelectors(valuesOf(it, "selector"), note.target.selectors);
  const { scope } = note.target;
  return { ...rest, source, ...(scope === null ? {} : { scope }), selector };
}
