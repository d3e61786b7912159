// Checks that are only possible on the built extension.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/**
 * The maximum size in gzipped bytes: of the script that runs in every page and frame, and of its
 * parts that are loaded for a card, for notes, and for the popup.
 */
const BUDGET = {
  "in-page-first.js": 1024,
  "in-page.js": 21.5 * 1024,
  "page-addresses.js": 3 * 1024,
  "page-card.js": 12 * 1024,
  "page-notes.js": 16 * 1024,
  "page-status.js": 3 * 1024,
};

/** Chromium refuses to load an extension with one of these in a script (“isn't UTF-8 encoded”). */
const NONCHARACTERS = /[\uFDD0-\uFDEF\uFFFE\uFFFF]/u;

/**
 * Checks both builds. Prints the sizes of the page scripts, and ends this process if there is a
 * fault.
 */
export function checkBuild() {
  const faults = ["chrome-mv3", "firefox-mv3"].flatMap((build) => {
    const folder = path.join(".output", build);
    const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) =>
      it.endsWith(".js"),
    );
    const broken = scripts.filter((it) =>
      NONCHARACTERS.test(readFileSync(path.join(folder, it), "utf8")),
    );
    const large = Object.entries(BUDGET).flatMap(([name, budget]) => {
      const size = gzipSync(readFileSync(path.join(folder, name))).length;
      console.log(`${build}: ${name} is ${size} bytes gzipped, of ${budget}`);
      return size > budget ? [`${build}/${name} is over its budget`] : [];
    });
    return [...broken.map((it) => `${build}/${it} has a noncharacter in it`), ...large];
  });
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
}
