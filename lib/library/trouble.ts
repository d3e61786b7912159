import type { TroubleInfo } from "../messages/outcomes";
import { RequestError } from "../messages/send";
import { StoreError } from "../store/store-error";
import { WorkerError } from "../worker/asked";

/** What an error of the store, of a request or of a worker means for the reader. */
export function troubleOf(error: unknown): TroubleInfo {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof WorkerError) return { trouble: "stopped", message };
  const isKnown = error instanceof RequestError || error instanceof StoreError;
  const { excess, field } = error instanceof RequestError ? error : { excess: null, field: null };
  return { trouble: isKnown ? error.trouble : "refused", message, excess, field };
}
