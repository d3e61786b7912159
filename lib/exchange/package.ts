/**
 * A package: a document with its glossary, or a glossary alone, as one file to give to somebody
 * else. `docs/packages.md` describes the format.
 *
 * It is one JSON text with a checksum over its content, like a backup. It has nothing of what its
 * giver decided for himself: no order, no sites, no notes.
 */
import * as v from "valibot";
import type { Json } from "../annotation/model";
import { parseLibraryRecord } from "../record/parse-record";
import type { LibraryItem, TermEntry } from "../record/record";
import { fromBase64, toBase64 } from "../text/base64";
import { checksumOf } from "./checksum";
import { isObject, own, stableJson } from "./json/json-value";
import { parseJson, readText } from "./json/read-json";

const FORMAT = "cideng-package";
const VERSION = 1;

/** The content of a package. */
export interface Package {
  readonly item: LibraryItem;
  readonly entries: readonly TermEntry[];
  /** The document's file; null for a glossary alone. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** How many entries were not valid, and are left out. */
  readonly leftOut: number;
}

/** Why a package is not read. */
export type PackageFault = "newer" | "damaged";

/** A file that says that it is a package, and cannot be read as one. */
export class PackageError extends Error {
  override readonly name = "PackageError";
  constructor(readonly fault: PackageFault) {
    super(`The package is ${fault}.`);
  }
}

const contentSchema = v.object({
  item: v.unknown(),
  entries: v.array(v.unknown()),
  file: v.nullable(v.string()),
});

/** The text of a package. */
export function packageText({ item, entries, bytes }: Omit<Package, "leftOut">): string {
  const given = { ...item, order: 0, isOn: true, role: "lit", colour: 0, sites: [] };
  const content = stableJson({
    item: given,
    entries,
    file: bytes && toBase64(bytes),
  } as unknown as Json);
  return `{"format":"${FORMAT}","version":${VERSION},"checksum":"${checksumOf(content)}","content":${content}}\n`;
}

/** The beginning of every package. */
const BEGINNING = new TextEncoder().encode(`{"format":"${FORMAT}"`);

/** Whether a file says that it is a package. */
export function isPackage(bytes: Uint8Array): boolean {
  return BEGINNING.every((byte, i) => bytes[i] === byte);
}

/**
 * Reads a package. An entry that is not valid is left out and counted.
 *
 * @throws PackageError
 */
export function parsePackage(bytes: Uint8Array): Package {
  const content = contentOf(jsonOf(bytes));
  const item = parseLibraryRecord(content.item);
  const fileBytes = content.file === null ? null : fromBase64(content.file);
  const isWhole =
    item?.type === "Item" &&
    (content.file === null) === (fileBytes === null) &&
    (item.file === null) === (fileBytes === null);
  if (!isWhole) throw new PackageError("damaged");
  const entries = content.entries.flatMap((it) => {
    const record = parseLibraryRecord(it);
    return record?.type === "Entry" && record.document === item.document ? [record] : [];
  });
  return { item, entries, bytes: fileBytes, leftOut: content.entries.length - entries.length };
}

function contentOf(value: Json): v.InferOutput<typeof contentSchema> {
  if (!isObject(value)) throw new PackageError("damaged");
  const version = own(value, "version");
  if (typeof version === "number" && version > VERSION) throw new PackageError("newer");
  if (version !== VERSION) throw new PackageError("damaged");
  const content = own(value, "content");
  const checked = v.safeParse(contentSchema, content);
  if (!checked.success || !isObject(content)) throw new PackageError("damaged");
  if (own(value, "checksum") !== checksumOf(stableJson(content))) throw new PackageError("damaged");
  return checked.output;
}

function jsonOf(bytes: Uint8Array): Json {
  try {
    const parsed = parseJson(readText(bytes));
    return "value" in parsed ? (parsed.value as Json) : null;
  } catch {
    throw new PackageError("damaged");
  }
}
