// Removes the time from a zip, so that packing one commit twice gives the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";

/** The earliest time that a zip can hold. */
const NO_TIME = "1980-01-01T00:00:00";

/**
 * Packs a zip again: files sorted by name, all with the same time.
 *
 * @param {string} file
 */
export function undate(file) {
  const files = Object.entries(unzipSync(readFileSync(file)))
    .filter(([name]) => !name.endsWith("/"))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, zipSync(Object.fromEntries(files), { mtime: NO_TIME, level: 9 }));
}
