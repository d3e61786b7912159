import type { Passage } from "../document/passage";

/** The longest heading that a locator repeats whole (UTF-16 code units). */
const LONGEST = 30;

/**
 * The name of a passage in a citation, in the language of its document: `第32段（标题）`. The section
 * is named too, because numbers of paragraphs are counted by us and not printed.
 */
export function locatorOf(
  passage: Passage,
  passages: readonly Passage[],
  language: string,
): string {
  const isChinese = language.startsWith("zh");
  const name = isChinese ? chineseName(passage) : englishName(passage);
  const above = passages.find(({ id }) => id === (passage.subheading ?? passage.section));
  if (!above) return name;
  const section = shortened(above.text);
  return isChinese ? `${name}（${section}）` : `${name} (“${section}”)`;
}

function chineseName({ id, role, text, label, cell }: Passage): string {
  const number = numberOf(id);
  if (role === "paragraph") return `第${number}段`;
  if (role === "item") return isArticle(label) ? label : `第${number}项`;
  if (role === "caption") return `图片说明${number}`;
  if (role === "note") return `注${number}`;
  if (cell) return `表${cell.table}第${cell.row}行`;
  return `标题“${shortened(text)}”`;
}

function englishName({ id, role, text, label, cell }: Passage): string {
  const number = numberOf(id);
  if (role === "paragraph") return `para. ${number}`;
  if (role === "item") return isArticle(label) ? label : `item ${number}`;
  if (role === "caption") return `caption ${number}`;
  if (role === "note") return `note ${number}`;
  if (cell) return `table ${cell.table}, row ${cell.row}`;
  return `heading “${shortened(text)}”`;
}

/** An article of a law has its own number. */
function isArticle(label: string | null): label is string {
  return /^第.+条$/u.test(label ?? "");
}

function numberOf(id: string): string {
  return id.replace(/^\D+/u, "");
}

/** A heading without the dash or stop at its end. A run-in heading may be long. */
function shortened(heading: string): string {
  const text = heading.replace(/(?:——|[。：:.])$/u, "");
  return text.length > LONGEST
    ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/u, "")}…`
    : text;
}
