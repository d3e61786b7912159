import { titleFrom } from "@/lib/annotation/page-title";
import type { FrameStatus } from "@/lib/messages/contract";
import { canPaint } from "@/lib/page/paint/registry";
import { countDark, countTerms } from "@/lib/page/visible-terms";
import type { PageFacts, StatusOfPage } from "./part";

/** The maximum length of the reported selection, in code units. */
const MAX_SELECTION = 4000;
const HAN = /\p{Script=Han}/u;

/** Has the whole page read. If that takes a while, the status is sent again when it is done. */
export const statusOfPage: StatusOfPage = (facts) => {
  const { document, site, light, addresses, notes } = facts;
  void light?.readAll();
  const counts = light ? countTerms(light, document) : {};
  const hasTerms = Object.keys(counts).length > 0;
  return {
    isTop: window === window.top,
    host: site,
    title: titleFrom(document.title) ?? "",
    state: stateOf(facts),
    progress: light?.progress ?? 0,
    hasHan: hasTerms || HAN.test(document.documentElement?.textContent ?? ""),
    contentType: document.contentType,
    counts,
    dark: light ? countDark(light, document) : {},
    addresses,
    notes,
    selection: String(getSelection() ?? "").slice(0, MAX_SELECTION),
  };
};

function stateOf({ published, light }: PageFacts): FrameStatus["state"] {
  if (!canPaint()) return "cannot-paint";
  if (!published?.lexicon) return "no-lexicon";
  if (light) return light.state;
  return published.isOff ? "off" : "paused";
}
