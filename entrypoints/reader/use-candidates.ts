import type { Candidate } from "@/lib/candidates/candidate";
import type { PassageRecord } from "@/lib/store/shapes";
import { askOnce } from "@/lib/worker/asked";
import { type Asked, useAsked } from "./use-asked";

/** The candidates for terms of a document, the best first. */
export function useCandidates(passages: readonly PassageRecord[]): Asked<readonly Candidate[]> {
  // The passages are another list after each change of the library, with the same texts.
  const texts = passages.map(({ id, text }) => `${id} ${text.length}`).join();
  const { answer, ...asked } = useAsked(async (signal) => {
    const question = passages.map(({ id, role, text }) => ({ id, role, text }));
    const found = await askOnce<readonly Candidate[]>("/candidates-worker.js", question, signal);
    return { found, texts };
  }, texts);
  return { ...asked, answer: answer?.texts === texts ? answer.found : null };
}
