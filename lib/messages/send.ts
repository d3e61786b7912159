import { ask } from "./ask";
import type { Params, Reply, RequestName, Trouble } from "./contract";

/** A request that was not carried out. `trouble` says why; the interface has a sentence for each. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  constructor(
    readonly trouble: Trouble,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Asks the background.
 *
 * @throws RequestError if it refused, its store failed, or it cannot be reached (the extension was updated)
 */
export async function send<N extends RequestName>(name: N, params: Params<N>): Promise<Reply<N>> {
  const answer = await ask(name, params).catch((error: unknown) => {
    throw new RequestError("unreachable", error instanceof Error ? error.message : String(error));
  });
  if (!answer) throw new RequestError("unreachable", "The background did not answer.");
  if (!answer.ok) throw new RequestError(answer.trouble, answer.message);
  return answer.value;
}
