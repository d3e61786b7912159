import type { Passage } from "../report/report";
import type { Term } from "./term";

/** A section of the report with how much of a page's terms it has. */
export interface Echo {
  /** The section's heading. */
  readonly section: Passage;
  /** Ids of the page's terms that stand in it. */
  readonly terms: readonly string[];
  /** 0 to 1: the part of the page's terms that is this section's. */
  readonly share: number;
}

/**
 * Which sections of the report a page's terms come from, the strongest first. A term that stands in one section
 * only speaks for it wholly; one that stands in several is divided among them, so that what is everywhere
 * (党建) speaks for none.
 *
 * @param onPage the terms that stand on the page, of one report
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
