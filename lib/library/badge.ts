/**
 * What the badge of the toolbar button says. The text of all tabs tells of trouble or a pause. A tab
 * has a text of its own once the popup or the side panel has asked its page, until it is navigated.
 */
import type { FrameStatus } from "../messages/contract";

export interface Badge {
  readonly text: string;
  /** CSS colours, for all tabs: colours of a tab's own could not be taken from it again. */
  readonly background: string;
  readonly colour: string;
}

/** What is wrong with the extension as a whole outranks everything. */
export const TROUBLE = "!";

const PLAIN: Badge = { text: "", background: "#fdf3dc", colour: "#8a4b00" };
const PAUSED: Badge = { text: "❚❚", background: "#555042", colour: "#ffffff" };
const TROUBLED: Badge = { text: TROUBLE, background: "#a3201d", colour: "#ffffff" };

/**
 * The badge of all tabs without a text of their own. Its colours are also those of the tabs' texts.
 *
 * @param pausedUntil milliseconds since 1970; 0 if there is no pause
 */
export function badgeOfAll(
  { isTroubled, pausedUntil }: { isTroubled: boolean; pausedUntil: number },
  now: number,
): Badge {
  if (isTroubled) return TROUBLED;
  return pausedUntil > now ? PAUSED : PLAIN;
}

/**
 * A tab's own text; null if it has the text of all tabs.
 *
 * @param page the status of its page; null if it has no script of ours
 * @param isCounted whether the user wants the number
 */
export function textOfTab(
  page: { readonly state: FrameStatus["state"]; readonly terms: number } | null,
  isCounted: boolean,
): string | null {
  if (page?.state === "off") return "off";
  return page && isCounted && page.terms > 0 ? String(page.terms) : null;
}
