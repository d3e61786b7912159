import { browser } from "wxt/browser";
import { handOverPage } from "@/lib/library/handed-over";
import { openReader } from "@/lib/library/open-reader";
import type { PageMarkup, TabMessage } from "@/lib/messages/contract";

/**
 * Hands the page of a tab over to the reader, and opens its preview there.
 *
 * @returns false if the page has no script of ours, or is too long
 */
export async function addPage(tab: number): Promise<boolean> {
  try {
    const message: TabMessage = { cideng: "markup" };
    const page: unknown = await browser.tabs.sendMessage(tab, message, { frameId: 0 });
    const { markup, address, title } = Object(page) as Partial<PageMarkup>;
    if (typeof markup !== "string" || typeof address !== "string") return false;
    await handOverPage({ markup, address, title: typeof title === "string" ? title : "" });
  } catch {
    return false;
  }
  openReader({ view: "add", replaces: null });
  return true;
}
