/** The engine for a bare page: `engine.light(lexicon)`, as the extension's page script would have it. */
import type { Lexicon } from "@/lib/glossary/lexicon-shape";
import { type PageLight, lightPage } from "@/lib/page/light";
import { type TermFinder, makeTermFinder } from "@/lib/page/term-finder";

const engine = {
  finder: (lexicon: Lexicon): TermFinder => makeTermFinder(lexicon),
  light(finder: TermFinder): PageLight {
    return lightPage(document, finder, new AbortController().signal, () => {});
  },
};
export type Engine = typeof engine;

Object.assign(globalThis, { engine });
