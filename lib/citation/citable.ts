import type { Passage } from "../document/passage";
import type { Citable } from "./source";

/** Removes the office from a byline: 本报记者 冯雪珠 → 冯雪珠 */
const BYLINE_OFFICE = /^本报(?:记者|通讯员|评论员)[\s:：]*/u;

/**
 * The part of a report to cite: the whole, or one of its passages.
 *
 * @param passages the report's passages, with headline, subtitle and byline
 * @param part the passage, or null for the whole report
 */
export function citableOf(
  report: string,
  passages: readonly Passage[],
  part: Passage | null,
): Citable {
  const textOf = (role: Passage["role"]): string | null =>
    passages.find((passage) => passage.role === role)?.text ?? null;
  return {
    id: part ? `${report}-${part.id.replaceAll(".", "-")}` : report,
    title: textOf("headline") ?? report,
    subtitle: textOf("subtitle"),
    author: textOf("byline")?.replace(BYLINE_OFFICE, "") ?? null,
    locator: part && locatorOf(part),
  };
}

function locatorOf({ id, role, text }: Passage): string {
  const number = id.replace(/^\D+/u, "");
  if (role === "paragraph") return `第${number}段`;
  if (role === "caption") return `图片说明${number}`;
  return `标题“${text}”`;
}
