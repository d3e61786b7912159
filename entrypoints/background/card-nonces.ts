/**
 * How a card frame recognises its content script.
 *
 * Any page can frame `card.html` or post messages to such a frame. So the content script announces
 * a nonce here before it hands the frame a port together with that nonce. The frame asks here
 * whether a content script of its own tab has announced it. Nonces are in session storage, because
 * the background may be ended between the two requests.
 *
 * A page's process can announce as many nonces as it likes. They never displace another tab's, and
 * they expire.
 */
import { browser } from "wxt/browser";
import { makeQueue } from "@/lib/slices/in-turn";

interface Announced {
  readonly nonce: string;
  readonly tab: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const KEY = "cards";
/** Milliseconds within which a nonce is valid: a frame claims its nonce when it has loaded. */
const LATEST_MS = 60_000;
/** Each frame of a page may have a card that is still loading. */
const MOST_IN_TAB = 64;

/** One change after another: if two ran at once, the one that read first would undo the other. */
const inTurn = makeQueue();

/** Records that a content script of this tab has made a card frame with this nonce. */
export function announceCard(nonce: string, tab: number): Promise<void> {
  return inTurn(async () => {
    const all = await readAnnounced();
    const others = all.filter((it) => it.tab !== tab);
    const own = all.filter((it) => it.tab === tab).slice(1 - MOST_IN_TAB);
    await store([...others, ...own, { nonce, tab, at: Date.now() }]);
  });
}

/** Whether that nonce was announced from that tab. It counts once. */
export function claimCard(nonce: string, tab: number): Promise<boolean> {
  return inTurn(async () => {
    const all = await readAnnounced();
    const others = all.filter((it) => it.nonce !== nonce || it.tab !== tab);
    if (others.length === all.length) return false;
    await store(others);
    return true;
  });
}

async function readAnnounced(): Promise<Announced[]> {
  const { [KEY]: stored } = await browser.storage.session.get(KEY);
  const now = Date.now();
  // If the clock was set back, old nonces have expired too.
  return ((stored as Announced[] | undefined) ?? []).filter(
    ({ at }) => Math.abs(now - at) < LATEST_MS,
  );
}

async function store(all: readonly Announced[]): Promise<void> {
  await browser.storage.session.set({ [KEY]: all });
}
