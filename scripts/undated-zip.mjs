// A zip without the time at which it was made: two packagings of one commit give the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";

/** The earliest that a zip can say. */
const NO_TIME = "1980-01-01T00:00:00";

/** Makes a zip again: files in the order of their names, each of the same time. @param {string} file */
export function undate(file) {
  const files = Object.entries(unzipSync(readFileSync(file)))
    .filter(([name]) => !name.endsWith("/"))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, zipSync(Object.fromEntries(files), { mtime: NO_TIME, level: 9 }));
}
