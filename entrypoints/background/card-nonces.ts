/**
 * How a card frame knows its content script.
 *
 * Any page can frame `card.html` or post messages to a frame of it. So the content script
 * announces a nonce here before it hands the frame a port together with that nonce, and the
 * frame asks here whether a content script of its own tab has announced it. Kept in session
 * storage, because the background may be ended between the two.
 */
import { browser } from "wxt/browser";

const keyOf = (nonce: string): string => `card:${nonce}`;

export async function announceCard(nonce: string, tab: number): Promise<void> {
  await browser.storage.session.set({ [keyOf(nonce)]: tab });
}

/** Whether that nonce was announced from that tab. It counts once. */
export async function claimCard(nonce: string, tab: number): Promise<boolean> {
  const key = keyOf(nonce);
  const { [key]: announced } = await browser.storage.session.get(key);
  if (announced !== tab) return false;
  await browser.storage.session.remove(key);
  return true;
}
