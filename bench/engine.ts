/** The engine for a bare page: `engine.light(lexicon)`, as the extension's page script uses it. */
import type { Lexicon } from "@/lib/glossary/lexicon-shape";
import { type PageLight, lightPage } from "@/lib/page/light";
import { TextMeter } from "@/lib/page/paint/hit-test";
import { paintedTerms } from "@/lib/page/painted-terms";
import { type TermFinder, makeTermFinder } from "@/lib/page/terms/term-finder";
import { TermHits } from "@/lib/page/term-hits";

const engine = {
  finder: (lexicon: Lexicon): TermFinder => makeTermFinder(lexicon),
  light(finder: TermFinder): PageLight {
    return lightPage(document, finder, new AbortController().signal, () => {});
  },
  terms: paintedTerms,
  hits: (light: PageLight): TermHits => new TermHits(light, new TextMeter(document)),
};
export type Engine = typeof engine;

Object.assign(globalThis, { engine });
