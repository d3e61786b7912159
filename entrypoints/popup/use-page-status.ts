import { useEffect, useRef, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import {
  type FrameStatus,
  type NotePlace,
  type OpenedTerm,
  PAGE_PORT,
  PANEL_PORT,
  type ToFrame,
} from "@/lib/messages/contract";
import { parseFrameStatus, parseOpenedTerm } from "@/lib/messages/parse-frame-status";

/** The status of the page in the active tab. It combines the statuses of all its frames. */
export type PageStatus =
  | { readonly kind: "asking" }
  /** No frame has answered. */
  | {
      readonly kind: "unreachable";
      readonly tab: number | null;
      readonly why: "not-allowed" | "file-access" | "pdf" | "must-reload" | "unknown";
    }
  | {
      readonly kind: "page";
      readonly tab: number;
      readonly host: string;
      /** The title of the page, in one line; empty if it has none. */
      readonly title: string;
      readonly state: FrameStatus["state"];
      /** The part of the page that has been read, in per cent. */
      readonly progress: number;
      readonly hasHan: boolean;
      readonly isPdf: boolean;
      /** The number of occurrences of each term on the page, by the term's address. */
      readonly counts: ReadonlyMap<string, number>;
      /** The same for terms that the level does not light. */
      readonly dark: ReadonlyMap<string, number>;
      readonly selection: string;
      /**
       * The term on which a card has opened last, another object for each card. Only the side panel
       * is told.
       */
      readonly opened: OpenedTerm | null;
      /** The addresses under which notes on the page and its frames are stored. */
      readonly addresses: Omit<PageAddresses, "scope">;
      /** The state of the places of its notes, by note id. */
      readonly notes: ReadonlyMap<string, NotePlace>;
      /** Scrolls the page to an occurrence of a term. `index` counts from 0. */
      readonly visit: (term: string, index: number) => void;
      /** Scrolls the page to a note's passage and opens its card. */
      readonly visitNote: (id: string) => void;
    };

/**
 * Milliseconds after which a page that does not answer is asked again. Its script may just be
 * starting.
 */
const AGAIN_MS = [250, 500, 1000, 2000, 4000];

/**
 * The status of the page in the active tab of this window. It follows when another tab is
 * activated, or another page is loaded.
 *
 * @param isPanel whether this is the side panel. The user opens a popup on a page, so the browser
 *   tells the popup that page's address. It may not tell a side panel.
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
        // Nothing is known yet about a page that is being loaded.
        if (tab?.status === "loading") setStatus({ kind: "asking" });
        else setStatus({ kind: "unreachable", tab: id, why });
        const wait = AGAIN_MS[tries];
        if (wait !== undefined) timer = setTimeout(() => void ask(tries + 1), wait);
      };
      disconnect.current = connect(id, isPanel, setStatus, () => void onSilence());
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

/**
 * Connects to the frames of a tab.
 *
 * @param onSilence called when no frame listens, or when the connection ends
 * @returns a function that ends the connection
 */
function connect(
  tab: number,
  isPanel: boolean,
  onStatus: (status: PageStatus) => void,
  onSilence: () => void,
): () => void {
  const frames = new Map<string, FrameStatus>();
  let opened: OpenedTerm | null = null;
  const port = browser.tabs.connect(tab, { name: isPanel ? PANEL_PORT : PAGE_PORT });
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
    const term = frame ? null : parseOpenedTerm(message);
    if (frame) frames.set(frame.frame, frame);
    else if (term) opened = term;
    else return;
    onStatus(sum([...frames.values()], tab, { visit, visitNote, opened }));
  });
  port.onDisconnect.addListener(() => {
    // Chromium logs an error in the console unless this is read.
    void browser.runtime.lastError;
    onSilence();
  });
  return () => port.disconnect();
}

function sum(
  frames: readonly FrameStatus[],
  tab: number,
  own: Pick<Extract<PageStatus, { kind: "page" }>, "visit" | "visitNote" | "opened">,
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
    title: top.title,
    state: busy ?? top.state,
    progress: Math.min(...frames.map((frame) => frame.progress)),
    hasHan: frames.some((frame) => frame.hasHan),
    isPdf: top.contentType === "application/pdf",
    counts: addedUp(frames.map((frame) => frame.counts)),
    dark: addedUp(frames.map((frame) => frame.dark)),
    selection: frames.find((frame) => frame.selection.trim() !== "")?.selection ?? "",
    addresses: addressesIn(top, frames),
    notes: placesIn(frames),
    ...own,
  };
}

function addedUp(all: readonly Readonly<Record<string, number>>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [term, count] of all.flatMap((it) => Object.entries(it))) {
    counts.set(term, (counts.get(term) ?? 0) + count);
  }
  return counts;
}

/**
 * Notes are found under the addresses of all frames. A new note on the page as a whole is stored
 * under the address of its top frame.
 */
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

/** A note has a place if any frame has found it. */
function placesIn(frames: readonly FrameStatus[]): Map<string, NotePlace> {
  const places = new Map<string, NotePlace>();
  for (const { notes } of frames) {
    for (const [id, place] of Object.entries(notes)) {
      if ((places.get(id) ?? "missing") === "missing") places.set(id, place);
    }
  }
  return places;
}

/**
 * Why no frame answers. The browser tells the address of pages on which the script may run, if the
 * user has opened the extension there.
 */
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
