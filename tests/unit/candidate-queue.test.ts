import { expect, test } from "vitest";
import { Queue } from "@/lib/candidates/queue";

test("a queue gives the best first, whatever the order in which it was filled", () => {
  const queue = new Queue<string>();
  const scores = [3, -1, 7, 7, 0.5, 12, -8, 3];
  for (const score of scores) queue.put(`of ${score}`, score);
  expect(queue.top).toBe(12);
  const taken = scores.map(() => queue.take()?.score);
  expect(taken).toEqual(scores.toSorted((a, b) => b - a));
  expect(queue.take()).toBeUndefined();
  expect(queue.top).toBe(-Infinity);
});
