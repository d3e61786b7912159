/**
 * Tries inputs in a thread that can be ended. So an input that hangs is identified, and the others
 * are tried.
 */
import { parentPort, workerData } from "node:worker_threads";
import { DOORS } from "./doors/index";
import { inputAt, shown, tryInputs } from "./try-inputs";

/** The number of inputs whose tally is reported together. */
const BATCH = 1000;

interface Task {
  readonly door: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Whether only the readable form of the input is wanted. */
  readonly isShown: boolean;
  /** The number of the input being parsed, and how many inputs have been parsed. */
  readonly progress: SharedArrayBuffer;
}

const { door: name, seed, from, to, isShown, progress } = workerData as Task;
const door = DOORS.find((it) => it.name === name);
if (!door || !parentPort) throw new Error(`no door ${name}`);
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port has none */
if (isShown) parentPort.postMessage(shown(inputAt(door, seed, from)));
else {
  const at = new Int32Array(progress);
  const onEntry = (index: number): void => {
    Atomics.store(at, 0, index);
    Atomics.add(at, 1, 1);
  };
  for (let next = from; next < to; next += BATCH) {
    const count = Math.min(BATCH, to - next);
    parentPort.postMessage(tryInputs(door, { seed, from: next, count, onEntry }));
  }
}
