/** Reads a passage and notes all that speaks for its stretches. */
import { firstIndex } from "../text/first-index";
import type { TextSpan } from "../text/text-span";
import type { CandidatePassage, VariantRelation } from "./candidate";
import { type ReadText, readText } from "./clauses";
import { gatherLists } from "./gather-lists";
import { abbreviationsIn, definitionsIn, glossesIn } from "./definitions";
import { type Draft, type Findings, type Signal, slice } from "./findings";
import { namesIn, wordsWithin } from "./names";
import { type Quotation, mayName } from "./quotations";
import type { Parts } from "./parts";
import type { Repeats } from "./repeats";
import { type Name, isBareNumber, isTail } from "./shapes";
import { sentenceAround } from "./sentences";
import { summedUpBy } from "./sets";
import { type KnownWords, type Token, isVerb } from "./tokens";
import { isFieldTerm } from "./words/field-terms";
import { COMMON_HEADS, NAMED_HEADS, SYSTEM_HEADS } from "./words/heads";
import { gatherForeign } from "./foreign";

/** A passage as it is read: `reading` has the same offsets, in Simplified characters. */
export interface Reading {
  readonly passage: CandidatePassage;
  readonly reading: string;
  readonly known: KnownWords | undefined;
}

const HEADING = new Set(["headline", "section", "subheading"]);

/** Notes all findings of one passage. */
export function gather(
  { passage, reading, known }: Reading,
  findings: Findings,
  repeats: Repeats,
  parts: Parts,
): void {
  const { text } = passage;
  const read = readText(reading, known);
  gatherQuotations(read, text, findings);
  for (const span of read.coinages) {
    if (!isPartOfQuotation(span, read)) findings.add(slice(text, span), "numbered-coinage");
  }
  gatherExplained(passage, reading, findings);
  const isHeading = HEADING.has(passage.role);
  for (const { items } of read.clauses) {
    parts.add(items, text);
    const names = items.map((item) => {
      repeats.add(item, text);
      gatherFieldTerms(item, text, findings);
      return gatherNames(item, text, isHeading, findings);
    });
    gatherLists(items, names, { text, reading }, findings);
  }
  for (const { start, end } of passage.marks ?? []) {
    if (end - start <= 30 && !/[。！？；]/u.test(text.slice(start, end))) {
      findings.add(text.slice(start, end), "emphasised");
    }
  }
  gatherForeign(text, findings);
}

function gatherQuotations(read: ReadText, text: string, findings: Findings): void {
  for (const quotation of read.quotations) {
    const inner = slice(text, quotation.inner);
    if (quotation.kind === "title") {
      findings.add(inner, "title");
      continue;
    }
    const before = text.slice(Math.max(0, quotation.start - 2), quotation.start);
    if (!mayName(inner, before)) continue;
    const draft = findings.add(inner, "quoted");
    const parts = inner.split(/[、,，]/u);
    if (parts.length > 1) for (const part of parts) findings.add(part, "quoted-part");
    const members = summedUpBy(quotation, read.text);
    for (const member of members ?? []) {
      const part = findings.add(slice(text, member), "enumeration");
      if (draft && part) draft.parts.add(part.key);
    }
    if (members) findings.add(inner, "summed-up");
  }
  for (const { items } of read.clauses) {
    for (const item of items) gatherQuotedNames(item, text, findings);
  }
}

/** Whether a stretch is a part, not the whole, of a quotation that may name. */
function isPartOfQuotation({ start, end }: TextSpan, { quotations, text }: ReadText): boolean {
  const around = lastBefore(quotations, start);
  if (!around || around.inner.end < end) return false;
  const isWhole = end - start === around.inner.end - around.inner.start;
  return !isWhole && mayName(slice(text, around.inner), text.slice(0, around.start).slice(-2));
}

/** The last quotation that begins before a place. They stand in order. */
function lastBefore(quotations: readonly Quotation[], at: number): Quotation | undefined {
  return quotations[
    firstIndex(quotations.length, (i) => (quotations[i] as Quotation).start >= at) - 1
  ];
}

/** Names that go on behind a quotation: “四强”党支部, “雪亮工程”建设. */
function gatherQuotedNames(item: readonly Token[], text: string, findings: Findings): void {
  item.forEach((token, i) => {
    if (token.cls !== "quotation") return;
    // “8+4”经济政策体系: a bare number names nothing, so its name goes on to the last head.
    const isNumber = isBareNumber(token.word);
    const heads = headsBehind(item, i);
    const head = isNumber ? heads.at(-1) : heads[0];
    if (!head) return;
    const name = text.slice(token.start, head.end);
    findings.add(name, "quoted-name", NAMED_HEADS.has(head.word) ? 1 : 0.6);
    findings.add(name, isNumber ? "quoted" : "quotation-inside");
    findings.relate(token.word, name, "with-tail");
  });
}

const HEADS_AHEAD = 5;

/** The heads behind a quotation, as far as a name can go on. Two words may be one: 工作|部署. */
function headsBehind(item: readonly Token[], at: number): Pick<Token, "word" | "end">[] {
  const heads: Pick<Token, "word" | "end">[] = [];
  for (let i = at + 1; i < Math.min(item.length, at + HEADS_AHEAD); i += 1) {
    const { word, end, cls } = item[i] as Token;
    if (cls === "function" || cls === "joiner" || isVerb(item[i] as Token)) break;
    const two = item.slice(Math.max(at + 1, i - 1), i + 1).map((it) => it.word);
    const head = [word, two.join("")].find(
      (it) => NAMED_HEADS.has(it) || SYSTEM_HEADS.has(it) || COMMON_HEADS.has(it),
    );
    if (head !== undefined) heads.push({ word: head, end });
  }
  return heads;
}

function gatherExplained(passage: CandidatePassage, reading: string, findings: Findings): void {
  const { text } = passage;
  const sentenceOf = (at: number) => ({ passage: passage.id, ...sentenceAround(text, at) });
  for (const { short, long } of abbreviationsIn(reading)) {
    const full = long ? slice(text, long) : "";
    if (isBareHead(slice(reading, short)) && full !== "") {
      findings.add(full, "abbreviation");
      findings.relate(full, slice(text, short), "abbreviation");
      continue;
    }
    const draft = findings.add(slice(text, short), "abbreviation");
    if (!draft || full === "") continue;
    draft.standsFor = full;
    findings.relate(draft.form, full, "full-form");
    findings.add(full, "abbreviation", 0.5);
  }
  for (const { term } of definitionsIn(reading)) {
    const draft = findings.add(slice(text, term), "definition");
    if (draft) draft.definition ??= sentenceOf(term.start);
  }
  for (const { before, foreign } of glossesIn(reading)) {
    const items = readText(slice(reading, before)).clauses.flatMap((it) => it.items);
    const units = before.end - before.start;
    const name = items.flatMap(namesIn).find((it) => it.end === units && it.cut === null);
    const form = text.slice(before.start + (name?.start ?? 0), before.end);
    findings.add(form, "gloss");
    findings.relate(form, slice(text, foreign), "abbreviation");
  }
}

/** 以下简称《方案》: short for a name, but no name. */
function isBareHead(short: string): boolean {
  return short.length === 2 && (NAMED_HEADS.has(short) || COMMON_HEADS.has(short));
}

const CUTS: Readonly<Record<NonNullable<Name["cut"]>, Signal>> = {
  tail: "tail-cut",
  core: "core-cut",
  head: "head-cut",
  owner: "owner-cut",
  verb: "verb-joined",
  joined: "joined",
  quotation: "quotation-inside",
};
const STRETCH_IS_LONGER = new Set<Name["cut"]>(["verb", "quotation", "joined"]);
const RELATIONS: Partial<Record<NonNullable<Name["cut"]>, VariantRelation>> = {
  tail: "with-tail",
  owner: "with-owner",
  quotation: "with-owner",
  joined: "longer",
  verb: "with-verb",
};

function gatherFieldTerms(item: readonly Token[], text: string, findings: Findings): void {
  item.forEach(({ word, start, end }, at) => {
    if (!isFieldTerm(word)) return;
    const draft = findings.add(text.slice(start, end), "field-term");
    const isPart = [at - 1, at + 1].some((it) => item[it]?.cls === "word");
    if (draft && isPart) findings.note(draft, "embedded");
  });
}

function gatherNames(
  item: readonly Token[],
  text: string,
  isHeading: boolean,
  findings: Findings,
): Name[] {
  const names = namesIn(item);
  for (const name of names) {
    const draft = gatherName(name, text, findings);
    if (!draft) continue;
    relateQuotation(name, item, text, findings);
    draft.words ??= wordsWithin(item, name);
    if (isHeading) findings.note(draft, "heading");
  }
  return names;
}

/** 场馆“改造功能、改革机制”工程, “党建+双拥”工作机制: what is quoted is the name, unless what it is put to is another thing. */
function relateQuotation(
  name: Name,
  item: readonly Token[],
  text: string,
  findings: Findings,
): void {
  const inside = item.find(
    (it) => it.cls === "quotation" && it.start >= name.start && it.end < name.end,
  );
  if (!inside) return;
  const isOwned = inside.start > name.start;
  if (!isOwned && !isTail(name.last)) return;
  findings.relate(inside.word, slice(text, name), isOwned ? "with-owner" : "with-tail");
}

function gatherName(name: Name, text: string, findings: Findings): Draft | null {
  const stretch = slice(text, name);
  const draft = findings.add(stretch, name.shape);
  if (!draft) return null;
  if (name.governor !== null) findings.note(draft, "object");
  if (name.governor === "programme") findings.note(draft, "programme-verb");
  if (name.isAfterDe) findings.note(draft, "after-de");
  if (name.cut === null) return draft;
  findings.note(draft, CUTS[name.cut]);
  const relation = RELATIONS[name.cut];
  if (!relation || !name.from) return draft;
  const other = slice(text, name.from);
  if (STRETCH_IS_LONGER.has(name.cut)) findings.relate(other, stretch, relation);
  else findings.relate(stretch, other, relation);
  return draft;
}
