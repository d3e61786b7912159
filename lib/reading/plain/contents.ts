/** A table of contents: its lines are no headings. */
import { STRIDE, type Steps } from "../progress";
import type { Entry } from "./entries";
import { isContents } from "./looks";

const LEADER = /(?:[.．…·。]{3,}|\t|\s{3,}|(?:\s\.){3,})\s*[（(]?(?:\d{1,4}|[ivxl]{1,6})[）)]?$/u;
/** UTF-16 code units. */
const ENTRY_UNITS = 120;

/** The entries of tables of contents. */
export function* contentsOf(entries: readonly Entry[]): Steps<Set<Entry>> {
  const found = new Set<Entry>();
  const later = new Map<string, number>();
  for (const [at, { paragraph }] of entries.entries()) {
    const key = keyOf(paragraph.text);
    later.set(key, (later.get(key) ?? 0) + 1);
    if (at % STRIDE === 0) yield 0;
  }
  let inside: Set<string> | null = null;
  for (const entry of entries) {
    const { text } = entry.paragraph;
    if (isContents(text)) {
      inside = new Set();
      continue;
    }
    const key = keyOf(text);
    if (text.length <= ENTRY_UNITS && LEADER.test(text)) found.add(entry);
    // An entry stands once more, as the heading that it announces.
    else if (
      inside &&
      text.length <= ENTRY_UNITS &&
      (later.get(key) ?? 0) > 1 &&
      !inside.has(key)
    ) {
      found.add(entry);
    } else {
      inside = null;
      continue;
    }
    inside?.add(key);
  }
  return found;
}

function keyOf(text: string): string {
  return text.length > ENTRY_UNITS ? text : text.replace(LEADER, "").replace(/\s+|\d+$/gu, "");
}
