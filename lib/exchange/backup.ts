/**
 * A backup: everything that the user has made, as one JSON text.
 *
 * It does not contain its own date, and each part has one fixed order. So equal contents have equal
 * bytes, and data that is exported, deleted and imported gives the same file when it is exported
 * again. The checksum covers the content in that order, without white space ({@link stableJson}),
 * which is how the content is written. An editor may reformat the file without harm, but one
 * changed letter is detected.
 */
import { MAX_WORD_UNITS } from "../annotation/limits";
import type { Annotation, Json } from "../annotation/model";
import { crc32 } from "../checksum/crc32";
import type { LibraryRecord } from "../record/record";
import { toBase64 } from "../text/base64";
import { checksumOf, stated } from "./checksum";
import { ExchangeError, reasonOf } from "./json/exchange-error";
import { isObject, type JsonObject, own, stableJson, valuesOf } from "./json/json-value";
import { toJsonLd } from "./w3c/w3c";

const FORMAT = "cideng-backup";
/** A backup with nothing of a library is of the first version, which earlier builds can read. */
const VERSIONS = { withoutLibrary: 1, withLibrary: 2 } as const;

/** The content of a backup. */
export interface BackupContent {
  readonly annotations: readonly Annotation[];
  /** The records of the library. */
  readonly library?: readonly LibraryRecord[];
  /** The delivered files by their hash. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** Any JSON object. */
  readonly settings: object | null;
  /** The ids of the terms whose card has been opened. */
  readonly met: readonly string[];
}

/**
 * The beginning of a backup. Its checksum is known only after the rest has been written. The
 * beginning has the same length for every checksum.
 */
function headOf(crc: number, version: number): string {
  return `{"format":"${FORMAT}","version":${version},"checksum":"${stated(crc)}","content":`;
}

/** The number of bytes before the pieces of a backup. */
export const HEAD_BYTES = headOf(0, VERSIONS.withLibrary).length;

/** The number of notes in one piece: some milliseconds of work. */
const IN_PIECE = 50;

/**
 * Yields a backup in pieces, so that the caller can do other work in between: twenty thousand notes
 * take a second. The same content always gives the same pieces.
 *
 * @returns the text before the pieces, which is {@link HEAD_BYTES} long
 */
export function* backupPieces({
  annotations,
  library = [],
  files = new Map(),
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
  yield piece("]");
  const isEmpty = library.length === 0;
  if (!isEmpty) {
    yield piece(`,"files":{`);
    const sortedFiles = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [i, [hash, bytes]] of sortedFiles.entries())
      yield piece(`${i === 0 ? "" : ","}"${hash}":"${toBase64(bytes)}"`);
    const records = library.toSorted(byId) as unknown as Json;
    yield piece(`},"library":${stableJson(records)}`);
  }
  const rest = { met: [...new Set(met)].sort(), settings: settings as Json };
  yield piece(`,${stableJson(rest).slice(1)}`);
  yield encode("}");
  return encode(headOf(crc, isEmpty ? VERSIONS.withoutLibrary : VERSIONS.withLibrary));
}

type Bytes = Uint8Array<ArrayBuffer>;

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Whether this is a backup, of any version. */
export function isBackup(value: unknown): value is JsonObject {
  return isObject(value) && own(value, "format") === FORMAT;
}

/** The parts of a backup. Its annotations have not been read yet. */
export interface BackupParts {
  readonly annotations: readonly Json[];
  /** Records of the library, which have not been read yet either. */
  readonly library: readonly Json[];
  /** Delivered files by what is said to be their hash, in what is said to be Base64. */
  readonly files: Readonly<Record<string, Json>>;
  readonly settings: Json | null;
  readonly met: readonly string[];
}

/**
 * Opens a backup.
 *
 * @param evenIfDamaged whether to take everything readable although the checksum says that
 *   something has changed
 * @throws ExchangeError "newer" for a version that is not known yet, "checksum", or "not-notes" for
 *   a backup without content
 */
export function openBackup(backup: JsonObject, evenIfDamaged = false): BackupParts {
  const version = own(backup, "version");
  const { withLibrary: latest } = VERSIONS;
  if (typeof version === "number" && version > latest) {
    const reason = reasonOf("newerBackup", { version, known: latest });
    throw new ExchangeError("newer", "$.version", reason);
  }
  const content = own(backup, "content");
  if (!Object.values<unknown>(VERSIONS).includes(version) || !isObject(content)) {
    throw new ExchangeError("not-notes", "$", reasonOf("noContent"));
  }
  const expected = checksumOf(stableJson(content));
  if (own(backup, "checksum") !== expected && !evenIfDamaged) {
    throw new ExchangeError("checksum", "$.checksum", reasonOf("checksum", { expected }));
  }
  const settings = own(content, "settings");
  const files = own(content, "files");
  return {
    annotations: valuesOf(content, "annotations"),
    library: valuesOf(content, "library"),
    files: isObject(files) ? files : {},
    settings: isObject(settings) ? settings : null,
    // A value that is not the address of a term is left out, because it would make the whole file
    // be refused.
    met: valuesOf(content, "met").filter(
      (id) => typeof id === "string" && id.length <= MAX_WORD_UNITS,
    ) as string[],
  };
}
