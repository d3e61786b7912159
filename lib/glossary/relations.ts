import { RELATION_TYPES, type RelationType, type Term } from "./term";

/** The relation of a term to another, seen from the first: as declared, or inverted. */
export type RelationName = RelationType | "has-part" | "runs" | "carries-out" | "continued-by";

const INVERSE: Record<RelationType, RelationName> = {
  "part-of": "has-part",
  "run-by": "runs",
  "carried-out-through": "carries-out",
  continues: "continued-by",
  "contrasts-with": "contrasts-with",
  "see-also": "see-also",
};

/** The names of relations, seen from one of the two terms, in the order in which they are offered. */
export const RELATION_NAMES: readonly RelationName[] = [
  ...new Set(RELATION_TYPES.flatMap((type) => [type, INVERSE[type]])),
];

/** The other name of a relation: as the other of the two terms sees it. */
export function inverseOf(name: RelationName): RelationName {
  const declared = RELATION_TYPES.find((type) => INVERSE[type] === name);
  return INVERSE[name as RelationType] ?? declared;
}

/** Whether a term can declare a relation of this name itself. */
export function isDeclared(name: RelationName): name is RelationType {
  return Object.hasOwn(INVERSE, name);
}

/** One neighbour of a term. */
export interface Neighbour<T> {
  readonly name: RelationName;
  readonly term: T;
}

/**
 * The terms that a term is related to, whichever of the two declares it. Relations are declared
 * once, so both sides always agree. They are in the order of declaration, the term's own first.
 */
export function neighboursOf<T extends Pick<Term, "id" | "relations">>(
  term: T,
  terms: readonly T[],
): Neighbour<T>[] {
  const own = term.relations.flatMap(({ type, to }) => {
    const other = terms.find((it) => it.id === to);
    return other ? [{ name: type, term: other }] : [];
  });
  const others = terms.flatMap((other) =>
    other.relations
      .filter(({ to }) => to === term.id)
      .map(({ type }) => ({ name: INVERSE[type], term: other })),
  );
  const seen = new Set<string>();
  return [...own, ...others].filter(({ name, term: { id } }) => {
    const key = `${name} ${id}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
