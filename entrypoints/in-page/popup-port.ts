import { type Browser, browser } from "wxt/browser";
import {
  type FrameStatus,
  type OpenedTerm,
  PAGE_PORT,
  PANEL_PORT,
  type TermPlace,
  type ToFrame,
} from "@/lib/messages/contract";

/**
 * The minimum time in milliseconds between two reports: a living page changes its counts all the
 * time.
 */
const THROTTLE_MS = 150;

/** What the page script and its parts tell the popup and the side panel. */
export interface PopupPort {
  /** Called when the status may have changed. */
  readonly changed: () => void;
  /** Called when a card has opened on a term. */
  readonly opened: (place: TermPlace) => void;
  /** Whether a side panel is open. */
  readonly isFollowed: () => boolean;
}

/**
 * Sends the status of this frame to every popup and side panel that asks, and again when it
 * changes. Also passes on their requests.
 */
export function tellPopup(
  signal: AbortSignal,
  {
    status,
    hear,
  }: {
    status: () => Promise<Omit<FrameStatus, "frame"> | undefined>;
    hear: (message: ToFrame) => void;
  },
): PopupPort {
  // Only tells apart the frames of one tab. It need not be secret: only the extension is on the
  // port.
  const frame = String(Math.random());
  const ports = new Set<Browser.runtime.Port>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tellAll = async (): Promise<void> => {
    timer = undefined;
    const it = await status();
    if (!it || signal.aborted) return;
    for (const port of ports) port.postMessage({ frame, ...it } satisfies FrameStatus);
  };
  const onConnect = (port: Browser.runtime.Port): void => {
    if (port.name !== PAGE_PORT && port.name !== PANEL_PORT) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message) => {
      if ((message as ToFrame).frame === frame) hear(message as ToFrame);
    });
    void tellAll();
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener("abort", () => clearTimeout(timer));

  const panels = (): Browser.runtime.Port[] => [...ports].filter((it) => it.name === PANEL_PORT);
  return {
    changed: () => {
      if (ports.size > 0 && !signal.aborted) timer ??= setTimeout(tellAll, THROTTLE_MS);
    },
    opened: ({ term, guess, inner }) => {
      const opened: OpenedTerm = { frame, term, guess, inner };
      for (const port of panels()) port.postMessage(opened);
    },
    isFollowed: () => panels().length > 0,
  };
}
