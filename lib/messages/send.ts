import type { Excess, WrongField } from "../annotation/limits";
import { ask } from "./ask";
import type { Answer, Params, Reply, RequestName, Trouble } from "./contract";

/**
 * A request that was not carried out. `trouble` says why. The interface has a sentence for each.
 */
export class RequestError extends Error {
  override readonly name = "RequestError";
  constructor(
    readonly trouble: Trouble,
    message: string,
    readonly excess: Excess | null = null,
    readonly field: WrongField | null = null,
  ) {
    super(message);
  }
}

/** The background may be ended while it answers. A repeated request starts it again. */
const TRIES = 4;

/**
 * Sends a request to the background.
 *
 * @throws RequestError if the background refused, its store failed, or it cannot be reached (the
 *   extension was updated)
 */
export async function send<N extends RequestName>(name: N, params: Params<N>): Promise<Reply<N>> {
  const answer = await askAgain(name, params);
  if (!answer.ok) {
    const { trouble, message, excess, field = null } = answer;
    throw new RequestError(trouble, message, excess, field);
  }
  return answer.value;
}

async function askAgain<N extends RequestName>(
  name: N,
  params: Params<N>,
): Promise<Answer<Reply<N>>> {
  let reason = "The background did not answer.";
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const answer = await ask(name, params);
      if (answer) return answer;
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  throw new RequestError("unreachable", reason);
}
