/**
 * The body of a Word document in parts. Browsers parse a megabyte of XML in a second, in one task; so
 * the children of the body are parsed some at a time.
 */
import { ReadingError } from "../reading-error";

/** UTF-16 code units of a part, if its last paragraph or table is no longer than that. */
const PART_UNITS = 24_000;
/** A tag. An attribute's value may contain `>`. */
const TAG = /<(?<close>\/?)(?<name>[\w:.-]+)(?:[^>"']|"[^"]*"|'[^']*')*?(?<empty>\/?)>/gu;

/** A part as an XML document of its own, and up to where the whole is read then (0 to 1). */
export interface BodyPart {
  readonly xml: string;
  readonly share: number;
}

/**
 * Divides the main part of a document between the children of its body.
 *
 * @param part its name in the zip, for the error
 * @throws ReadingError `damaged` if the body does not end
 */
export function* bodyParts(xml: string, part: string): Generator<BodyPart> {
  const root = /<(?<name>(?:\w+:)?document)(?:[^>"']|"[^"]*"|'[^']*')*>/u.exec(xml);
  const body = /<(?:\w+:)?body(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?>/u.exec(xml);
  const damaged = new ReadingError({ code: "damaged", format: "docx", part });
  if (!root || !body) throw damaged;
  const wrapped = (text: string): string => `${root[0]}${text}</${root.groups?.["name"] ?? ""}>`;
  let start = body.index + body[0].length;
  TAG.lastIndex = start;
  let depth = 0;
  for (let tag = TAG.exec(xml); tag; tag = TAG.exec(xml)) {
    // Whatever runs meanwhile may use the pattern too.
    const end = tag.index + tag[0].length;
    if (tag.groups?.["close"] !== "") depth -= 1;
    else if (tag.groups["empty"] === "") depth += 1;
    if (depth < 0) {
      yield { xml: wrapped(xml.slice(start, tag.index)), share: 1 };
      return;
    }
    if (depth === 0 && end - start >= PART_UNITS) {
      yield { xml: wrapped(xml.slice(start, end)), share: end / xml.length };
      start = end;
      TAG.lastIndex = end;
    }
  }
  throw damaged;
}
