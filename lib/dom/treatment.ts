/**
 * How each element affects the text around it: the text goes on through it, ends at it, skips it,
 * or it is not read at all.
 *
 * The name of an element decides first, which costs nothing. Where the name says “inline”, the
 * style decides. The style is asked only where a term may be (`run-steps`).
 */
import {
  attributeOf,
  clientHeightOf,
  clientWidthOf,
  firstChildOf,
  flatParentOf,
  isElement,
  localNameOf,
  namespaceOf,
  openRootOf,
} from "./native";

/**
 * Elements that begin a line of their own. Other names are inline unless their style says
 * otherwise. An unknown element (Word's `o:p`) is therefore inline. A button and a drawing are in
 * this list because their style would make them inline.
 */
const BLOCK = new Set(
  (
    "article aside blockquote button caption dd details dialog div dl dt figcaption figure footer " +
    "form g h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary svg table tbody td text tfoot " +
    "th thead tr ul"
  ).split(" "),
);

/** Elements that are skipped together with their text: the surrounding text goes on after them. */
const PASSED_OVER = "rp rt rtc script style noscript";
/** The same, and elements that never hold text. */
const TRANSPARENT = new Set(`${PASSED_OVER} template link meta`.split(" "));

/** Whether an element is skipped together with its text because of its name. */
export function isPassedOver(element: Element): boolean {
  return TRANSPARENT.has(localNameOf(element));
}

/**
 * Elements that end a line and are not entered: typed text, replaced elements, and elements that
 * are never shown.
 */
const OPAQUE = new Set(
  (
    "audio canvas embed head iframe img input math meter object option picture progress select " +
    "textarea video title desc metadata defs symbol"
  ).split(" "),
);

/**
 * What the user has typed, in ordinary elements: text in editors, and notes in the margin of our
 * reader.
 */
const TYPED_CLASS =
  /(?:^|\s)(?:CodeMirror|cm-editor|monaco-editor|ace_editor|cideng-typed)(?:\s|$)/u;

/**
 * Elements that may be hidden or set beside the line, according to their attributes. Each element of
 * a page is compared with each of these selectors, so there are few, and the attribute comes first:
 * with twelve selectors instead, a million text nodes took half as long again (132 and 83 ms).
 */
const MAYBE_ASIDE =
  "svg title,svg desc,[hidden],[style]:is([style*=display],[style*=font],[style*=position],[style*=float],[style*=overflow])";
/**
 * Inline elements whose class may hide them or set them beside the line. Only this many classes are
 * tested.
 */
const WITH_CLASS = "[class]:is(a,b,em,font,i,small,span)";
const MANY_CLASSES = 200;

/**
 * The elements under a document or an element that the surrounding text skips, and, if wanted,
 * those that break lines. The result may include some other elements.
 */
export function passedOverIn(root: Node, withBreaks: boolean): readonly Element[] {
  const { prototype } = isElement(root) ? Element : Document;
  const elementsBy = (selector: string): Element[] =>
    Array.from(prototype.querySelectorAll.call(root, selector));
  const names = PASSED_OVER + (withBreaks ? " br" : "");
  const aside = new Map<string, boolean>();
  const hasAsideClass = (element: Element): boolean => {
    const kind = `${localNameOf(element)} ${attributeOf(element, "class")}`;
    const known = aside.get(kind);
    if (known !== undefined || aside.size >= MANY_CLASSES) return known === true;
    // Elements of one class usually have the same style, so only the first one is tested.
    const isAside = !flowsInLine(element);
    aside.set(kind, isAside);
    return isAside;
  };
  return [
    ...elementsBy(`${names.replaceAll(" ", ",")},${MAYBE_ASIDE}`),
    ...elementsBy(WITH_CLASS).filter(hasAsideClass),
  ];
}

/** How an element affects the text around it: see the top of this file. */
export type Treatment = "inline" | "break" | "transparent" | "opaque" | "block";

/** The treatment of an element by its name and attributes. */
export function treatmentOf(element: Element): Treatment {
  const byName = treatmentByName(element);
  const mayBeTyped = byName === "inline" || byName === "block";
  return mayBeTyped && isTypedInto(element) ? "opaque" : byName;
}

/** The treatment of an element by its name alone. */
export function treatmentByName(element: Element): Treatment {
  const name = localNameOf(element);
  if (name === "br") return "break";
  if (TRANSPARENT.has(name)) return "transparent";
  if (OPAQUE.has(name)) return "opaque";
  return isInlineByName(element) ? "inline" : "block";
}

/**
 * Whether the name of an element says that it is part of the line. In XML other than XHTML and SVG,
 * no element is.
 */
export function isInlineByName(element: Element): boolean {
  return !BLOCK.has(localNameOf(element)) && /xhtml$|svg$/u.test(namespaceOf(element) ?? "");
}

/** Values of `display` other than `inline` that also leave an element in the line. */
const IN_LINE = /^(?:inline|contents|ruby)/u;
/** Fonts whose letters are pictures. */
const PICTOGRAMS = /icon|glyph|awesome|material symbols/iu;
/** CSS pixels: clipped content in a box of at most this size is not seen. */
const NOTHING = 1;

/**
 * Whether an element's text is invisible and leaves no gap between the texts before and after it.
 */
export function isUnseen(element: Element): boolean {
  const { display, fontSize, fontFamily, overflowX } = getComputedStyle(element);
  if (display === "none" || fontSize === "0px" || PICTOGRAMS.test(fontFamily)) return true;
  // A horizontal rule is low too, but it has no content that could be clipped.
  const isClipped = overflowX !== "visible" && !/^(?:inline|contents)$/u.test(display);
  return (
    isClipped &&
    firstChildOf(element) !== null &&
    (clientWidthOf(element) <= NOTHING || clientHeightOf(element) <= NOTHING)
  );
}

/**
 * Whether an element that is inline by name is also inline by style, and visible whenever its
 * parent is. An empty element that is out of the flow counts as inline too. What a shadow tree does
 * with the text in its host is unknown, so a host is not inline.
 */
export function flowsInLine(element: Element): boolean {
  const { display, visibility, position } = getComputedStyle(element);
  const isEmpty = !firstChildOf(element);
  // Such an element takes no space in the line.
  if (isEmpty && (display === "none" || position === "absolute")) return true;
  const around = flatParentOf(element);
  return (
    IN_LINE.test(display) &&
    !isUnseen(element) &&
    !openRootOf(element) &&
    (!around || !isElement(around) || getComputedStyle(around).visibility === visibility)
  );
}

/**
 * Whether the text of this element itself is what the user types or has typed: an editable region, a
 * code editor, or a note.
 */
function isTypedInto(element: Element): boolean {
  const editable = attributeOf(element, "contenteditable");
  if (editable !== null && /^(?:|true|plaintext-only)$/iu.test(editable)) return true;
  if (attributeOf(element, "role") === "textbox") return true;
  const classes = attributeOf(element, "class");
  return classes !== null && TYPED_CLASS.test(classes);
}

/** Cached answers of {@link isReadable}. Discard them when the page may have changed. */
export type Readability = Map<Node, boolean>;

/** Whether the text directly in a node is to be read: no element around it is skipped or opaque. */
export function isReadable(node: Node, known: Readability): boolean {
  const asked: Node[] = [];
  let readable = true;
  for (let at: Node | null = node; at && readable; at = flatParentOf(at)) {
    const before = known.get(at);
    if (before !== undefined) {
      readable = before;
      break;
    }
    asked.push(at);
    if (isElement(at)) readable = !/opaque|transparent/u.test(treatmentOf(at));
  }
  for (const it of asked) known.set(it, readable);
  return readable;
}
