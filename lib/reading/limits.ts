/** How much of a document is read. */
import { ReadingError } from "./reading-error";

/** UTF-16 code units. */
const CHARACTER_LIMIT = 12_000_000;
const BLOCK_LIMIT = 200_000;

/** @throws ReadingError `too-much`, for a text of more code units than are read */
export function refuseLongText(length: number): void {
  if (length > CHARACTER_LIMIT) {
    throw new ReadingError({ code: "too-much", of: "characters", limit: CHARACTER_LIMIT });
  }
}

/** @throws ReadingError `too-much`, for more paragraphs than are read */
export function refuseManyBlocks(count: number): void {
  if (count > BLOCK_LIMIT) {
    throw new ReadingError({ code: "too-much", of: "blocks", limit: BLOCK_LIMIT });
  }
}
