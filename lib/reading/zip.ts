/** The parts of a zip that a document needs, within limits. */
import { type UnzipFileInfo, unzipSync } from "fflate";
import { ReadingError } from "./reading-error";

/** Bytes of one part, and of all that are unpacked, when unpacked. */
export const PART_LIMIT = 48 * 1024 * 1024;
const ALL_LIMIT = 192 * 1024 * 1024;
/** A zip of text shrinks to a tenth; one that is made to harm, to a thousandth. */
const RATIO_LIMIT = 400;
const RATIO_FLOOR = 8 * 1024 * 1024;

/** The names of all files in a zip, without unpacking any. */
export function namesInZip(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unzip(bytes, ({ name }) => {
    names.push(name);
    return false;
  });
  return names;
}

/**
 * Unpacks some files of a zip.
 *
 * @throws ReadingError `unpacks-too-large` before anything large is unpacked, `damaged`, `encrypted`
 */
export function readZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  let all = 0;
  const parts = unzip(bytes, (file) => {
    if (!isWanted(file.name)) return false;
    all += file.originalSize;
    refuseBomb(file, all);
    return true;
  });
  return new Map(Object.entries(parts));
}

function refuseBomb({ name, size, originalSize }: UnzipFileInfo, all: number): void {
  const isBomb = originalSize > RATIO_FLOOR && originalSize > size * RATIO_LIMIT;
  if (originalSize > PART_LIMIT || isBomb) {
    throw new ReadingError({
      code: "unpacks-too-large",
      part: name,
      size: originalSize,
      limit: PART_LIMIT,
    });
  }
  if (all > ALL_LIMIT) {
    throw new ReadingError({ code: "unpacks-too-large", part: name, size: all, limit: ALL_LIMIT });
  }
}

function unzip(
  bytes: Uint8Array,
  filter: (file: UnzipFileInfo) => boolean,
): Record<string, Uint8Array> {
  if (isEncrypted(bytes)) throw new ReadingError({ code: "encrypted", format: "zip" });
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof ReadingError) throw error;
    throw new ReadingError({ code: "damaged", format: "zip", part: null }, { cause: error });
  }
}

/** Whether the first file of a zip needs a password. */
function isEncrypted(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[2] === 3 && ((bytes[6] ?? 0) & 1) === 1;
}
