// The packages for the stores. Building a release again from its sources must give the same bytes.
// That is how anybody can check that a package contains nothing but what the sources say.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { tool } from "./run.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/** The paths to which `wxt zip` writes. */
export const PACKAGES = ["chrome", "firefox"].map((browser) =>
  path.join(".output", `cideng-${version}-${browser}.zip`),
);

/**
 * Builds and packs for both browsers, twice. Ends this process if the second packages differ from
 * the first.
 */
export function packTwice() {
  const first = pack();
  const second = pack();
  const differing = PACKAGES.filter((_, i) => first[i] !== second[i]);
  for (const it of differing) console.error(`${it} has different bytes when it is packed again.`);
  if (differing.length > 0) process.exit(1);
  for (const [i, it] of PACKAGES.entries()) console.log(`${it}, identical twice: ${first[i]}`);
}

function pack() {
  tool("wxt", "zip");
  tool("wxt", "zip", "-b", "firefox", "--mv3");
  return PACKAGES.map(sha256Of);
}

/** @param {string} file @returns {string} hexadecimal digits */
export function sha256Of(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
