import { useEffect, useRef, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import { type FrameStatus, type NotePlace, PAGE_PORT, type ToFrame } from "@/lib/messages/contract";
import { parseFrameStatus } from "@/lib/messages/parse-frame-status";

/** How the page in the active tab stands, all its frames taken together. */
export type PageStatus =
  | { readonly kind: "asking" }
  /** No frame answers. */
  | {
      readonly kind: "unreachable";
      readonly tab: number | null;
      readonly why: "not-allowed" | "file-access" | "pdf" | "must-reload" | "unknown";
    }
  | {
      readonly kind: "page";
      readonly tab: number;
      readonly host: string;
      readonly state: FrameStatus["state"];
      /** Per cent. */
      readonly progress: number;
      readonly hasHan: boolean;
      readonly isPdf: boolean;
      /** How often each term stands on the page, by its address. */
      readonly counts: ReadonlyMap<string, number>;
      /** The same for terms that the level does not light. */
      readonly dark: ReadonlyMap<string, number>;
      readonly selection: string;
      /** What notes on the page are kept under, in its frames too. */
      readonly addresses: Omit<PageAddresses, "scope">;
      /** What became of the places of its notes, by id. */
      readonly notes: ReadonlyMap<string, NotePlace>;
      /** Scrolls the page to one of a term's places, by its number from 0. */
      readonly visit: (term: string, index: number) => void;
      /** Scrolls the page to a note's passage and opens its card. */
      readonly visitNote: (id: string) => void;
    };

/** Milliseconds after which a page that does not answer is asked again: its script may just be starting. */
const AGAIN_MS = [250, 500, 1000, 2000, 4000];

/**
 * The page in the active tab of this window, and the next one when another tab comes to the front or another
 * page into this one.
 *
 * @param isPanel whether this is the side panel: a popup is told the page's address, having been asked for there
 */
export function usePageStatus(isPanel: boolean): PageStatus {
  const [status, setStatus] = useState<PageStatus>({ kind: "asking" });
  const disconnect = useRef(() => {});
  useEffect(() => {
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (tries: number): Promise<void> => {
      turn += 1;
      const own = turn;
      clearTimeout(timer);
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (own !== turn) return;
      disconnect.current();
      const id = tab?.id;
      if (id === undefined) return setStatus({ kind: "unreachable", tab: null, why: "unknown" });
      const onSilence = async (): Promise<void> => {
        const why = await whyUnreachable(tab?.url, isPanel);
        if (own !== turn) return;
        // Of a page that is being loaded nothing can be said yet.
        if (tab?.status === "loading") setStatus({ kind: "asking" });
        else setStatus({ kind: "unreachable", tab: id, why });
        const wait = AGAIN_MS[tries];
        if (wait !== undefined) timer = setTimeout(() => void ask(tries + 1), wait);
      };
      disconnect.current = connect(id, setStatus, () => void onSilence());
    };
    const follow = (): void => void ask(0);
    const onUpdated = (_: number, { status }: { status?: string }): void => {
      if (status !== undefined) follow();
    };
    follow();
    browser.tabs.onActivated.addListener(follow);
    browser.tabs.onUpdated.addListener(onUpdated);
    return () => {
      turn += 1;
      clearTimeout(timer);
      browser.tabs.onActivated.removeListener(follow);
      browser.tabs.onUpdated.removeListener(onUpdated);
      disconnect.current();
    };
  }, []);
  return status;
}

/** @returns what ends the connection */
function connect(
  tab: number,
  onStatus: (status: PageStatus) => void,
  onSilence: () => void,
): () => void {
  const frames = new Map<string, FrameStatus>();
  const port = browser.tabs.connect(tab, { name: PAGE_PORT });
  const visit = (term: string, index: number): void => {
    let rest = index;
    for (const { frame, counts } of frames.values()) {
      const count = counts[term] ?? 0;
      if (rest < count) {
        port.postMessage({ type: "visit", frame, term, index: rest } satisfies ToFrame);
        return;
      }
      rest -= count;
    }
  };
  const visitNote = (id: string): void => {
    const found = [...frames.values()].find(({ notes }) => notes[id] && notes[id] !== "missing");
    if (!found) return;
    port.postMessage({ type: "visit-note", frame: found.frame, id } satisfies ToFrame);
  };
  port.onMessage.addListener((message) => {
    const frame = parseFrameStatus(message);
    if (!frame) return;
    frames.set(frame.frame, frame);
    onStatus(sum([...frames.values()], tab, { visit, visitNote }));
  });
  port.onDisconnect.addListener(() => {
    // Chromium complains in the console where this is not read.
    void browser.runtime.lastError;
    onSilence();
  });
  return () => port.disconnect();
}

function sum(
  frames: readonly FrameStatus[],
  tab: number,
  visits: Pick<Extract<PageStatus, { kind: "page" }>, "visit" | "visitNote">,
): PageStatus {
  const top = frames.find((frame) => frame.isTop) ?? frames[0];
  if (!top) return { kind: "asking" };
  const busy = (["flooded", "reading"] as const).find((state) =>
    frames.some((frame) => frame.state === state),
  );
  return {
    kind: "page",
    tab,
    host: top.host,
    state: busy ?? top.state,
    progress: Math.min(...frames.map((frame) => frame.progress)),
    hasHan: frames.some((frame) => frame.hasHan),
    isPdf: top.contentType === "application/pdf",
    counts: addedUp(frames.map((frame) => frame.counts)),
    dark: addedUp(frames.map((frame) => frame.dark)),
    selection: frames.find((frame) => frame.selection.trim() !== "")?.selection ?? "",
    addresses: addressesIn(top, frames),
    notes: placesIn(frames),
    ...visits,
  };
}

function addedUp(all: readonly Readonly<Record<string, number>>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [term, count] of all.flatMap((it) => Object.entries(it))) {
    counts.set(term, (counts.get(term) ?? 0) + count);
  }
  return counts;
}

/** Notes are found under the addresses of all frames; new ones on the page as a whole are kept under its own. */
function addressesIn(
  { addresses }: FrameStatus,
  frames: readonly FrameStatus[],
): Omit<PageAddresses, "scope"> {
  return {
    source: addresses.source,
    names: frames.flatMap((frame) => frame.addresses.names),
    earlier: frames.flatMap((frame) => frame.addresses.earlier),
  };
}

/** A note is where any frame has found it. */
function placesIn(frames: readonly FrameStatus[]): Map<string, NotePlace> {
  const places = new Map<string, NotePlace>();
  for (const { notes } of frames) {
    for (const [id, place] of Object.entries(notes)) {
      if ((places.get(id) ?? "missing") === "missing") places.set(id, place);
    }
  }
  return places;
}

/** The address is known of pages where the script may run, if the extension was asked for there. */
async function whyUnreachable(
  url: string | undefined,
  isPanel: boolean,
): Promise<Extract<PageStatus, { kind: "unreachable" }>["why"]> {
  if (url === undefined) return isPanel ? "unknown" : "not-allowed";
  if (url.startsWith("file:")) {
    const isAllowed = await browser.extension.isAllowedFileSchemeAccess();
    return isAllowed ? "must-reload" : "file-access";
  }
  if (!/^https?:/u.test(url)) return "not-allowed";
  return /\.pdf$/iu.test(new URL(url).pathname) ? "pdf" : "must-reload";
}
