/** Which term stands at a place of a lit page. */
import type { Spot, TextMeter } from "./hit-test";
import type { PageLight } from "./light";
import type { PlacedMatch } from "./match-index";

/** What stands at a match: a term, and others of the same written form or inside it, each once. */
export interface Hit {
  readonly term: string;
  readonly guess: boolean;
  readonly inner: readonly string[];
  readonly spot: Spot<PlacedMatch>;
}

export class TermHits {
  readonly #light: PageLight;
  readonly #meter: TextMeter;

  constructor(light: PageLight, meter: TextMeter) {
    this.#light = light;
    this.#meter = meter;
  }

  /**
   * The term under a point, in CSS pixels of the viewport.
   *
   * @param target the innermost element there: the layout is asked only if it has a match directly in it
   */
  at(target: Element, x: number, y: number): Hit | null {
    const { index, shadows } = this.#light;
    if (!index.owns(target)) return null;
    const caret = this.#meter.caretAt(x, y, shadows);
    for (const match of caret ? index.touching(caret.node) : []) {
      const line = caret && holds(match, caret) ? this.#meter.lineAt(match, x, y) : -1;
      if (line >= 0 && index.isLit(match)) return this.of(match, line);
    }
    return null;
  }

  /** A match as a hit on one of its lines. */
  of(match: PlacedMatch, line: number): Hit {
    const { terms, forms } = this.#light.finder;
    const [, term, guess, ...inner] = forms[match.form] as (typeof forms)[number];
    const idOf = (it: number): string => terms[it] as string;
    return {
      term: idOf(term),
      guess: guess === 1,
      inner: inner.map(idOf),
      spot: { at: match, line },
    };
  }
}

function holds(match: PlacedMatch, { node, offset }: { node: Text; offset: number }): boolean {
  return (
    (match.startContainer !== node || match.startOffset <= offset) &&
    (match.endContainer !== node || offset <= match.endOffset)
  );
}
