import { everyMatch } from "../matcher/matches";
import type { PatternTable } from "../matcher/table";
import type { Passage } from "../document/passage";
import { balanceQuotes } from "../text/balance-quotes";
import { QUOTE_PAIRS } from "../text/quotes";
import { hasQuotationsSideBySide } from "../text/side-by-side";
import type { Occurrence } from "./term";
import { type FoldedForm, fullFolding } from "./written-forms";

/**
 * The occurrences of each term in the report, by the term's index.
 *
 * Unlike on a page, places inside a longer term count too: 马上就办 occurs where 马上就办、真抓实干 does. Of a
 * term's own forms at one place, only the longest counts. A form of two terms counts for both.
 */
export function findOccurrences(
  passages: readonly Pick<Passage, "id" | "text">[],
  forms: readonly FoldedForm[],
  table: PatternTable,
  termCount: number,
): Occurrence[][] {
  const found: Occurrence[][] = Array.from({ length: termCount }, () => []);
  const owners = new Map<string, number[]>();
  for (const { folded, term } of forms) {
    const group = owners.get(folded);
    if (group) group.push(term);
    else owners.set(folded, [term]);
  }
  for (const passage of passages) {
    const reached = new Map<number, number>();
    for (const match of everyMatch(table, passage.text)) {
      const stretch = passage.text.slice(match.start, match.end);
      if (hasQuotationsSideBySide(stretch, QUOTE_PAIRS, fullFolding)) continue;
      const place = balanceQuotes(passage.text, match.start, match.end, QUOTE_PAIRS);
      const { folded } = forms[match.pattern] as FoldedForm;
      for (const term of owners.get(folded) ?? []) {
        if (match.start < (reached.get(term) ?? 0)) continue;
        reached.set(term, match.end);
        found[term]?.push({ passage: passage.id, ...place });
      }
    }
  }
  return found;
}
