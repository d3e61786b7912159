/** Which paragraphs of a text are headings: by their numbers, by what follows them, by their company. */
import { STRIDE, type Steps } from "../progress";
import { type Entry, type Form, formOf } from "./entries";
import {
  isCaption,
  isContents,
  isCredit,
  isDate,
  isDocumentNumber,
  isLatin,
  isMainHeading,
  isNote,
  isOrganisation,
  isSalutation,
  isTitleLike,
} from "./looks";
import { SCHEMES, type Scheme } from "./numbering";

/** How a heading is marked. `main`: by a word such as 附件; `dash`: by —— at its end. */
export type HeadingKind = Exclude<Scheme, "bullet"> | "main" | "plain" | "dash";

export interface Heading {
  readonly kind: HeadingKind;
  readonly ordinal: number | null;
  /** Where it ends if the paragraph goes on behind it: UTF-16 code units. */
  readonly runInEnd: number | null;
}

/** Of a list's members, so many must have text of their own below them or behind them. */
const SHARE: Partial<Record<Scheme, number>> = {
  han: 0.3,
  "han-paren": 0.5,
  roman: 0.5,
  arabic: 0.55,
  "decimal-2": 0.45,
  "decimal-3": 0.45,
  "decimal-4": 0.45,
  "arabic-paren": 0.6,
  "upper-letter": 0.6,
};

/** Finds the headings among the entries. `skipped` are entries of a table of contents. */
export function* headingsOf(
  entries: readonly Entry[],
  skipped: ReadonlySet<Entry>,
): Steps<Map<Entry, Heading>> {
  const found = new Map<Entry, Heading>();
  for (const group of yield* groupsOf(entries, skipped)) {
    if (!isHeadingGroup(group, entries)) continue;
    for (const member of group.members) {
      const heading = numberedHeading(member.entry, member.form, hasContent(entries, member.at));
      if (heading) found.set(member.entry, heading);
    }
  }
  for (const [at, entry] of entries.entries()) {
    if (at % STRIDE === 0) yield 0;
    if (skipped.has(entry) || found.has(entry)) continue;
    const heading = unnumberedHeading(entries, at, found);
    if (heading) found.set(entry, heading);
  }
  return found;
}

/** Divisions of a book or a law, which are always headings. */
const DIVISIONS: ReadonlySet<Scheme> = new Set(["part", "chapter", "section"]);

interface Member {
  readonly entry: Entry;
  readonly at: number;
  readonly form: Form;
}

/** Entries that are counted in one row, and whether they are within an article of a law. */
interface Group {
  readonly scheme: Scheme;
  readonly isInArticle: boolean;
  readonly members: Member[];
}

function* groupsOf(entries: readonly Entry[], skipped: ReadonlySet<Entry>): Steps<Group[]> {
  const groups: Group[] = [];
  const open = new Map<Scheme, { group: Group; ordinal: number }>();
  let isInArticle = false;
  for (const [at, entry] of entries.entries()) {
    if (at % STRIDE === 0) yield 0;
    const { numbering, paragraph } = entry;
    if (paragraph.given || skipped.has(entry)) continue;
    const { scheme = "bullet", ordinal = null } = numbering ?? {};
    if (ordinal === null) {
      isInArticle &&= !isMainHeading(paragraph.text);
      continue;
    }
    const form = formOf(entry);
    isInArticle = staysInArticle(isInArticle, scheme, form);
    const last = open.get(scheme);
    if (last && ordinal > last.ordinal) {
      last.group.members.push({ entry, at, form });
      last.ordinal = ordinal;
    } else {
      const group = { scheme, isInArticle, members: [{ entry, at, form }] };
      groups.push(group);
      open.set(scheme, { group, ordinal });
    }
  }
  return groups;
}

/** An article without a title begins rules; a division ends them. */
function staysInArticle(isInArticle: boolean, scheme: Scheme, form: Form): boolean {
  if (scheme === "article") return isInArticle || form.kind === "none";
  return isInArticle && !DIVISIONS.has(scheme);
}

function isHeadingGroup(
  { scheme, isInArticle, members }: Group,
  entries: readonly Entry[],
): boolean {
  if (DIVISIONS.has(scheme)) return true;
  if (scheme === "article") return members.some(({ form }) => form.kind !== "none");
  const share = SHARE[scheme];
  if (share === undefined || isInArticle || isRestOfList(members, entries)) return false;
  // What stands below the last member may follow the whole list.
  const last = members.at(-1);
  const isOpen = members.length > 1 && last?.form.kind === "own";
  const judged = isOpen ? members.slice(0, -1) : members;
  const good = judged.filter(
    ({ form, at }) =>
      form.kind === "run-in" ||
      ((form.kind === "own" || form.kind === "sentence") && hasContent(entries, at)),
  );
  const sentences = good.filter(({ form }) => form.kind === "sentence");
  return (
    good.length > 0 && good.length >= judged.length * share && sentences.length * 2 <= good.length
  );
}

/** Whether a row began within a paragraph: “附件：1．……”, and “2．……” in the next line. */
function isRestOfList(members: readonly Member[], entries: readonly Entry[]): boolean {
  const first = members[0];
  const before = first && entries[first.at - 1]?.paragraph.text;
  const ordinal = first?.entry.numbering?.ordinal ?? 1;
  return ordinal > 1 && (members.length === 1 || /[:：]\s*[（(]?[1１一]/u.test(before ?? ""));
}

/** Whether text or a deeper list follows an entry. */
function hasContent(entries: readonly Entry[], at: number): boolean {
  const own = entries[at]?.numbering;
  const next = entries[at + 1];
  if (!next || !own) return false;
  if (next.paragraph.given) return next.paragraph.given.role !== "heading";
  if (!next.numbering) return !isMainHeading(next.paragraph.text) && !isDate(next.paragraph.text);
  const { scheme, ordinal } = next.numbering;
  if (scheme === own.scheme) return false;
  // Articles, and sometimes other rows, are counted through all sections.
  return (ordinal ?? 1) === 1 || scheme === "article" || isDeeper(scheme, own.scheme);
}

function isDeeper(scheme: Scheme, than: Scheme): boolean {
  return SCHEMES.indexOf(scheme) > SCHEMES.indexOf(than);
}

function numberedHeading(entry: Entry, form: Form, isFollowed: boolean): Heading | null {
  const { numbering, rest } = entry;
  if (!numbering || numbering.scheme === "bullet") return null;
  const { scheme: kind, ordinal } = numbering;
  if (form.kind === "run-in") {
    // A chapter's title is a line of its own.
    return DIVISIONS.has(kind) ? null : { kind, ordinal, runInEnd: form.end };
  }
  const isOwn =
    form.kind === "own" || (form.kind === "sentence" && isFollowed) || (rest === "" && isFollowed);
  return isOwn ? { kind, ordinal, runInEnd: null } : null;
}

/** UTF-16 code units: a longer line without a number is no heading. */
const PLAIN_UNITS = { han: 32, latin: 90 };

function unnumberedHeading(
  entries: readonly Entry[],
  at: number,
  headings: ReadonlyMap<Entry, Heading>,
): Heading | null {
  const entry = entries[at];
  const next = entries[at + 1];
  if (!entry || !next || entry.numbering || entry.paragraph.given) return null;
  if (entry.paragraph.label !== null) return null;
  const kind = unnumberedKind(entry, entries[at - 1] ?? null, next, headings);
  return kind && { kind, ordinal: null, runInEnd: null };
}

function unnumberedKind(
  entry: Entry,
  before: Entry | null,
  next: Entry,
  headings: ReadonlyMap<Entry, Heading>,
): "main" | "dash" | "plain" | null {
  const { text } = entry.paragraph;
  if (isMainHeading(text)) return "main";
  if (ENDS_WITH_DASH.test(text) && text.length <= PLAIN_UNITS.han) return "dash";
  if (!couldBeHeading(text)) return null;
  if (before && isAnnex(before, headings)) return "main";
  return isBody(next, headings) && isSetApart(entry, before, headings) ? "plain" : null;
}

const ENDS_WITH_DASH = /[^—―─\s][—―─]{2}$/u;

function isAnnex(entry: Entry, headings: ReadonlyMap<Entry, Heading>): boolean {
  return (
    headings.get(entry)?.kind === "main" && /^(?:附|Annex|Appendix)/iu.test(entry.paragraph.text)
  );
}

/** Whether nothing before a line says that it belongs to a sentence or to a list. */
function isSetApart(
  { paragraph: { text, isStrong, isApart } }: Entry,
  before: Entry | null,
  headings: ReadonlyMap<Entry, Heading>,
): boolean {
  if (before && !headings.has(before) && /[:：，、]$/u.test(before.paragraph.text)) return false;
  if (isStrong) return true;
  if (isLatin(text) && !(isApart && /^[A-Z\d“"]/u.test(text))) return false;
  // A line among others that are as short is one of a list.
  return !(before && isShortLine(before, headings));
}

function couldBeHeading(text: string): boolean {
  const limit = isLatin(text) ? PLAIN_UNITS.latin : PLAIN_UNITS.han;
  return (
    text.length >= 2 &&
    text.length <= limit &&
    isTitleLike(text) &&
    /\p{L}{2}/u.test(text) &&
    !/^[（(].*[）)]$|^[“"].*[”"]$|\t|[?？=＝|]$/u.test(text) &&
    !isDate(text) &&
    !isDocumentNumber(text) &&
    !isCredit(text) &&
    !isCaption(text) &&
    !isNote(text) &&
    !isContents(text) &&
    !isSalutation(text)
  );
}

/** Whether an entry is text that a heading can stand above. */
function isBody(entry: Entry, headings: ReadonlyMap<Entry, Heading>): boolean {
  const { text, given } = entry.paragraph;
  if (given) return given.role === "paragraph" || given.role === "item";
  if (isDate(text) || isCaption(text)) return false;
  if (headings.has(entry) || entry.numbering) return (entry.numbering?.ordinal ?? 1) === 1;
  if (ENDS_WITH_DASH.test(text)) return true;
  return text.length >= 36 || /[。！？…”：][”』」）)]?$|[.!?:]["”]?$/u.test(text);
}

function isShortLine(entry: Entry, headings: ReadonlyMap<Entry, Heading>): boolean {
  const { text, given } = entry.paragraph;
  return (
    !given &&
    !headings.has(entry) &&
    !entry.numbering &&
    !entry.paragraph.isApart &&
    text.length <= PLAIN_UNITS.han &&
    isTitleLike(text) &&
    !/^[（(].*[）)]$/u.test(text) &&
    !isDate(text) &&
    !isOrganisation(text)
  );
}
