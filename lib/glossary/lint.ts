/**
 * What is doubtful in a glossary, with a mend for each. Unlike the parser's faults, none of these
 * keeps a glossary from being used.
 */
import { matchesIn } from "../matcher/matches";
import { circlesOf } from "./circles";
import { neighboursOf } from "./relations";
import type { Relation, RelationType, Term } from "./term";
import { type FoldedForm, compileForms, foldedForms, fullyFolded } from "./written-forms";

/** The part of an entry that is looked at. */
export type LintedTerm = Pick<
  Term,
  "id" | "form" | "forms" | "definition" | "basis" | "sources" | "relations" | "occurrences"
>;

/** What would put something right. An editor offers it; nothing is done by itself. */
export type Mend =
  /** Makes one entry of two. */
  | { readonly kind: "merge"; readonly from: string; readonly into: string }
  | { readonly kind: "add-relation"; readonly term: string; readonly relation: Relation }
  | { readonly kind: "remove-relation"; readonly term: string; readonly relation: Relation }
  /** The form is then lit only beside other terms. */
  | { readonly kind: "mark-ambiguous"; readonly term: string; readonly form: string }
  | { readonly kind: "add-source"; readonly term: string; readonly passage: string }
  /** Says that the definition is general knowledge. */
  | { readonly kind: "set-background"; readonly term: string }
  | { readonly kind: "rewrite-definition"; readonly term: string };

export type LintFault =
  /** Entries `term` and `other` have forms that are the same when folded. */
  | Doubt<"same-form", { readonly form: string; readonly other: string }>
  /** The form stands inside a form of another entry, and is not lit there. */
  | Doubt<
      "form-inside",
      { readonly form: string; readonly other: string; readonly otherForm: string }
    >
  | Doubt<"too-short", { readonly form: string }>
  | Doubt<"everyday-word", { readonly form: string }>
  /** The definition is said to rest on the document, but names no passage of it. */
  | Doubt<"no-source", object>
  /** The definition says little but the term itself, or terms that lead back to it. */
  | Doubt<"circular", { readonly through: readonly string[] }>
  /** The other entry is not in the glossary, so that the relation is seen from one side only. */
  | Doubt<"one-sided-relation", { readonly relation: Relation }>
  /** Both entries say that they are part of one another, or continue one another. */
  | Doubt<"contradictory-relation", { readonly relation: Relation }>;

type Doubt<Kind extends string, Details> = {
  readonly kind: Kind;
  /** The id of the entry. */
  readonly term: string;
  readonly mend: Mend;
} & Details;

/** What the linter is told of words. */
export interface LintOptions {
  /** Words of everybody, in Simplified characters. */
  readonly everyday: ReadonlySet<string>;
}

/** What is doubtful in a glossary, in the order of its entries. The time is linear in the forms. */
export function lintGlossary(terms: readonly LintedTerm[], { everyday }: LintOptions): LintFault[] {
  const byId = new Map(terms.map((it) => [it.id, it]));
  const forms = foldedForms(terms);
  const words = new Set(Array.from(everyday, (it) => fullyFolded(it)));
  const faults = [
    ...sameForms(terms, forms),
    ...formsInside(terms, forms),
    ...terms.flatMap((term) => [
      ...doubtfulForms(term, words),
      ...withoutSource(term),
      ...relationFaults(term, byId),
    ]),
    ...circlesOf(terms).map((circle): LintFault => ({
      kind: "circular",
      term: circle[0] as string,
      through: circle.slice(1),
      mend: { kind: "rewrite-definition", term: circle[0] as string },
    })),
  ];
  const order = new Map(terms.map((it, i) => [it.id, i]));
  return faults.toSorted((a, b) => (order.get(a.term) ?? 0) - (order.get(b.term) ?? 0));
}

function sameForms(terms: readonly LintedTerm[], forms: readonly FoldedForm[]): LintFault[] {
  const owners = new Map<string, number>();
  const said = new Set<string>();
  return forms.flatMap(({ folded, term }): LintFault[] => {
    const owner = owners.get(folded);
    if (owner === undefined) owners.set(folded, term);
    if (owner === undefined || owner === term || said.has(`${owner} ${term}`)) return [];
    said.add(`${owner} ${term}`);
    const [into, from] = [idOf(terms, owner), idOf(terms, term)];
    const form = formOf(terms, term, folded);
    return [
      { kind: "same-form", term: from, form, other: into, mend: { kind: "merge", from, into } },
    ];
  });
}

function formsInside(terms: readonly LintedTerm[], forms: readonly FoldedForm[]): LintFault[] {
  const table = compileForms(forms);
  const said = new Set<string>();
  return forms.flatMap(({ folded, term }): LintFault[] =>
    // A scan that does not accept the whole form finds what stands inside it.
    matchesIn(table, folded, (start, end) => end - start < folded.length).flatMap((match) => {
      const { term: inner, folded: shorter } = forms[match.pattern] as FoldedForm;
      const pair = `${inner} ${term}`;
      if (inner === term || said.has(pair) || areRelated(terms, inner, term)) return [];
      said.add(pair);
      const [within, around] = [idOf(terms, inner), idOf(terms, term)];
      const relation = { type: "see-also", to: within } as const;
      return [
        {
          kind: "form-inside",
          term: within,
          form: formOf(terms, inner, shorter),
          other: around,
          otherForm: formOf(terms, term, folded),
          mend: { kind: "add-relation", term: around, relation },
        } as const,
      ];
    }),
  );
}

function areRelated(terms: readonly LintedTerm[], one: number, other: number): boolean {
  const pair = [terms[one] as LintedTerm, terms[other] as LintedTerm];
  return neighboursOf(pair[0] as LintedTerm, pair).length > 0;
}

/** Folded units below which a form stands in too many other words. */
const SHORTEST_HAN = 2;
const SHORTEST_LATIN = 3;

function doubtfulForms({ id, forms }: LintedTerm, everyday: ReadonlySet<string>): LintFault[] {
  return forms.flatMap(({ form, ambiguous, beside }): LintFault[] => {
    if (ambiguous || beside.length > 0) return [];
    const folded = fullyFolded(form);
    const least = /\p{Script=Han}/u.test(folded) ? SHORTEST_HAN : SHORTEST_LATIN;
    const mend = { kind: "mark-ambiguous", term: id, form } as const;
    if (folded.length < least) return [{ kind: "too-short", term: id, form, mend }];
    return everyday.has(folded) ? [{ kind: "everyday-word", term: id, form, mend }] : [];
  });
}

function withoutSource({ id, basis, definition, sources, occurrences }: LintedTerm): LintFault[] {
  const isEmpty = definition.zh === "" && definition.en === "";
  if (basis !== "report" || isEmpty || sources.length > 0) return [];
  const passage = occurrences[0]?.passage;
  const mend =
    passage === undefined
      ? ({ kind: "set-background", term: id } as const)
      : ({ kind: "add-source", term: id, passage } as const);
  return [{ kind: "no-source", term: id, mend }];
}

/** Relations that cannot hold both ways. */
const DIRECTED = new Set<RelationType>(["part-of", "run-by", "carried-out-through", "continues"]);

function relationFaults(
  { id, relations }: LintedTerm,
  terms: ReadonlyMap<string, LintedTerm>,
): LintFault[] {
  return relations.flatMap((relation): LintFault[] => {
    const mend = { kind: "remove-relation", term: id, relation } as const;
    const other = terms.get(relation.to);
    if (!other) return [{ kind: "one-sided-relation", term: id, relation, mend }];
    const isBack = other.relations.some((it) => it.to === id && it.type === relation.type);
    return isBack && DIRECTED.has(relation.type)
      ? [{ kind: "contradictory-relation", term: id, relation, mend }]
      : [];
  });
}

function idOf(terms: readonly LintedTerm[], index: number): string {
  return (terms[index] as LintedTerm).id;
}

/** The form of an entry as it is written, by its folded form. */
function formOf(terms: readonly LintedTerm[], index: number, folded: string): string {
  const { form, forms } = terms[index] as LintedTerm;
  return forms.find((it) => fullyFolded(it.form) === folded)?.form ?? form;
}
