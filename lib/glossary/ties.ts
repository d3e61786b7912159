/** The relations of a term as it sees them, and what their change means for the entries that declare them. */
import { type RelationName, inverseOf, isDeclared } from "./relations";
import type { Relation, WrittenTerm } from "./term";

/** A relation of a term to another, by its name as the first sees it. */
export interface Tie {
  readonly name: RelationName;
  /** The id of the other term, which may be missing. */
  readonly to: string;
}

type Related = Pick<WrittenTerm, "id" | "relations">;

/** The relations of a term, whichever of the two declares them. Its own come first. */
export function tiesOf(term: Related, terms: readonly Related[]): Tie[] {
  const ties = [
    ...term.relations.map(({ type, to }): Tie => ({ name: type, to })),
    ...terms.flatMap(({ id, relations }) =>
      relations
        .filter(({ to }) => to === term.id)
        .map(({ type }): Tie => ({ name: inverseOf(type), to: id })),
    ),
  ];
  return ties.filter((it, i) => ties.findIndex((other) => isSame(it, other)) === i);
}

/** Whether two ties are one relation to one term. */
export function isSame(one: Tie, other: Tie): boolean {
  return one.name === other.name && one.to === other.to;
}

/**
 * What is to be saved if a term has these relations: the term, and those others that declare one
 * which is gone, or whose side alone has a name for one that is new (“includes” is declared as “part
 * of” by the other term).
 *
 * @param terms the terms of the glossary, the term perhaps among them
 */
export function withTies<T extends Related>(
  term: T,
  ties: readonly Tie[],
  terms: readonly T[],
): readonly [T, ...T[]] {
  const others = terms.filter(({ id }) => id !== term.id);
  const before = tiesOf(term, others);
  const isGone = (tie: Tie): boolean =>
    before.some((it) => isSame(it, tie)) && !ties.some((it) => isSame(it, tie));
  const added = ties.filter((tie) => !before.some((it) => isSame(it, tie)));
  const own = [
    ...term.relations.filter(({ type, to }) => !isGone({ name: type, to })),
    ...added.flatMap(({ name, to }): Relation[] => (isDeclared(name) ? [{ type: name, to }] : [])),
  ];
  const changed = others.flatMap((other): T[] => {
    const kept = other.relations.filter(
      ({ type, to }) => to !== term.id || !isGone({ name: inverseOf(type), to: other.id }),
    );
    const more = added.flatMap(({ name, to }): Relation[] => {
      const type = inverseOf(name);
      const isTheirs = to === other.id && !isDeclared(name) && isDeclared(type);
      return isTheirs ? [{ type, to: term.id }] : [];
    });
    const isSameAsBefore = kept.length === other.relations.length && more.length === 0;
    return isSameAsBefore ? [] : [{ ...other, relations: [...kept, ...more] }];
  });
  return [{ ...term, relations: own }, ...changed];
}
