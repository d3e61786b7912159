import type { TroubleInfo } from "@/components/trouble-notice";
import { RequestError } from "@/lib/messages/send";
import { StoreError } from "@/lib/store/open";

/** What an error of the store or of a request means for the reader. */
export function troubleInfo(error: unknown): TroubleInfo {
  const message = error instanceof Error ? error.message : String(error);
  const isKnown = error instanceof RequestError || error instanceof StoreError;
  return { trouble: isKnown ? error.trouble : "refused", message };
}
