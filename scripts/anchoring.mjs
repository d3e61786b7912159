// `node scripts/anchoring.mjs [tries] [seed]` finds places again in edited texts many times (20 000
// of each kind of edit take ten minutes), and prints how often it found them. `node
// scripts/anchoring.mjs cost` measures the time.
import { tool } from "./run.mjs";

const [first = "20000", seed] = process.argv.slice(2);
if (first === "cost") {
  process.env.ANCHOR_COST = "1";
  tool("vitest", "run", "--project", "unit", "tests/unit/anchor-cost");
} else {
  process.env.ANCHOR_EDITS = first;
  if (seed) process.env.ANCHOR_SEED = seed;
  tool("vitest", "run", "--project", "unit", "tests/unit/anchor-edits");
}
