/** Names of doubts, by which they are set aside. */
import { crc32 } from "../checksum/crc32";
import type { LintFault } from "../glossary/lint";
import type { Term } from "../glossary/term";

/** A doubt with its name. */
export type Doubt = LintFault & { readonly name: string };

/** The most doubts of one glossary that are set aside. The one that was set aside first gives way. */
export const MAX_ASIDE = 10_000;

/** What a name looks like. */
export const DOUBT_NAME = /^[a-z-]{1,30}:[\da-z][\da-z-]{0,63}:[\da-f]{8}$/iu;

/**
 * Gives each doubt of a glossary its name: the kind, the id of the entry, and a checksum over what it is
 * about. That is the form, the other entry, the relation or the definition, and not what would put it
 * right. So a doubt that was set aside comes back if what it is about is changed, and only then.
 */
export function named(
  doubts: readonly LintFault[],
  terms: readonly Pick<Term, "id" | "definition">[],
): Doubt[] {
  const definitions = new Map(terms.map((it) => [it.id, it.definition]));
  return doubts.map((doubt) => {
    const about = JSON.stringify(subjectOf(doubt, definitions));
    const checksum = crc32(new TextEncoder().encode(about)).toString(16).padStart(8, "0");
    return { ...doubt, name: `${doubt.kind}:${doubt.term}:${checksum}` };
  });
}

function subjectOf(
  doubt: LintFault,
  definitions: ReadonlyMap<string, Term["definition"]>,
): readonly unknown[] {
  const textsOf = (term: string): readonly unknown[] => {
    const { zh, en } = definitions.get(term) ?? { zh: null, en: null };
    return [zh, en];
  };
  switch (doubt.kind) {
    case "same-form":
      return [doubt.form, doubt.other];
    case "form-inside":
      return [doubt.form, doubt.other, doubt.otherForm];
    case "too-short":
    case "everyday-word":
      return [doubt.form];
    case "no-source":
      return textsOf(doubt.term);
    case "circular":
      return [doubt.term, ...doubt.through].map((id) => [id, textsOf(id)]);
    case "one-sided-relation":
    case "contradictory-relation":
      return [doubt.relation.type, doubt.relation.to];
  }
}

/** The names of the doubts that are set aside, with one of them set aside or brought back. */
export function withAside(names: readonly string[], name: string, isAside: boolean): string[] {
  const others = names.filter((it) => it !== name);
  return isAside ? [...others, name].slice(-MAX_ASIDE) : others;
}
