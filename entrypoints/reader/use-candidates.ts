import { useEffect, useState } from "preact/hooks";
import type { Candidate } from "@/lib/candidates/candidate";
import type { PassageRecord } from "@/lib/store/shapes";

/** The candidates for terms of a document, the best first; null while they are being found. */
export function useCandidates(passages: readonly PassageRecord[]): readonly Candidate[] | null {
  const [found, setFound] = useState<readonly Candidate[] | null>(null);
  // The passages are another list after each change of the library, with the same texts.
  const texts = passages.map(({ id, text }) => `${id} ${text.length}`).join();
  useEffect(() => {
    setFound(null);
    const worker = new Worker("/candidates-worker.js");
    worker.addEventListener("message", ({ data }: MessageEvent<readonly Candidate[]>) => {
      setFound(data);
      worker.terminate();
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(passages.map(({ id, role, text }) => ({ id, role, text })));
    return () => worker.terminate();
  }, [texts]);
  return found;
}
