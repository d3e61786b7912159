/**
 * How a card frame knows its content script.
 *
 * Any page can frame `card.html` or post messages to a frame of it. So the content script
 * announces a nonce here before it hands the frame a port together with that nonce, and the
 * frame asks here whether a content script of its own tab has announced it. Kept in session
 * storage, because the background may be ended between the two.
 *
 * A page's process can announce as many as it likes: none takes the place of another tab's, and none stays.
 */
import { browser } from "wxt/browser";
import { makeQueue } from "./in-turn";

interface Announced {
  readonly nonce: string;
  readonly tab: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const KEY = "cards";
/** A frame claims its nonce when it has loaded: milliseconds. */
const LATEST_MS = 60_000;
/** Each frame of a page may have a card that is just being loaded. */
const MOST_IN_TAB = 64;

/** One after another: of two at once, the one that read first would undo the other. */
const inTurn = makeQueue();

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
  // With the clock set back they are old too.
  return ((stored as Announced[] | undefined) ?? []).filter(
    ({ at }) => Math.abs(now - at) < LATEST_MS,
  );
}

async function store(all: readonly Announced[]): Promise<void> {
  await browser.storage.session.set({ [KEY]: all });
}
