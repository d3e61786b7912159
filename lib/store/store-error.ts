import type { StoreTrouble } from "./shapes";

/** The store could not be opened or written. Nothing of the request has been saved. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  constructor(
    readonly trouble: StoreTrouble,
    cause: unknown,
  ) {
    super(`The store is ${trouble}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** The store's own error for anything that IndexedDB threw. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = error instanceof DOMException ? error.name : "";
  if (name === "VersionError") return new StoreError("newer", error);
  if (name === "QuotaExceededError") return new StoreError("full", error);
  return new StoreError("unavailable", error);
}

const UNREAD: ReadonlySet<unknown> = new Set<StoreTrouble>(["unavailable", "full"]);

/** Whether the database cannot be read either. What is shown then comes from elsewhere. */
export function isUnread(trouble: unknown): boolean {
  return UNREAD.has(trouble);
}
