/** What a watching page notices with an extension, compared with what it notices without. */
import { LOOKS, type Look, differences } from "../cases/watching-page";
import type { Told } from "./watched-input";

/**
 * What is noticed only with the extension (`+`) or only without it (`-`), by each look. The number
 * of timers is left out.
 */
export type Differences = Partial<Record<Look, readonly string[]>>;

export function compareTold(ours: Record<string, Told>, theirs: Record<string, Told>): Differences {
  const found = new Map<Look, Set<string>>();
  for (const [moment, told] of Object.entries(ours)) {
    for (const look of Object.keys(LOOKS) as Look[]) {
      const lines = differences(told[look], theirs[moment]?.[look] ?? []);
      if (lines.length > 0) found.set(look, new Set([...(found.get(look) ?? []), ...lines]));
    }
  }
  const sorted = Array.from(found, ([look, lines]) => [look, [...lines].toSorted()] as const);
  return Object.fromEntries(sorted);
}

/**
 * Everything that a page notices of us when a card opens and closes, words are selected, and the
 * note button beside them appears and disappears.
 */
export const NOTICED: Differences = {
  // A browser has one registry of highlights for page and extension.
  highlights: [
    "+ cideng-open",
    "+ cideng-open: 近邻党建",
    "+ cideng-term",
    "+ cideng-term: 堡垒工程",
    "+ cideng-term: 近邻党建",
  ],
  // The host of the card, and that of the button beside a selection.
  elements: ["+ popover"],
  records: ["+ added popover to html", "+ removed popover from html", "+ style of popover"],
  events: ["+ beforetoggle popover", "+ toggle popover"],
};
