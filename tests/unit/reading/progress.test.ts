import { expect, test } from "vitest";
import { type Steps, inSteps } from "@/lib/reading/progress";
import { SLICE_MS } from "@/lib/slices/in-slices";

/** Work whose steps each take longer than a slice. */
function* slow(shares: readonly number[]): Steps<string> {
  for (const share of shares) {
    for (const began = performance.now(); performance.now() - began < SLICE_MS + 1;);
    yield share;
  }
  return "done";
}

test("progress never goes back, whatever a part of the work knows of the whole", async () => {
  const shares: number[] = [];
  const work = slow([0.1, 0.5, 0, 0.4, 0.9, 0]);
  expect(await inSteps(work, (it) => shares.push(it), null)).toBe("done");
  expect(shares).toEqual([0.1, 0.5, 0.5, 0.5, 0.9, 0.9]);
});
