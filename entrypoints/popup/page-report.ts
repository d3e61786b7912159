import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { type FrameReport, PAGE_PORT } from "@/lib/messages/contract";

/** How the page in the active tab stands, all its frames taken together. */
export type PageReport =
  | { readonly kind: "asking" }
  /** No frame answers: extensions may not run there, or it was open before this one was installed. */
  | { readonly kind: "unreachable" }
  | {
      readonly kind: "page";
      readonly host: string;
      readonly state: FrameReport["state"];
      readonly counts: ReadonlyMap<string, number>;
    };

export function usePageReport(): PageReport {
  const [report, setReport] = useState<PageReport>({ kind: "asking" });
  useEffect(() => {
    const frames = new Map<string, FrameReport>();
    let disconnect = (): void => {};
    let isOver = false;
    void browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => {
      if (isOver) return;
      if (tab?.id === undefined) return setReport({ kind: "unreachable" });
      const port = browser.tabs.connect(tab.id, { name: PAGE_PORT });
      disconnect = () => port.disconnect();
      port.onMessage.addListener((message) => {
        const frame = message as FrameReport;
        frames.set(frame.frame, frame);
        setReport(sum([...frames.values()]));
      });
      port.onDisconnect.addListener(() => {
        // Chromium complains in the console where this is not read.
        void browser.runtime.lastError;
        if (frames.size === 0) setReport({ kind: "unreachable" });
      });
    });
    return () => {
      isOver = true;
      disconnect();
    };
  }, []);
  return report;
}

function sum(frames: readonly FrameReport[]): PageReport {
  const top = frames.find((frame) => frame.isTop) ?? frames[0];
  if (!top) return { kind: "asking" };
  const counts = new Map<string, number>();
  for (const frame of frames) {
    for (const [term, count] of Object.entries(frame.counts))
      counts.set(term, (counts.get(term) ?? 0) + count);
  }
  const busy = (["flooded", "reading"] as const).find((state) =>
    frames.some((frame) => frame.state === state),
  );
  return { kind: "page", host: top.host, state: busy ?? top.state, counts };
}
