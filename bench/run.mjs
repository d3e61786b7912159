// `npm run bench` measures everything and prints a table. Names of measurements after `--` run only
// those.
import { execFileSync } from "node:child_process";
import os from "node:os";
import { CHROMIUM } from "../scripts/browsers.mjs";

const NAMES = [
  "matching",
  "start",
  "first-light",
  "frames",
  "tall-frame",
  "worst-cases",
  "flood",
  "opening",
  "whole-page",
  "against-mark",
  "card",
  "library",
  "candidates",
  "search",
  "notes",
  "many-notes",
];

const wanted = process.argv.slice(2);
/** @type {import("./harness.mjs").Row[]} */
const rows = [];
for (const name of NAMES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.warn(`… ${name}`);
  const { measure } = await import(`./${name}.mjs`);
  rows.push(...(await measure()));
}
const chromium = execFileSync(CHROMIUM, ["--version"], { encoding: "utf8" }).trim();
const cells = rows.map((it) => [it.what, it.ratio, it.against, it.target]);
const table = [["what", "measured", "times", "target"], ["---", "---", "---", "---"], ...cells];
process.stdout.write(
  `${table.map((row) => `| ${row.join(" | ")} |`).join("\n")}\n\n` +
    `${os.cpus()[0]?.model ?? "?"}, ${os.cpus().length} cores; ${chromium}; Node ${process.version}.\n`,
);
