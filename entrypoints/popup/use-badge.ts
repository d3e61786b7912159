import { useEffect } from "preact/hooks";
import { browser } from "wxt/browser";
import { TROUBLE, textOfTab } from "@/lib/library/badge";
import { DEFAULT_SETTINGS, type Settings } from "@/lib/settings/settings";
import type { PageStatus } from "./use-page-status";

/**
 * Says in the badge of the active tab what the popup or the side panel has learned of its page.
 * Nothing is asked for this, and the background is not involved. The browser removes the text when
 * the tab is navigated.
 */
export function useBadge(status: PageStatus, settings: Settings): void {
  useEffect(() => {
    // Until the settings have been read, nobody knows whether the user wants the number.
    if (settings === DEFAULT_SETTINGS || status.kind === "asking" || status.tab === null) return;
    const page = status.kind === "page" ? { state: status.state, terms: status.counts.size } : null;
    // The tab may have been closed.
    show(status.tab, textOfTab(page, settings.badgeCount)).catch(() => {});
  }, [status, settings]);
}

async function show(tabId: number, text: string | null): Promise<void> {
  const { action } = browser;
  const isTroubled = (await action.getBadgeText({})) === TROUBLE;
  await action.setBadgeText({ tabId, text: (isTroubled ? null : text) as never });
}
