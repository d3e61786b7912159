import type { Block } from "../document/block";
import type { Place } from "../document/passage";

/** A line that is a page number and nothing else. */
export const PAGE_NUMBER =
  /^(?:[-—–―·•]?\s*(?:\d{1,4}|[ivxlcIVXLC]{1,7})\s*[-—–―·•]?|第\s*\d+\s*[页頁](?:\s*[，,/]?\s*共\s*\d+\s*[页頁])?|\d{1,4}\s*\/\s*\d{1,4}|(?:page|p\.)\s*\d+(?:\s*(?:of|\/)\s*\d+)?)$/iu;

export function furnitureBlock(
  role: "page-number" | "running-head",
  text: string,
  places: readonly Place[],
): Block {
  return { role, level: null, label: null, text, marks: [], places, isRunIn: false, cell: null };
}

/** Puts page numbers and running heads where they stand, or behind the paragraph that they cut. */
export function withFurniture(blocks: readonly Block[], furniture: readonly Block[]): Block[] {
  const rest = furniture.toSorted((a, b) => startOf(a) - startOf(b));
  const all: Block[] = [];
  let at = 0;
  for (const block of blocks) {
    for (let it = rest[at]; it && startOf(it) < startOf(block); it = rest[at]) {
      // Nothing stands between a run-in heading and its paragraph.
      if (all.at(-1)?.isRunIn) break;
      all.push(it);
      at += 1;
    }
    all.push(block);
  }
  return [...all, ...rest.slice(at)];
}

function startOf({ places }: Block): number {
  return places[0]?.start ?? 0;
}
