/** The door for requests: whatever arrives is unknown until it has passed here. */
import * as v from "valibot";
import { TERM_KINDS } from "../glossary/term";
import { LANGUAGES, MAX_DELAY_MS, OPENINGS, PALETTES, PLACES } from "../settings/settings";
import type { Params, RequestName } from "./contract";

const NOTE_MAX_UNITS = 100_000;
/** More than anybody would mark by hand; a whole long page fits. */
const QUOTE_MAX_UNITS = 2_000_000;

const shortText = v.pipe(v.string(), v.maxLength(65_536));

const quote = v.object({
  type: v.literal("TextQuoteSelector"),
  exact: v.pipe(v.string(), v.minLength(1), v.maxLength(QUOTE_MAX_UNITS)),
  prefix: shortText,
  suffix: shortText,
});
const position = v.object({
  type: v.literal("TextPositionSelector"),
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  end: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const target = v.variant("type", [
  v.object({ type: v.literal("resource"), source: shortText }),
  v.object({
    type: v.literal("selection"),
    source: shortText,
    selector: v.tuple([quote, position]),
  }),
]);

const SCHEMAS = {
  "card.announce": v.object({ nonce: shortText }),
  "card.claim": v.object({ nonce: shortText }),
  "entries.get": v.object({ terms: v.array(shortText) }),
  "notes.on": v.object({ subjects: v.array(shortText) }),
  "notes.anchors": v.object({ page: shortText }),
  "note.save": v.object({
    id: v.nullable(shortText),
    text: v.pipe(
      v.string(),
      v.maxLength(NOTE_MAX_UNITS),
      v.check((text) => text.trim() !== "", "a note needs text"),
    ),
    target,
  }),
  "note.delete": v.object({ id: shortText }),
  "site.switch": v.object({ host: shortText, on: v.boolean() }),
  "settings.change": v.object({
    pausedUntil: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    opening: v.exactOptional(v.picklist(OPENINGS)),
    delay: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_DELAY_MS))),
    places: v.exactOptional(v.picklist(PLACES)),
    onlyUnmet: v.exactOptional(v.boolean()),
    hiddenKinds: v.exactOptional(v.array(v.picklist(TERM_KINDS))),
    palette: v.exactOptional(v.picklist(PALETTES)),
    underline: v.exactOptional(v.boolean()),
    language: v.exactOptional(v.nullable(v.picklist(LANGUAGES))),
  }),
  "term.met": v.object({ term: shortText }),
  "source.set": v.object({
    report: shortText,
    details: v.object({
      newspaper: v.nullable(shortText),
      date: v.nullable(v.pipe(v.string(), v.isoDate())),
      page: v.nullable(shortText),
    }),
  }),
  "bundle.ready": v.object({}),
} satisfies { [N in RequestName]: v.GenericSchema<unknown, Params<N>> };

/** A message that is one of our requests, or null for anything else. */
export function parseRequestName(message: unknown): RequestName | null {
  const result = v.safeParse(v.object({ cideng: v.string(), params: v.unknown() }), message);
  if (!result.success || !Object.hasOwn(SCHEMAS, result.output.cideng)) return null;
  return result.output.cideng as RequestName;
}

/**
 * The parameters of a request.
 *
 * @throws TypeError that names the parameter that is wrong
 */
export function parseParams<N extends RequestName>(name: N, message: unknown): Params<N> {
  const { params } = message as { params: unknown };
  const schema: v.GenericSchema<unknown, Params<N>> = SCHEMAS[name];
  const result = v.safeParse(schema, params);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new TypeError(`${name}: ${v.getDotPath(issue) ?? "parameters"}: ${issue.message}`);
}
