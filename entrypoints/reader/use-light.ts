import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { listenForRest } from "@/lib/card/listen-for-rest";
import { lightPage } from "@/lib/page/light";
import { TextMeter } from "@/lib/page/paint/hit-test";
import { canPaint } from "@/lib/page/paint/registry";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { TermHits } from "@/lib/page/term-hits";
import type { DocumentId, TermAddress } from "@/lib/document/address";
import type { TermRecord } from "@/lib/store/shapes";

export interface LightActions {
  /** Called when the pointer rests on a term. */
  readonly onRest: (address: TermAddress) => void;
  readonly onChoose: (address: TermAddress) => void;
}

/** A term, with the colour of its glossary. */
export type LitTerm = TermRecord & { readonly colour: number };

/**
 * Lights the terms in an element with the engine that is used on web pages.
 *
 * @param own the document in the element
 */
export function useLight(
  element: RefObject<HTMLElement | null>,
  own: DocumentId,
  terms: readonly LitTerm[],
  { onRest, onChoose }: LightActions,
): void {
  useEffect(() => {
    const root = element.current;
    if (!root || !canPaint()) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    // The document's own ambiguous forms count here, because it is the context that they need.
    const certain = terms.map((term) =>
      term.document === own
        ? {
            ...term,
            forms: term.forms.map(({ form }) => ({ form, ambiguous: false, beside: [] })),
          }
        : term,
    );
    const light = lightPage(root, makeTermFinder(makeLexicon(certain)), signal, () => {});
    const hits = new TermHits(light, new TextMeter(document));
    const termAt = ({ target, clientX, clientY }: MouseEvent): string | null =>
      target instanceof Element ? (hits.at(target, clientX, clientY)?.term ?? null) : null;
    listenForRest(
      root,
      {
        termAt,
        onRest: (term) => onRest(term as TermAddress),
        onChoose: (term) => onChoose(term as TermAddress),
      },
      signal,
    );
    return () => controller.abort();
  }, [terms]);
}
