// What must hold of the built extension and is seen only there.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Gzipped bytes: the script that runs in every page and frame must stay small. */
const IN_PAGE_BUDGET = 15 * 1024;

/** Chromium refuses to load an extension with one of these in a script (“isn't UTF-8 encoded”). */
const NONCHARACTERS = /[\uFDD0-\uFDEF\uFFFE\uFFFF]/u;

export function checkBuild() {
  const faults = ["chrome-mv3", "firefox-mv3"].flatMap((build) => {
    const folder = path.join(".output", build);
    const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) =>
      it.endsWith(".js"),
    );
    const broken = scripts.filter((it) =>
      NONCHARACTERS.test(readFileSync(path.join(folder, it), "utf8")),
    );
    const size = gzipSync(readFileSync(path.join(folder, "in-page.js"))).length;
    console.log(`${build}: in-page.js is ${size} bytes gzipped, of ${IN_PAGE_BUDGET}`);
    return [
      ...broken.map((it) => `${build}/${it} has a noncharacter in it`),
      ...(size > IN_PAGE_BUDGET ? [`${build}/in-page.js is over its budget`] : []),
    ];
  });
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
}
