import { ask } from "./ask";
import type { Answer, Params, Reply, RequestName, Trouble } from "./contract";

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

/** The background may be ended while it answers; asked again, it is started again. */
const TRIES = 4;

/**
 * Asks the background.
 *
 * @throws RequestError if it refused, its store failed, or it cannot be reached (the extension was updated)
 */
export async function send<N extends RequestName>(name: N, params: Params<N>): Promise<Reply<N>> {
  const answer = await askAgain(name, params, TRIES);
  if (!answer.ok) throw new RequestError(answer.trouble, answer.message);
  return answer.value;
}

async function askAgain<N extends RequestName>(
  name: N,
  params: Params<N>,
  tries: number,
): Promise<Answer<Reply<N>>> {
  try {
    const answer = await ask(name, params);
    if (answer) return answer;
  } catch (error) {
    if (tries <= 1) throw new RequestError("unreachable", (error as Error).message);
  }
  if (tries <= 1) throw new RequestError("unreachable", "The background did not answer.");
  return askAgain(name, params, tries - 1);
}
