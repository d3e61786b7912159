/** Paragraphs with their numbers, and the form that each could have as a heading. */
import type { Paragraph } from "../paragraph";
import { STRIDE, type Steps } from "../progress";
import { isLatin, isTitleLike } from "./looks";
import { type Numbering, type Scheme, bareNumberingOf, numberingOf } from "./numbering";

export interface Entry {
  readonly paragraph: Paragraph;
  readonly numbering: Numbering | null;
  /** UTF-16 code units of the written number and the white space behind it; 0 for a counted one. */
  readonly skip: number;
  /** The text behind the number. */
  readonly rest: string;
}

/**
 * `own`: could be a heading of its own. `sentence`: one short sentence. `run-in`: a short sentence
 * before others. `none`: no heading.
 */
export type Form =
  | { readonly kind: "own" | "sentence" | "none" }
  /** `end`: UTF-16 code units of the paragraph's text. */
  | { readonly kind: "run-in"; readonly end: number };

export function* entriesOf(paragraphs: readonly Paragraph[]): Steps<Entry[]> {
  const entries: Entry[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    entries.push(entryOf(paragraph));
    if (at % STRIDE === 0) yield 0;
  }
  if (!entries.some(({ numbering }) => numbering?.scheme === "decimal-2")) return entries;
  return entries.map((entry) => {
    if (entry.numbering || entry.paragraph.label !== null) return entry;
    const bare = bareNumberingOf(entry.paragraph.text);
    const rest = entry.paragraph.text.slice(bare?.length ?? 0, 400);
    return bare && isTitleLike(rest) && rest.length <= 40
      ? { ...entry, numbering: bare, skip: bare.length, rest }
      : entry;
  });
}

function entryOf(paragraph: Paragraph): Entry {
  const { text, label } = paragraph;
  if (label !== null) {
    return { paragraph, numbering: numberingOf(`${label} 字`), skip: 0, rest: text };
  }
  const numbering = numberingOf(text);
  const skip = numbering?.length ?? 0;
  return { paragraph, numbering, skip, rest: text.slice(skip, 400) };
}

/** UTF-16 code units of a run-in heading without its number. */
const RUN_IN_UNITS = { han: 40, latin: 80 };
/** So much must follow a run-in heading. */
const FOLLOWING_UNITS = 6;

/** Which heading an entry could be. */
export function formOf(entry: Entry): Form {
  const { rest, skip, numbering, paragraph } = entry;
  if (numbering?.scheme === "article") return articleForm(entry);
  const length = paragraph.text.length - skip;
  if (length <= 200 && isOwn(rest, numbering?.scheme)) return { kind: "own" };
  const title = runInTitle(rest);
  if (title !== null && length - title.length >= FOLLOWING_UNITS) {
    return { kind: "run-in", end: skip + title.length };
  }
  const isSentence = rest.length <= 32 && /^[^。！？；：]{2,}。$/u.test(rest);
  return { kind: isSentence && isRunInTitle(rest) ? "sentence" : "none" };
}

function runInTitle(rest: string): string | null {
  const title = isLatin(rest)
    ? /^[A-Z][^.;:!?]{1,80}[.](?=\s+\S)/u.exec(rest)?.[0]
    : /^[^。！？；：:;]{2,40}[。！？](?=\s*\S)/u.exec(rest)?.[0];
  return title !== undefined && isRunInTitle(title) ? title : null;
}

function isOwn(rest: string, scheme: Scheme | undefined): boolean {
  if (isTitleLike(rest)) return true;
  return (
    (scheme === "han" || scheme === "han-paren") &&
    rest.length <= 20 &&
    /^[^，。；]*\p{Script=Han}[:：]$/u.test(rest) &&
    !/修改|如下|下列|以下|包括|是[:：]$|为[:：]$/u.test(rest)
  );
}

/** A rule is no heading: “申请人应当……。” */
function isRunInTitle(title: string): boolean {
  if (isLatin(title)) return title.split(/\s+/u).length <= 12 && title.length <= RUN_IN_UNITS.latin;
  return (
    title.length <= RUN_IN_UNITS.han &&
    !/应当|不得|可以|必须|予以|的[。！？]$|了[。！？]$|^(?:会议|与会|我|你|他|这|那|如果|因|为了|根据|按照|对于|由)/u.test(
      title,
    )
  );
}

/** 第一条 【宗旨】……, 第二条（适用范围）……, 第三条 合同标的. */
function articleForm({ rest, skip, paragraph }: Entry): Form {
  const named = /^(?:【[^】]{1,40}】|[（(][^）)]{2,24}[）)])/u.exec(rest)?.[0];
  if (named !== undefined) {
    const following = paragraph.text.length - skip - named.length;
    return following > 0 ? { kind: "run-in", end: skip + named.length } : { kind: "own" };
  }
  const limit = isLatin(rest) ? 80 : 24;
  const isTitle = rest === "" || (rest.length <= limit && isTitleLike(rest));
  return { kind: isTitle && paragraph.text.length - skip <= limit ? "own" : "none" };
}
