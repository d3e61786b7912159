import type { Steps } from "@/lib/reading/progress";

/** Does all of the work without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
