import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { listenForRest } from "@/lib/card/listen-for-rest";
import type { TermAddress } from "@/lib/document/address";
import { type PageLight, lightPage } from "@/lib/page/light";
import { TextMeter } from "@/lib/page/paint/hit-test";
import { canPaint } from "@/lib/page/paint/registry";
import { TermHits } from "@/lib/page/term-hits";
import { inOrder } from "@/lib/page/terms/in-order";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { type Published, followPublished } from "@/lib/published/published";
import { reachOf } from "@/lib/settings/page-settings";

/** What is lit in a paragraph; or why nothing is. */
export type ParagraphLight =
  /** The words to light are not known yet: the report is being installed. */
  | { readonly kind: "preparing" }
  | { readonly kind: "cannot-paint" }
  | { readonly kind: "reading" }
  /** The terms that are lit, each once, in their order in the text. */
  | { readonly kind: "lit"; readonly terms: readonly TermAddress[] };

/** This page has no host, so no site's own settings apply. */
const NOWHERE = { host: "", own: "" };

/**
 * Lights a paragraph of this page as pages are lit: by the engine, the words and the settings that
 * are published to them. It follows when these change. Three settings do not count here, because the
 * user has come to try the light: a pause, the terms that have been looked at, and the first places.
 *
 * @param onRest called when the pointer rests on a lit term, or a finger taps it
 */
export function useParagraphLight(
  element: RefObject<HTMLElement | null>,
  onRest: (term: TermAddress) => void,
): ParagraphLight {
  const [published, setPublished] = useState<Published | null>(null);
  const [terms, setTerms] = useState<readonly TermAddress[] | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    followPublished(controller.signal, NOWHERE, setPublished);
    return () => controller.abort();
  }, []);
  useEffect(() => {
    const root = element.current;
    if (!root || !published?.lexicon || !canPaint()) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const { level, style } = published.settings;
    const finder = makeTermFinder(published.lexicon, { reach: reachOf(level) });
    const onRead = (): void => setTerms(termsIn(light, root));
    const light = lightPage(root, finder, signal, onRead, style);
    // Also if the paragraph is outside the viewport.
    void light.readAll();
    const hits = new TermHits(light, new TextMeter(document));
    const termAt = ({ target, clientX, clientY }: MouseEvent): string | null =>
      target instanceof Element ? (hits.at(target, clientX, clientY)?.term ?? null) : null;
    const show = (term: string): void => onRest(term as TermAddress);
    listenForRest(root, { termAt, onRest: show, onChoose: show }, signal);
    return () => controller.abort();
  }, [published]);
  if (!canPaint()) return { kind: "cannot-paint" };
  if (!published) return { kind: "reading" };
  if (!published.lexicon) return { kind: "preparing" };
  return terms ? { kind: "lit", terms } : { kind: "reading" };
}

function termsIn({ index, finder }: PageLight, root: Element): TermAddress[] {
  const lit = [...inOrder(index, root)].filter((it) => index.isLit(it));
  return [...new Set(lit.map((it) => finder.terms[index.termOf(it)] as TermAddress))];
}
