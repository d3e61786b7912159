/** A table of contents: its lines are no headings. */
import type { Entry } from "./entries";
import { isContents } from "./looks";

const LEADER = /(?:[.．…·。]{3,}|\t|\s{3,}|(?:\s\.){3,})\s*[（(]?(?:\d{1,4}|[ivxl]{1,6})[）)]?$/u;
/** UTF-16 code units. */
const ENTRY_UNITS = 120;

/** The entries of tables of contents. */
export function contentsOf(entries: readonly Entry[]): Set<Entry> {
  const found = new Set<Entry>();
  const later = new Map<string, number>();
  for (const { paragraph } of entries) {
    const key = keyOf(paragraph.text);
    later.set(key, (later.get(key) ?? 0) + 1);
  }
  let isInside = false;
  for (const entry of entries) {
    const { text } = entry.paragraph;
    if (isContents(text)) {
      isInside = true;
      continue;
    }
    if (text.length <= ENTRY_UNITS && LEADER.test(text)) found.add(entry);
    else if (isInside) {
      // An entry stands once more, as the heading that it announces.
      const isEntry = text.length <= ENTRY_UNITS && (later.get(keyOf(text)) ?? 0) > 1;
      if (isEntry && !isRepeatOf(found, text)) found.add(entry);
      else isInside = false;
    }
  }
  return found;
}

function isRepeatOf(found: ReadonlySet<Entry>, text: string): boolean {
  const key = keyOf(text);
  return [...found].some(({ paragraph }) => keyOf(paragraph.text) === key);
}

function keyOf(text: string): string {
  return text.length > ENTRY_UNITS ? text : text.replace(LEADER, "").replace(/\s+|\d+$/gu, "");
}
