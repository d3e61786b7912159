/** Which part of a web page is its main text. */
import { Readability } from "@mozilla/readability";

/** Marks elements, so that those that Readability keeps are found again. */
const MARK = "data-reading-number";
/** Readability takes longer than a slice for pages with more elements; they are read whole. */
const ELEMENT_LIMIT = 8000;
/** Of the text in paragraphs outside navigation, so much must be in the main part. */
const LEAST_SHARE = 0.7;
const AROUND =
  "nav, aside:not([role^=doc-]), footer, form, [role=navigation], [role=complementary], [role=contentinfo], [role=search], [role=banner]";

export interface MainText {
  readonly root: Element;
  /** What is in it but is no text of it: navigation, lists of links. */
  readonly isSkipped: (element: Element) => boolean;
}

/**
 * Finds the main text. Readability only says where it is: what it would drop within it (tables,
 * short paragraphs) is kept.
 */
export function mainTextOf(document: Document): MainText {
  const body = document.body ?? document.documentElement;
  const whole: MainText = { root: body, isSkipped: () => false };
  const all = Array.from(body.getElementsByTagName("*"));
  if (all.length > ELEMENT_LIMIT || all.length < 4) return whole;
  const kept = keptElements(document, all);
  const root = commonAncestor(kept);
  if (!root) return whole;
  const isSkipped = (element: Element): boolean => isAround(element, kept);
  const inMain = proseUnits(root, isSkipped);
  const inBody = proseUnits(body, (it) => it.matches(AROUND) || isLinks(it));
  return inMain >= inBody * LEAST_SHARE && inMain > 0 ? { root, isSkipped } : whole;
}

function keptElements(document: Document, all: readonly Element[]): Set<Element> {
  for (const [at, element] of all.entries()) element.setAttribute(MARK, String(at));
  const copy = document.cloneNode(true) as Document;
  for (const element of all) element.removeAttribute(MARK);
  const article = new Readability<Node>(copy, {
    charThreshold: 100,
    keepClasses: true,
    serializer: (node) => node,
  }).parse();
  const content = article?.content as Element | null | undefined;
  const kept = new Set<Element>();
  for (const element of content?.querySelectorAll(`[${MARK}]`) ?? []) {
    const own = all[Number(element.getAttribute(MARK))];
    // Only what has text of its own says where the main text is.
    if (own && hasOwnText(own)) kept.add(own);
  }
  return kept;
}

function hasOwnText(element: Element): boolean {
  return Array.from(element.childNodes).some(
    (it) => it.nodeType === 3 && (it.nodeValue ?? "").trim().length > 1,
  );
}

function commonAncestor(elements: ReadonlySet<Element>): Element | null {
  let common: Element | null = null;
  for (const element of elements) {
    common ??= element.parentElement;
    while (common && !common.contains(element)) common = common.parentElement;
  }
  return common;
}

/** Navigation, unless Readability kept something of it. */
function isAround(element: Element, kept: ReadonlySet<Element>): boolean {
  if (!element.matches(AROUND) && !isLinks(element)) return false;
  if (kept.has(element)) return false;
  return !Array.from(element.getElementsByTagName("*")).some((it) => kept.has(it));
}

/** A list of links. */
function isLinks(element: Element): boolean {
  if (!/^(?:ul|ol|div|section|table|p)$/iu.test(element.localName)) return false;
  const links = element.getElementsByTagName("a");
  if (links.length < 4) return false;
  const text = (element.textContent ?? "").trim().length;
  const inLinks = Array.from(links).reduce(
    (sum, it) => sum + (it.textContent ?? "").trim().length,
    0,
  );
  return inLinks > text * 0.7;
}

/** UTF-16 code units in paragraphs, headings, items and cells. */
function proseUnits(root: Element, isSkipped: (element: Element) => boolean): number {
  let sum = 0;
  const walk = (element: Element): void => {
    if (/^(?:script|style|noscript|template|svg)$/iu.test(element.localName) || isSkipped(element))
      return;
    for (const node of element.childNodes) {
      if (node.nodeType === 3) {
        const length = (node.nodeValue ?? "").trim().length;
        sum += length > 8 ? length : 0;
      } else if (node.nodeType === 1) walk(node as Element);
    }
  };
  walk(root);
  return sum;
}
