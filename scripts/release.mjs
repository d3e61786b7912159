// `npm run release` makes the files to upload to the stores, in `.output/release`: both packages,
// the sources of the commit from which they were built, and the checksums of all three.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PACKAGES, packTwice, sha256Of } from "./packages.mjs";
import { undate } from "./undated-zip.mjs";

const OUT = ".output/release";

const uncommitted = execFileSync("git", ["status", "--porcelain"], { encoding: "utf8" });
if (uncommitted !== "") {
  console.error(`A release is made from a commit. Not committed:\n${uncommitted}`);
  process.exit(1);
}

packTwice();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const it of PACKAGES) copyFileSync(it, path.join(OUT, path.basename(it)));

// WXT's own zip of the sources is not used: it contains whatever is in the folder, and leaves out
// the tests.
const sources = path.join(OUT, path.basename(PACKAGES[0] ?? "").replace("chrome", "sources"));
execFileSync("git", ["archive", "--format=zip", `--output=${sources}`, "HEAD"]);
undate(sources);

const sums = [...PACKAGES, sources].map((it) => {
  const name = path.basename(it);
  return `${sha256Of(path.join(OUT, name))}  ${name}\n`;
});
writeFileSync(path.join(OUT, "SHA256SUMS"), sums.join(""));
console.log(`${OUT}:\n${sums.join("")}`);
