/** Names that go over list commas: 开展餐饮、住宿行业服务质量提升行动. */
import type { TextSpan } from "../text/text-span";
import { isBoundary, isHead } from "./boundaries";
import { headed } from "./shapes";
import type { Token } from "./tokens";
import { NAMED_SUFFIX } from "./words/heads";

const MOST_ITEMS = 3;
const LONGEST_PART_TOKENS = 3;

/**
 * The name of an undertaking that begins in one item of a list and has its head in a later one; null if there is
 * none. Only a verb that starts undertakings tells that the items before the head belong to it.
 */
export function nameOverCommas(items: readonly (readonly Token[])[], at: number): TextSpan | null {
  const first = begunIn(items[at] as readonly Token[]);
  if (!first) return null;
  for (const item of items.slice(at + 1, at + MOST_ITEMS)) {
    const edge = item.findIndex((_, i) => isBoundary(item, i));
    const part = edge < 0 ? item : item.slice(0, edge);
    const name = headed(part);
    if (name) return name.shape === "named-head" ? { start: first.start, end: name.end } : null;
    if (edge >= 0 || part.length > LONGEST_PART_TOKENS) return null;
  }
  return null;
}

/** The first word of the object with which an item ends, if a verb starts it and it has no head of its own. */
function begunIn(item: readonly Token[]): Token | undefined {
  const last = item.findLastIndex((it) => it.cls === "programme-verb");
  if (last < 0 || item.length - last > LONGEST_PART_TOKENS + 1) return undefined;
  const verb = item.findLastIndex((_, i) => isBoundary(item, i));
  const part = item.slice(verb + 1);
  const isPlain = part.every(
    (it) => it.cls !== "quotation" && !isHead(it) && !NAMED_SUFFIX.test(it.word),
  );
  return verb === last && isPlain ? part[0] : undefined;
}
