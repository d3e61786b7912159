/** What a person switches on `chrome://extensions`, by the functions that the page itself calls. */
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
 * Developer mode: without it Chromium starts no unpacked extension again.
 *
 * @param isPrivateToo whether the extension is allowed in private windows, for which Chromium starts it again
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
  // It is being started again.
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
