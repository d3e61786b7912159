/** What a watching page tells with an extension, compared with what it tells without. */
import { LOOKS, type Look, differences } from "../cases/watching-page";
import type { Told } from "./watched-input";

/** What it tells with the extension alone (`+`), or without it alone (`-`), by what it looks at; how many timers there were is left out. */
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

/** All that a page notices of us where a card opens and closes, words are selected, and the button of the note beside them comes and goes. */
export const NOTICED: Differences = {
  // Browsers have one registry of highlights for page and extension.
  highlights: ["+ cideng-term", "+ cideng-term: 堡垒工程", "+ cideng-term: 近邻党建"],
  // The host of the card, and that of the button beside what is selected.
  elements: ["+ popover"],
  records: ["+ added popover to html", "+ removed popover from html", "+ style of popover"],
  events: ["+ beforetoggle popover", "+ toggle popover"],
};
