// `node scripts/fuzz.mjs [--inputs=1000000] [--seed=1] [--doors=a,b]` sends inputs to the parsers
// of incoming data (`tests/fuzz/doors`), and prints the results. An input that takes five seconds
// or more is reported, and the next one is tried.
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import path from "node:path";
import yaml from "@rollup/plugin-yaml";
import { build } from "vite";

const ROOT = path.dirname(import.meta.dirname);
const OUT = path.join(ROOT, ".output/fuzz");
const HANG_MS = 5000;
const LOOK_MS = 250;

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    doors: { type: "string", default: "" },
  },
});
const [count, seed] = [Number(values.inputs), Number(values.seed)];

await build({
  configFile: false,
  root: ROOT,
  logLevel: "warn",
  plugins: [yaml()],
  resolve: { alias: { "@": ROOT } },
  build: {
    ssr: true,
    outDir: OUT,
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { worker: "tests/fuzz/worker.ts", doors: "tests/fuzz/doors/index.ts" },
    },
  },
});
const { DOORS } = await import(path.join(OUT, "doors.js"));

/** @typedef {{ tried: number, accepted: number, refused: number, failed: number }} Counts */
/** @typedef {Counts & { slowest: { ms: number, index: number }, faults: { index: number, message: string, input: string }[] }} Tally */

/** @param {object} task */
function startWorker(task) {
  return new Worker(path.join(OUT, "worker.js"), { workerData: task });
}

/**
 * Tries inputs until all are tried or one hangs.
 *
 * @param {string} door
 * @param {number} from
 * @param {number} to
 * @param {(tally: Tally) => void} onTally
 * @returns {Promise<{ next: number, hangs: number | null }>} the first input without a reported
 *   tally, and the input that hangs
 */
function tryFrom(door, from, to, onTally) {
  return new Promise((resolve, reject) => {
    const progress = new SharedArrayBuffer(8);
    const at = new Int32Array(progress);
    const worker = startWorker({ door, seed, from, to, isShown: false, progress });
    let next = from;
    let entries = 0;
    let since = Infinity;
    const timer = setInterval(() => {
      if (at[1] !== entries) {
        entries = at[1] ?? 0;
        since = Date.now();
      }
      if (Date.now() - since < HANG_MS) return;
      clearInterval(timer);
      void worker.terminate();
      resolve({ next, hangs: at[0] ?? 0 });
    }, LOOK_MS);
    worker.on("message", (tally) => {
      next += tally.tried;
      onTally(tally);
      if (next < to) return;
      clearInterval(timer);
      resolve({ next, hangs: null });
    });
    worker.on("error", (error) => {
      clearInterval(timer);
      reject(error);
    });
  });
}

/**
 * @param {string} door
 * @param {number} index
 * @returns {Promise<string>}
 */
function shownInput(door, index) {
  return new Promise((resolve, reject) => {
    const progress = new SharedArrayBuffer(8);
    const worker = startWorker({ door, seed, from: index, to: index, isShown: true, progress });
    worker.on("message", resolve).on("error", reject);
  });
}

/** @param {string} door */
async function tryDoor(door) {
  const sum = { tried: 0, accepted: 0, refused: 0, failed: 0, hung: 0 };
  let slowest = { ms: 0, index: 0 };
  const kinds = new Set();
  const began = Date.now();
  /** @param {Tally} tally */
  const onTally = (tally) => {
    sum.tried += tally.tried;
    sum.accepted += tally.accepted;
    sum.refused += tally.refused;
    sum.failed += tally.failed;
    if (tally.slowest.ms > slowest.ms) slowest = tally.slowest;
    for (const { index, message, input } of tally.faults) {
      if (kinds.has(message)) continue;
      kinds.add(message);
      console.log(`  ${door}, input ${index}: ${message}\n    ${input.replaceAll("\n", "\n    ")}`);
    }
  };
  for (let from = 0; from < count;) {
    let { next, hangs } = await tryFrom(door, from, count, onTally);
    if (hangs !== null) {
      // The inputs before it in its batch have been tried, but their tally was not reported.
      if (hangs > next) ({ next } = await tryFrom(door, next, hangs, onTally));
      sum.hung += 1;
      sum.tried += 1;
      console.log(
        `  ${door}, input ${hangs}: over ${HANG_MS} ms\n    ${await shownInput(door, hangs)}`,
      );
      next = hangs + 1;
    }
    from = next;
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  const { tried, accepted, refused, failed, hung } = sum;
  console.log(
    `${door}: ${tried} tried, ${accepted} accepted, ${refused} refused, ${failed} failed, ${hung} hung; ` +
      `slowest ${slowest.ms.toFixed(1)} ms (input ${slowest.index}); seed ${seed}; ${seconds} s`,
  );
  return failed + hung;
}

const wanted = values.doors.split(",").filter((name) => name !== "");
let wrong = 0;
for (const { name } of DOORS) {
  if (wanted.length === 0 || wanted.includes(name)) wrong += await tryDoor(name);
}
process.exit(wrong === 0 ? 0 : 1);
