/** The door for requests: whatever arrives is unknown until it has passed here. */
import * as v from "valibot";
import { type Excess, MAX_WORD_UNITS, type WrongField } from "../annotation/limits";
import type { Json } from "../annotation/model";
import {
  annotationSchema,
  contentSchema,
  excessIn,
  fieldIn,
  targetSchema,
  versionSchema,
} from "../annotation/schema";
import { PREFERENCE_NAMES, type Preferences, isPreference } from "../settings/settings";
import type { Params, RequestName } from "./contract";

const shortText = v.pipe(v.string(), v.maxLength(MAX_WORD_UNITS));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Notes on one thing. */
const most = v.pipe(whole, v.maxValue(100_000));
const nothing = v.object({});
/** Of a card's frame: four numbers in base 36. */
const nonce = v.pipe(v.string(), v.maxLength(64));
/** Of one page: more than it can have. */
const addresses = v.pipe(v.array(shortText), v.maxLength(16));

const draft = v.object({
  id: v.pipe(shortText, v.startsWith("urn:uuid:")),
  base: v.nullable(versionSchema),
  ...contentSchema,
  target: targetSchema,
});

const SCHEMAS = {
  "card.announce": v.object({ nonce }),
  "card.claim": v.object({ nonce }),
  "drafts.list": nothing,
  "draft.keep": v.object({ subject: v.string(), draft: v.nullable(draft) }),
  "entries.get": v.object({ terms: v.array(shortText), most }),
  "notes.on": v.object({ subjects: v.array(shortText), most }),
  "notes.get": v.object({ ids: v.array(shortText) }),
  "notes.anchors": v.object({ names: addresses, earlier: addresses }),
  "notes.ready": nothing,
  "note.save": v.pipe(
    draft,
    v.check(
      ({ base, text, tags: all, target: it }) =>
        base !== null || text.trim() !== "" || all.length > 0 || it.type === "selection",
      "a new note needs text or tags, unless it marks a passage",
    ),
  ),
  "note.delete": v.object({ ids: v.array(shortText) }),
  "notes.turn": v.object({ way: v.picklist(["undo", "redo"]), n: whole }),
  "import.stage": v.object({ batch: shortText, annotations: v.array(annotationSchema) }),
  "import.commit": v.object({
    batch: shortText,
    deletes: v.array(shortText),
    seq: whole,
    settings: v.custom<Json>((it) => it !== undefined),
    met: v.array(shortText),
  }),
  "copies.list": nothing,
  "copies.read": v.object({ name: shortText }),
  "journal.read": v.object({ from: whole }),
  "store.rebuild": nothing,
  "safety.note": v.object({ what: v.picklist(["recovery-seen", "backup-taken", "later"]) }),
  "site.switch": v.object({ host: shortText, on: v.boolean() }),
  "settings.get": nothing,
  "settings.change": v.object(preferences()),
  "term.met": v.object({ term: shortText }),
  "source.set": v.object({
    report: shortText,
    details: v.object({
      newspaper: v.nullable(shortText),
      date: v.nullable(v.pipe(v.string(), v.isoDate())),
      page: v.nullable(shortText),
    }),
  }),
  "bundle.read": nothing,
  "bundle.ready": nothing,
} satisfies { [N in RequestName]: v.GenericSchema<unknown, Params<N>> };

/** Each preference, as far as it can have a value. */
function preferences() {
  const schemaOf = <N extends keyof Preferences>(name: N) =>
    v.exactOptional(v.custom<Preferences[N]>((it) => isPreference(name, it)));
  return Object.fromEntries(PREFERENCE_NAMES.map((name) => [name, schemaOf(name)])) as {
    [N in keyof Preferences]: ReturnType<typeof schemaOf<N>>;
  };
}

/** A message that is one of our requests, or null for anything else. */
export function parseRequestName(message: unknown): RequestName | null {
  const result = v.safeParse(v.object({ cideng: v.string(), params: v.unknown() }), message);
  if (!result.success || !Object.hasOwn(SCHEMAS, result.output.cideng)) return null;
  return result.output.cideng as RequestName;
}

/** Parameters that are none. */
export class ParameterError extends TypeError {
  override readonly name = "ParameterError";
  constructor(
    message: string,
    /** What is too much of a note, if that is what is wrong. */
    readonly excess: Excess | null,
    /** What is not as it has to be. */
    readonly field: WrongField,
  ) {
    super(message);
  }
}

/**
 * The parameters of a request.
 *
 * @throws ParameterError that names the parameter that is wrong
 */
export function parseParams<N extends RequestName>(name: N, message: unknown): Params<N> {
  const { params } = message as { params: unknown };
  const schema: v.GenericSchema<unknown, Params<N>> = SCHEMAS[name];
  const result = v.safeParse(schema, params);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const what = `${name}: ${v.getDotPath(issue) ?? "parameters"}: ${issue.message}`;
  const field = name === "settings.change" ? "settings" : fieldIn(issue);
  throw new ParameterError(what, excessIn(issue), field);
}
