import { browser } from "wxt/browser";
import type { Answer, Params, Reply, RequestMessage, RequestName } from "./contract";

/**
 * Asks the background; undefined if nobody answers. Rejects if it cannot be reached (the extension was updated).
 * `send` is the same for who wants to know why something was not done.
 */
export function ask<N extends RequestName>(
  name: N,
  params: Params<N>,
): Promise<Answer<Reply<N>> | undefined> {
  const message: RequestMessage<N> = { cideng: name, params };
  return browser.runtime.sendMessage(message);
}
