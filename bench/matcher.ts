/**
 * The matcher as it is measured in Node: it takes patterns, and returns the number of matches in a
 * text.
 */
import { fullAlphabet } from "@/lib/glossary/written-forms";
import { Scanner } from "@/lib/matcher/scan";
import { compile } from "@/lib/matcher/table";

export function makeMatcher(patterns: readonly string[]): {
  count: (text: string) => number;
  bytes: number;
} {
  const table = compile(patterns, fullAlphabet);
  const scanner = new Scanner(table);
  const { gate, lengths, slots, units, offsets } = table;
  return {
    count(text) {
      let count = 0;
      scanner.scan(text, () => {
        count += 1;
      });
      return count;
    },
    bytes: [gate, lengths, slots, units, offsets].reduce((sum, it) => sum + it.byteLength, 0),
  };
}
