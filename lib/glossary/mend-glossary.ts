/** What a mend of the linter changes in the entries of a glossary. */
import type { Mend } from "./lint";
import type { Relation, WrittenTerm } from "./term";
import { fullyFolded } from "./written-forms";

/** A term before and after a change; null where it is deleted. */
export interface TermChange {
  readonly id: string;
  readonly after: WrittenTerm | null;
  /** Syllables of its pinyin, counted from 0, whose reading a person has confirmed. */
  readonly confirmed?: readonly number[];
}

/** A mend that can be done without a person's words. */
export type DoneMend = Exclude<Mend, { kind: "rewrite-definition" }>;

/** The changes that a mend makes; none if what it is about is not there any more. */
export function mended(terms: readonly WrittenTerm[], mend: DoneMend): TermChange[] {
  if (mend.kind === "merge") return merged(terms, mend.from, mend.into);
  const term = terms.find(({ id }) => id === mend.term);
  if (!term) return [];
  const change = (changes: Partial<WrittenTerm>): TermChange[] => [
    { id: term.id, after: { ...term, ...changes } },
  ];
  switch (mend.kind) {
    case "add-relation":
      return change({ relations: distinct([...term.relations, mend.relation], term.id) });
    case "remove-relation":
      return change({ relations: term.relations.filter((it) => !isSame(it, mend.relation)) });
    case "mark-ambiguous":
      return change({
        forms: term.forms.map((it) => (it.form === mend.form ? { ...it, ambiguous: true } : it)),
      });
    case "add-source":
      return change({ sources: [...new Set([...term.sources, mend.passage])], basis: "report" });
    case "set-background":
      return change({ basis: "background" });
  }
}

/** Makes one entry of two. What only the one says is taken over, and other terms now mean the one that is left. */
function merged(terms: readonly WrittenTerm[], fromId: string, intoId: string): TermChange[] {
  const from = terms.find(({ id }) => id === fromId);
  const into = terms.find(({ id }) => id === intoId);
  if (!from || !into) return [];
  const rest = terms.filter(({ id }) => id !== fromId);
  const changed = rest.flatMap((before): TermChange[] => {
    const term = before === into ? together(into, from) : before;
    const after = pointing(term, fromId, intoId);
    return after === before ? [] : [{ id: after.id, after }];
  });
  return [...changed, { id: fromId, after: null }];
}

function together(into: WrittenTerm, from: WrittenTerm): WrittenTerm {
  const known = new Set(into.forms.map(({ form }) => fullyFolded(form)));
  const isSameWord = fullyFolded(into.form) === fullyFolded(from.form);
  return {
    ...into,
    forms: [...into.forms, ...from.forms.filter(({ form }) => !known.has(fullyFolded(form)))],
    // The reading of another word would be wrong here.
    pinyin: into.pinyin ?? (isSameWord ? from.pinyin : null),
    kind: into.kind ?? from.kind,
    english: into.english ?? from.english,
    definition: {
      zh: joined(into.definition.zh, from.definition.zh),
      en: joined(into.definition.en, from.definition.en),
    },
    basis: basisOf(into, from),
    sources: [...new Set([...into.sources, ...from.sources])],
    relations: [...into.relations, ...from.relations],
  };
}

/** Both texts, if they are not the same: nothing that somebody wrote is lost. */
function joined(one: string | null, other: string | null): string | null {
  if (!one || !other || one.includes(other)) return one || other;
  return other.includes(one) ? other : `${one}\n${other}`;
}

/** A definition of which only a part rests on the document does not rest on it. */
function basisOf(one: WrittenTerm, other: WrittenTerm): WrittenTerm["basis"] {
  if (one.basis === null || other.basis === null) return one.basis ?? other.basis;
  return one.basis === other.basis ? one.basis : "background";
}

/** A term in which `into` stands wherever `from` stood. The same object if there was none. */
function pointing(term: WrittenTerm, from: string, into: string): WrittenTerm {
  const isMet =
    term.id === into ||
    term.relations.some(({ to }) => to === from) ||
    term.forms.some(({ beside }) => beside.includes(from));
  if (!isMet) return term;
  const follow = (id: string): string => (id === from ? into : id);
  return {
    ...term,
    relations: distinct(
      term.relations.map((it) => ({ ...it, to: follow(it.to) })),
      term.id,
    ),
    forms: term.forms.map((it) => ({
      ...it,
      beside: [...new Set(it.beside.map(follow))].filter((id) => id !== term.id),
    })),
  };
}

/** Each relation once, and none of a term to itself. */
function distinct(relations: readonly Relation[], term: string): Relation[] {
  return relations.filter(
    (it, i) => it.to !== term && relations.findIndex((other) => isSame(it, other)) === i,
  );
}

function isSame(one: Relation, other: Relation): boolean {
  return one.type === other.type && one.to === other.to;
}
