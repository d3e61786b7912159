// The longest piece of work that does not belong to the page's own frames: our work in idle
// callbacks, timers and observers.

/** The trace events of calls into a script. */
const CALLS = new Set(["FunctionCall", "RunMicrotasks", "FireIdleCallback", "TimerFire"]);
const FRAME = "FireAnimationFrame";

/** @typedef {{ name: string; ph: string; tid: number; ts: number; dur: number }} TraceEvent times in microseconds */

/**
 * @param {import("playwright-core").CDPSession} cdp
 * @param {() => Promise<unknown>} work whose own scripts run only in animation frames
 * @returns {Promise<number>} milliseconds
 */
export async function longestTask(cdp, work) {
  /** @type {TraceEvent[]} */
  const events = [];
  cdp.on("Tracing.dataCollected", ({ value }) => {
    events.push(.../** @type {any[]} */ (value));
  });
  const isOver = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
  const traceConfig = { includedCategories: ["devtools.timeline"] };
  await cdp.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await work();
  await cdp.send("Tracing.end");
  await isOver;
  const frames = events.filter((it) => it.name === FRAME && it.ph === "X");
  const ours = events.filter(
    ({ name, ph, tid, ts }) =>
      CALLS.has(name) &&
      ph === "X" &&
      tid === frames[0]?.tid &&
      !frames.some((it) => it.ts <= ts && ts < it.ts + it.dur),
  );
  return Math.max(...ours.map(({ dur }) => dur)) / 1000;
}
