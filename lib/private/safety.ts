/** What the user should know about how safe the notes are. */
import { browser } from "wxt/browser";
import { isCount } from "../store/reconcile";
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

/**
 * Reads data stored by any version of this extension. A missing or invalid part counts as unknown.
 */
export function parseSafety(stored: unknown): Safety {
  const { recovery, backup, remindAfter } = Object(stored) as Partial<Safety>;
  return {
    recovery: recoveryFrom(recovery),
    backup: backupFrom(backup),
    remindAfter: isTime(remindAfter) ? remindAfter : 0,
  };
}

/** An invalid number of notes counts as 0. The user still learns of the others. */
function recoveryFrom(stored: unknown): Safety["recovery"] {
  const { rebuilt, reseeded, lost, at } = Object(stored) as Partial<Recovery> & { at?: unknown };
  if (![rebuilt, reseeded, lost].some((it) => isCount(it) && it > 0)) return null;
  const counts = { rebuilt: countIn(rebuilt), reseeded: countIn(reseeded), lost: countIn(lost) };
  return { ...counts, at: isTime(at) ? at : 0 };
}

function backupFrom(stored: unknown): Safety["backup"] {
  const { at, seq } = Object(stored) as { at?: unknown; seq?: unknown };
  return isTime(at) && isCount(seq) ? { at, seq } : null;
}

function countIn(value: unknown): number {
  return isCount(value) ? value : 0;
}

/** Whether this is a valid time, in milliseconds since 1970. */
function isTime(value: unknown): value is number {
  return isCount(value) && Number.isFinite(new Date(value).getTime());
}

/** @throws StoreError */
export async function readSafety(): Promise<Safety> {
  return parseSafety(await readPrivate("safety"));
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
