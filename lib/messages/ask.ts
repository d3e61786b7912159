import { browser } from "wxt/browser";
import type { Answer, Params, Reply, RequestMessage, RequestName } from "./contract";

/**
 * Sends a request to the background. Resolves to undefined if nobody answers. Rejects if the
 * background cannot be reached (the extension was updated). `send` does the same for callers that
 * need the reason of a failure.
 */
export function ask<N extends RequestName>(
  name: N,
  params: Params<N>,
): Promise<Answer<Reply<N>> | undefined> {
  const message: RequestMessage<N> = { cideng: name, params };
  return browser.runtime.sendMessage(message);
}
