/** Plain text becomes a document. */
import type { Block, DocumentDetails, ReadDocument } from "../../document/block";
import { languageOf } from "../language";
import type { Paragraph } from "../paragraph";
import { structureOf } from "../structure";
import { detailsOf } from "./details";
import { type FurnitureRole, furnitureOf } from "./furniture";
import { type Line, linesOf, paragraphsOf, placesOf } from "./lines";
import { tablesOf } from "./tables";

/** Reads a text: its places count the UTF-16 code units of `text` itself. */
export function readPlainText(text: string, encoding: string | null): ReadDocument {
  const lines = linesOf(text);
  const furniture = furnitureOf(lines);
  const cells = tablesOf(lines.filter((it) => !furniture.has(it)));
  const outside = new Set<Line>([...furniture.keys(), ...cells.keys()]);
  const groups = paragraphsOf(lines, outside);
  const paragraphs: Paragraph[] = groups.map((group) => paragraphOf(text, group));
  for (const row of cells.values()) paragraphs.push(...row);
  paragraphs.sort((a, b) => startOf(a) - startOf(b));
  const blocks = withFurniture(structureOf(paragraphs), furniture);
  return {
    format: "text",
    encoding,
    language: languageOf(text),
    details: detailsOf(blocks, NO_DETAILS),
    text,
    blocks,
    losses: [],
  };
}

const NO_DETAILS: DocumentDetails = {
  title: null,
  author: null,
  publisher: null,
  date: null,
  address: null,
};

function paragraphOf(text: string, group: readonly Line[]): Paragraph {
  const places = placesOf(text, group);
  return {
    text: places.map(({ start, end }) => text.slice(start, end)).join(""),
    places,
    marks: [],
    label: null,
    given: null,
    isApart: (group[0]?.blanks ?? 0) > 0,
    isStrong: false,
  };
}

function startOf({ places }: { readonly places: Paragraph["places"] }): number {
  return places[0]?.start ?? 0;
}

/** Puts page numbers and running heads where they stand, or behind the paragraph that they cut. */
function withFurniture(
  blocks: readonly Block[],
  furniture: ReadonlyMap<Line, FurnitureRole>,
): Block[] {
  const rest = [...furniture].map(([{ text, start, end }, role]) => ({
    role,
    level: null,
    label: null,
    text,
    marks: [],
    places: [{ start, end }],
    isRunIn: false,
    cell: null,
  }));
  rest.sort((a, b) => startOf(a) - startOf(b));
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
