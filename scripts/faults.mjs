// The long versions of tests that `npm test` runs in part. They take hours. `npm run faults` runs
// all; arguments name single ones.
import { parseArgs } from "node:util";
import { run, tool } from "./run.mjs";

/** @type {Record<string, { project: string, files: string[], env: Record<string, string> }>} */
const RUNS = {
  kills: { project: "e2e", files: ["tests/e2e/kills.test.ts"], env: { FAULT_KILLS: "1200" } },
  naive: {
    project: "e2e",
    files: ["tests/e2e/kills.test.ts"],
    env: { FAULT_KILLS: "6", FAULT_NAIVE_KILLS: "1200" },
  },
  between: {
    project: "e2e",
    files: ["tests/e2e/kills-between.test.ts"],
    env: { FAULT_KILLS_BETWEEN: "200" },
  },
  documents: {
    project: "e2e",
    files: ["tests/e2e/document-kills.test.ts"],
    env: { FAULT_KILLS_DOCUMENTS: "200" },
  },
  background: {
    project: "e2e",
    files: ["tests/e2e/background-ended.test.ts"],
    env: { FAULT_ENDINGS: "500" },
  },
  drafts: {
    project: "e2e",
    files: ["tests/e2e/draft-faults.test.ts"],
    env: { FAULT_DRAFTS: "500" },
  },
  edits: {
    project: "browser",
    files: ["tests/browser/note-model.test.ts"],
    env: { VITE_NOTE_SEQUENCES: "10000" },
  },
  anchoring: {
    project: "unit",
    files: ["tests/unit/anchor-edits.test.ts"],
    env: { ANCHOR_EDITS: "20000" },
  },
};

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    /**
     * For `fuzz`: the number of inputs per parser, the seed, and the names of the parsers,
     * separated by commas.
     */
    inputs: { type: "string" },
    seed: { type: "string" },
    doors: { type: "string" },
  },
});
const options = Object.entries(values).map(([name, value]) => `--${name}=${value}`);
const unknown = wanted.filter((name) => name !== "fuzz" && !Object.hasOwn(RUNS, name));
if (unknown.length > 0) {
  throw new Error(`There is no ${unknown.join()}: ${["fuzz", ...Object.keys(RUNS)].join(", ")}.`);
}
const isWanted = (/** @type {string} */ name) => wanted.length === 0 || wanted.includes(name);

if (isWanted("fuzz")) run("node", ["scripts/fuzz.mjs", ...options]);
if (Object.keys(RUNS).some(isWanted)) tool("wxt", "build");
for (const [name, { project, files, env }] of Object.entries(RUNS)) {
  if (!isWanted(name)) continue;
  Object.assign(process.env, env);
  tool("vitest", "run", "--project", project, ...files);
  for (const key of Object.keys(env)) delete process.env[key];
}
