/**
 * The schemas of the parameters of requests to the background. Their types are inferred from these.
 */
import * as v from "valibot";
import { MAX_WORD_UNITS } from "../annotation/limits";
import type { Json } from "../annotation/model";
import { annotationSchema, contentSchema, targetSchema, versionSchema } from "../annotation/schema";
import type { DocumentId, TermAddress } from "../document/address";
import { libraryRecordSchema } from "../record/parse-record";
import { LEVELS } from "../settings/page-settings";
import { PREFERENCE_NAMES, type Preferences, isPreference } from "../settings/settings";

const shortText = v.pipe(v.string(), v.maxLength(MAX_WORD_UNITS));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
/** The maximum number of notes on one subject. */
const most = v.pipe(whole, v.maxValue(100_000));
const nothing = v.object({});
/** The nonce of a card's frame: four numbers in base 36. */
const nonce = v.pipe(v.string(), v.maxLength(64));
/** The addresses of one page. The limit is more than a page can have. */
const addresses = v.pipe(v.array(shortText), v.maxLength(16));

const documentId = v.pipe(
  shortText,
  v.transform((it) => it as DocumentId),
);

/** Any text is accepted: a text that is no address finds no term. */
const termAddress = v.pipe(
  shortText,
  v.transform((it) => it as TermAddress),
);

const draft = v.object({
  id: v.pipe(shortText, v.startsWith("urn:uuid:")),
  base: v.nullable(versionSchema),
  ...contentSchema,
  target: targetSchema,
});

const preference = <N extends keyof Preferences>(name: N) =>
  v.exactOptional(v.custom<Preferences[N]>((it) => isPreference(name, it)));
/** Each preference is valid if it can have the value. */
const preferences = Object.fromEntries(
  PREFERENCE_NAMES.map((name) => [name, preference(name)]),
) as { [N in keyof Preferences]: ReturnType<typeof preference<N>> };

/** The parameters of each request. */
export const SCHEMAS = {
  "card.announce": v.object({ nonce }),
  "card.claim": v.object({ nonce }),
  "drafts.list": nothing,
  /** Null for a draft that was saved or discarded. */
  "draft.keep": v.object({ subject: v.string(), draft: v.nullable(draft) }),
  "entries.get": v.object({ terms: v.array(termAddress), most }),
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
  "import.stage": v.object({
    batch: shortText,
    annotations: v.array(v.union([annotationSchema, libraryRecordSchema])),
  }),
  "import.commit": v.object({
    batch: shortText,
    deletes: v.array(shortText),
    /** The number of the last change when the user was shown the plan. */
    seq: whole,
    /** The settings of a backup; null to leave the current ones. */
    settings: v.custom<Json>((it) => it !== undefined),
    /** Terms that a backup lists as met. */
    met: v.array(shortText),
  }),
  /** Changes records of the library, all at once. `base` is the version that was changed. */
  "library.change": v.object({
    changes: v.pipe(
      v.array(
        v.object({
          id: shortText,
          base: v.nullable(versionSchema),
          after: v.nullable(v.union([libraryRecordSchema, annotationSchema])),
        }),
      ),
      v.check(
        (changes) => changes.every(({ id, after }) => after === null || after.id === id),
        "a record is kept under its own address",
      ),
    ),
  }),
  /** The text of a document has been read anew. */
  "library.read": v.object({ document: documentId }),
  /** Whether a folded form is no term of any document. */
  "term.refuse": v.object({ form: shortText, isRefused: v.boolean() }),
  "page.add": v.object({ tab: whole }),
  "copies.list": nothing,
  "copies.read": v.object({ name: shortText }),
  "journal.read": v.object({ from: whole }),
  "store.rebuild": nothing,
  "safety.note": v.object({ what: v.picklist(["recovery-seen", "backup-taken", "later"]) }),
  "site.switch": v.object({ host: shortText, on: v.boolean() }),
  /** The level of one site; null restores the general level. */
  "site.level": v.object({ host: shortText, level: v.nullable(v.picklist(LEVELS)) }),
  "settings.get": nothing,
  "settings.change": v.object(preferences),
  "term.met": v.object({ term: termAddress }),
  "bundle.read": nothing,
  "bundle.ready": nothing,
};
