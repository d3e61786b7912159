/** Switches on `chrome://extensions`, operated through the functions that the page itself calls. */
import { expect, vi } from "vitest";
import type { Chromium } from "./chromium";

/** The part of Chromium's own, undocumented interface that is used here. */
interface DeveloperPrivate {
  updateProfileConfiguration: (it: { inDeveloperMode: boolean }) => Promise<void>;
  updateExtensionConfiguration: (it: {
    extensionId: string;
    incognitoAccess: boolean;
  }) => Promise<void>;
}

/**
 * Switches on developer mode: without it, Chromium does not restart an unpacked extension.
 *
 * @param isPrivateToo whether the extension is allowed in private windows, for which Chromium
 *   restarts it
 */
export async function developWith(browser: Chromium, isPrivateToo = false): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto("chrome://extensions");
  await page.evaluate(
    async ([extensionId, incognitoAccess]) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      if (!incognitoAccess) return;
      await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess });
    },
    [new URL(browser.origin).host, isPrivateToo] as const,
  );
  // The extension is being restarted.
  await vi.waitFor(
    async () => {
      await page.goto(`${browser.origin}/popup.html`);
      const isAllowed = await page.evaluate(() => chrome.extension.isAllowedIncognitoAccess());
      expect(isAllowed).toBe(isPrivateToo);
    },
    { timeout: 20_000 },
  );
  await page.close();
}
