import { browser } from "wxt/browser";
import { badgeOfAll } from "@/lib/library/badge";
import { readSettings } from "@/lib/private/stored-settings";
import type { Settings } from "@/lib/settings/settings";

/** The longest time in milliseconds that a timer can wait. With a larger value it fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** To open the private database, to install the report, to compare both copies of the notes. */
type Duty = "store" | "report" | "notes";

/** What could not be done at the last attempt. */
const failed = new Set<Duty>();

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Shows the badge of all tabs. If the background is ended before a pause is over, the badge of the
 * pause stays until the background is next started for another reason. It is not woken for this.
 */
export async function showBadge(): Promise<void> {
  const { pausedUntil } = await readSettings().catch(() => ({ pausedUntil: 0 }));
  await show(pausedUntil);
}

/** Follows changed settings. The tabs' own texts may be wrong now, so they are removed. */
export async function updateBadges(before: Settings, after: Settings): Promise<void> {
  const isSame = SAID.every((it) => JSON.stringify(before[it]) === JSON.stringify(after[it]));
  if (isSame) return;
  await show(after.pausedUntil);
  await clearTabs();
}

/** The settings on which a tab's text depends. */
const SAID = [
  "pausedUntil",
  "level",
  "onlyUnmet",
  "marksNoted",
  "hiddenKinds",
  "offSites",
  "siteLevels",
  "badgeCount",
] as const satisfies (keyof Settings)[];

/** Awaits some work, and tells in the badge whether it has failed. */
export async function watched<T>(duty: Duty, work: Promise<T>): Promise<T> {
  try {
    const result = await work;
    if (failed.delete(duty)) void showBadge();
    return result;
  } catch (error) {
    const isNews = !failed.has(duty);
    failed.add(duty);
    if (isNews) void showBadge().then(clearTabs);
    throw error;
  }
}

async function show(pausedUntil: number): Promise<void> {
  const now = Date.now();
  clearTimeout(timer);
  const rest = pausedUntil - now;
  if (rest > 0) timer = setTimeout(() => void showBadge(), Math.min(rest, LONGEST_MS));
  const isTroubled = failed.size > 0;
  const { text, background, colour } = badgeOfAll({ isTroubled, pausedUntil }, now);
  const { action } = browser;
  await settleAll([
    action.setBadgeBackgroundColor({ color: background }),
    action.setBadgeTextColor({ color: colour }),
    action.setBadgeText({ text }),
  ]);
}

async function clearTabs(): Promise<void> {
  const tabs = await browser.tabs.query({}).catch(() => []);
  await settleAll(
    // Null gives a tab the text of all tabs again.
    tabs.flatMap(({ id }) =>
      id === undefined ? [] : [browser.action.setBadgeText({ tabId: id, text: null as never })],
    ),
  );
}

/** A tab may have been closed meanwhile; and without a badge everything else works. */
async function settleAll(works: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(works);
}
