import type { TroubleInfo } from "../messages/outcomes";
import { RequestError } from "../messages/send";
import { StoreError } from "../store/store-error";

/** What an error of the store or of a request means for the reader. */
export function troubleOf(error: unknown): TroubleInfo {
  const message = error instanceof Error ? error.message : String(error);
  const isKnown = error instanceof RequestError || error instanceof StoreError;
  const { excess, field } = error instanceof RequestError ? error : { excess: null, field: null };
  return { trouble: isKnown ? error.trouble : "refused", message, excess, field };
}
