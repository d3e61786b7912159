/**
 * A backup: everything that the user has made, as one JSON text.
 *
 * It says nothing of when it was made, and each part has one order; so equal contents have equal bytes, and what is
 * exported, wiped and imported is exported as the same file again. The checksum is over the content in that
 * order without white space ({@link stableJson}), which is how the content stands in the file; an editor
 * that lays the file out anew does it no harm, and one changed letter is found.
 */
import { MAX_WORD_UNITS } from "../annotation/limits";
import type { Annotation, Json } from "../annotation/model";
import { crc32 } from "../checksum/crc32";
import { ExchangeError, reasonOf } from "./json/exchange-error";
import { isObject, type JsonObject, own, stableJson, valuesOf } from "./json/json-value";
import { toJsonLd } from "./w3c/w3c";

const FORMAT = "cideng-backup";
const VERSION = 1;

/** What goes into a backup. */
export interface BackupContent {
  readonly annotations: readonly Annotation[];
  /** Any object that JSON can say. */
  readonly settings: object | null;
  /** Ids of the terms whose card has been opened. */
  readonly met: readonly string[];
}

/** How a backup begins; the checksum in it is known when all that follows has been written. As long as any other. */
function headOf(crc: number): string {
  return `{"format":"${FORMAT}","version":${VERSION},"checksum":"${written(crc)}","content":`;
}

/** How many bytes stand before the pieces of a backup. */
export const HEAD_BYTES = headOf(0).length;

/** Notes of one piece: some milliseconds' work. */
const IN_PIECE = 50;

/**
 * A backup in pieces, for who has other things to do in between: of twenty thousand notes it is a second's work. The same
 * for the same content.
 *
 * @returns what stands before the pieces, {@link HEAD_BYTES} long
 */
export function* backupPieces({
  annotations,
  settings,
  met,
}: BackupContent): Generator<Bytes, Bytes> {
  let crc = 0;
  const piece = (text: string): Bytes => {
    const bytes = encode(text);
    crc = crc32(bytes, crc);
    return bytes;
  };
  const sorted = annotations.toSorted(byId);
  yield piece(`{"annotations":[`);
  for (let at = 0; at < sorted.length; at += IN_PIECE) {
    const texts = sorted.slice(at, at + IN_PIECE).map((it) => stableJson(toJsonLd(it)));
    yield piece((at === 0 ? "" : ",") + texts.join(","));
  }
  const rest = { met: [...new Set(met)].sort(), settings: settings as Json };
  yield piece(`],${stableJson(rest).slice(1)}`);
  yield encode("}");
  return encode(headOf(crc));
}

type Bytes = Uint8Array<ArrayBuffer>;

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function byId(one: Annotation, other: Annotation): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

function written(crc: number): string {
  return `crc32:${crc.toString(16).padStart(8, "0")}`;
}

/** Whether this is a backup, of whatever version. */
export function isBackup(value: unknown): value is JsonObject {
  return isObject(value) && own(value, "format") === FORMAT;
}

/** The parts of a backup, its annotations not yet read. */
export interface BackupParts {
  readonly annotations: readonly Json[];
  readonly settings: Json | null;
  readonly met: readonly string[];
}

/**
 * Opens a backup.
 *
 * @param evenIfDamaged whether to take what can be read where the checksum says that something has changed
 * @throws ExchangeError "newer" for a version that is not known yet, "checksum", or "not-notes" for one without content
 */
export function openBackup(backup: JsonObject, evenIfDamaged = false): BackupParts {
  const version = own(backup, "version");
  if (typeof version === "number" && version > VERSION) {
    const reason = reasonOf("newerBackup", { version, known: VERSION });
    throw new ExchangeError("newer", "$.version", reason);
  }
  const content = own(backup, "content");
  if (version !== VERSION || !isObject(content)) {
    throw new ExchangeError("not-notes", "$", reasonOf("noContent"));
  }
  const expected = written(crc32(encode(stableJson(content))));
  if (own(backup, "checksum") !== expected && !evenIfDamaged) {
    throw new ExchangeError("checksum", "$.checksum", reasonOf("checksum", { expected }));
  }
  const settings = own(content, "settings");
  return {
    annotations: valuesOf(content, "annotations"),
    settings: isObject(settings) ? settings : null,
    // One that is no address of a term is none, and would have all of the file refused.
    met: valuesOf(content, "met").filter(
      (id) => typeof id === "string" && id.length <= MAX_WORD_UNITS,
    ) as string[],
  };
}
