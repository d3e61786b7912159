import type { Passage } from "../report/report";
import type { Term } from "./term";

/** A section of the report, with how many of a page's terms it shares. */
export interface Echo {
  /** The section's heading. */
  readonly section: Passage;
  /** The ids of the page's terms that occur in it. */
  readonly terms: readonly string[];
  /** From 0 to 1: the section's share of the page's terms. */
  readonly share: number;
}

/**
 * The sections of the report from which a page's terms come, the strongest first. A term that
 * occurs in only one section counts fully for it. A term that occurs in several is divided among
 * them, so a term that is everywhere (党建) counts for none.
 *
 * @param onPage the terms on the page, all from one report
 */
export function echoesOf(onPage: readonly Term[], passages: readonly Passage[]): Echo[] {
  const sectionOf = new Map(passages.map(({ id, section }) => [id, section]));
  const found = new Map<string, { terms: string[]; weight: number }>();
  let whole = 0;
  for (const { id, occurrences } of onPage) {
    const sections = new Set(occurrences.map(({ passage }) => sectionOf.get(passage) ?? null));
    sections.delete(null);
    for (const section of sections as Set<string>) {
      const echo = found.get(section) ?? { terms: [], weight: 0 };
      echo.terms.push(id);
      echo.weight += 1 / sections.size;
      found.set(section, echo);
    }
    if (sections.size > 0) whole += 1;
  }
  return [...found]
    .flatMap(([id, { terms, weight }]) => {
      const section = passages.find((it) => it.id === id);
      return section ? [{ section, terms, share: weight / whole }] : [];
    })
    .toSorted((a, b) => b.share - a.share);
}
