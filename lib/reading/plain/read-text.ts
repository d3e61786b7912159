/** Plain text becomes a document. */
import type { Block, DocumentDetails, ReadDocument } from "../../document/block";
import { languageOf } from "../language";
import type { Paragraph } from "../paragraph";
import { refuseLongText } from "../limits";
import type { Steps } from "../progress";
import { structureSteps } from "../structure";
import { detailsOf } from "./details";
import { type FurnitureRole, furnitureOf } from "./furniture";
import { furnitureBlock, withFurniture } from "../with-furniture";
import { type Line, linesOf, paragraphsOf, placesOf } from "./lines";
import { tablesOf } from "./tables";

/** Reads a text: its places count the UTF-16 code units of `text` itself. */
export function* readPlainText(text: string, encoding: string | null): Steps<ReadDocument> {
  refuseLongText(text.length);
  const lines = linesOf(text);
  yield 0.2;
  const furniture = furnitureOf(lines);
  yield 0.4;
  const cells = tablesOf(lines.filter((it) => !furniture.has(it)));
  const outside = new Set<Line>([...furniture.keys(), ...cells.keys()]);
  const groups = paragraphsOf(lines, outside);
  yield 0.6;
  const paragraphs: Paragraph[] = groups.map((group) => paragraphOf(text, group));
  for (const row of cells.values()) paragraphs.push(...row);
  paragraphs.sort((a, b) => startOf(a) - startOf(b));
  const blocks = withFurniture(yield* structureSteps(paragraphs), furnitureBlocks(furniture));
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

function furnitureBlocks(furniture: ReadonlyMap<Line, FurnitureRole>): Block[] {
  return [...furniture].map(([{ text, start, end }, role]) =>
    furnitureBlock(role, text, [{ start, end }]),
  );
}
