import type { Mark } from "../document/block";
import type { Place } from "../document/passage";
import type { Paragraph } from "./paragraph";

/**
 * A part of a paragraph, without the white space at its ends.
 *
 * @param start UTF-16 code units of the paragraph's text; `end` exclusive
 */
export function partOf(paragraph: Paragraph, start: number, end: number): Paragraph {
  const part = paragraph.text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  const to = Math.max(from, start + part.trimEnd().length);
  return {
    ...paragraph,
    text: paragraph.text.slice(from, to),
    places: placesWithin(paragraph.places, from, to),
    marks: marksWithin(paragraph.marks, from, to),
    label: start === 0 ? paragraph.label : null,
  };
}

/** Several paragraphs as one, in reading order. */
export function joined(paragraphs: readonly [Paragraph, ...Paragraph[]]): Paragraph {
  const marks: Mark[] = [];
  let length = 0;
  for (const it of paragraphs) {
    marks.push(
      ...it.marks.map((mark) => ({
        ...mark,
        start: mark.start + length,
        end: mark.end + length,
      })),
    );
    length += it.text.length;
  }
  return {
    ...paragraphs[0],
    text: paragraphs.map((it) => it.text).join(""),
    places: paragraphs.flatMap((it) => it.places),
    marks,
  };
}

function placesWithin(places: readonly Place[], from: number, to: number): Place[] {
  const found: Place[] = [];
  let at = 0;
  for (const { start, end } of places) {
    const [first, last] = [Math.max(from, at), Math.min(to, at + end - start)];
    if (last > first) found.push({ start: start + first - at, end: start + last - at });
    at += end - start;
  }
  return found;
}

function marksWithin(marks: readonly Mark[], from: number, to: number): Mark[] {
  return marks
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, from) - from,
      end: Math.min(mark.end, to) - from,
    }))
    .filter((it) => it.end > it.start);
}
