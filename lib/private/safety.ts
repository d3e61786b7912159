/** What the user should know about how safe the notes are. */
import { browser } from "wxt/browser";
import type { Recovery } from "../store/recovery";
import { keepPrivate, readPrivate } from "./private-store";

export interface Safety {
  /** The losses found at a start, until the user has read about them. */
  readonly recovery: (Recovery & { readonly at: number }) | null;
  /**
   * When the last backup was exported (milliseconds since 1970), and the number of the last change
   * at that time.
   */
  readonly backup: { readonly at: number; readonly seq: number } | null;
  /** No reminder of a backup before this time (milliseconds since 1970). */
  readonly remindAfter: number;
}

const NONE: Safety = { recovery: null, backup: null, remindAfter: 0 };

/** @throws StoreError */
export async function readSafety(): Promise<Safety> {
  return { ...NONE, ...((await readPrivate("safety")) as Partial<Safety> | undefined) };
}

/** @throws StoreError */
export async function storeSafety(changes: Partial<Safety>): Promise<void> {
  await keepPrivate("safety", { ...(await readSafety()), ...changes });
}

const SESSION_KEY = "notes compared";

/**
 * The opening of the journal that has been compared with the database since the browser started;
 * null if none has.
 */
export async function comparedJournal(): Promise<string | null> {
  const { [SESSION_KEY]: opened } = await browser.storage.session.get(SESSION_KEY);
  return typeof opened === "string" ? opened : null;
}

/** Records that this opening of the journal has been compared with the database. */
export async function noteCompared(opened: string): Promise<void> {
  await browser.storage.session.set({ [SESSION_KEY]: opened });
}
