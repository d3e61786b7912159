/**
 * What an element is to somebody who reads the text of a page: part of the line, an end of it,
 * something passed over, something not to be read at all.
 *
 * Told by name, which costs nothing, and where a name says “part of the line” by style, which is asked only
 * where a term may stand (`run-steps`).
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
 * What begins a line of its own. Of other names the style is asked: what nobody knows (Word's `o:p`) is part of the line,
 * and so, by its style, would a button and a drawing be.
 */
const BLOCK = new Set(
  (
    "article aside blockquote button caption dd details dialog div dl dt figcaption figure footer " +
    "form g h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary svg table tbody td text tfoot " +
    "th thead tr ul"
  ).split(" "),
);

/** Passed over as if it were not there, with the text in it: the text goes on behind it. */
const PASSED_OVER = "rp rt rtc script style noscript";
/** And those in which there is none. */
const TRANSPARENT = new Set(`${PASSED_OVER} template link meta`.split(" "));

/** Ends a line and is not looked into: typed text, replaced elements, what is never shown. */
const OPAQUE = new Set(
  (
    "audio canvas embed head iframe img input math meter object option picture progress select " +
    "textarea video title desc metadata defs symbol"
  ).split(" "),
);

/** Editors that draw what is typed as ordinary elements. */
const EDITOR_CLASS = /(?:^|\s)(?:CodeMirror|cm-editor|monaco-editor|ace_editor)(?:\s|$)/u;

/** What may be hidden or set beside the line, by what is written in its tag. */
const MAYBE_ASIDE =
  "svg title,svg desc,[hidden],[style*=display],[style*=font],[style*=position],[style*=float],[style*=overflow]";
/** What stands in a line and may be so by its class. So many classes are asked. */
const WITH_CLASS = "a[class],b[class],em[class],font[class],i[class],small[class],span[class]";
const MANY_CLASSES = 200;

/**
 * The elements in a document or an element across which its text goes on, and whose own is not of it; if asked, also those that break
 * lines. Some others may be among them.
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
    // Elements of one class are mostly styled alike: the first one tells.
    const isAside = !flowsInLine(element);
    aside.set(kind, isAside);
    return isAside;
  };
  return [
    ...elementsBy(`${names.replaceAll(" ", ",")},${MAYBE_ASIDE}`),
    ...elementsBy(WITH_CLASS).filter(hasAsideClass),
  ];
}

export type Treatment = "inline" | "break" | "transparent" | "opaque" | "block";

/** What an element is by its name and attributes. */
export function treatmentOf(element: Element): Treatment {
  const byName = treatmentByName(element);
  const mayBeTyped = byName === "inline" || byName === "block";
  return mayBeTyped && isTypedInto(element) ? "opaque" : byName;
}

/** What it is by its name alone. */
export function treatmentByName(element: Element): Treatment {
  const name = localNameOf(element);
  if (name === "br") return "break";
  if (TRANSPARENT.has(name)) return "transparent";
  if (OPAQUE.has(name)) return "opaque";
  return isInlineByName(element) ? "inline" : "block";
}

/** Whether an element is part of the line as far as its name tells. In other XML than HTML and SVG none is. */
export function isInlineByName(element: Element): boolean {
  return !BLOCK.has(localNameOf(element)) && /xhtml$|svg$/u.test(namespaceOf(element) ?? "");
}

/** What is part of the line although its `display` is not `inline`. */
const IN_LINE = /^(?:inline|contents|ruby)/u;
/** Fonts whose letters are pictures. */
const PICTOGRAMS = /icon|glyph|awesome|material symbols/iu;
/** CSS pixels: what is cut off beyond that is not seen. */
const NOTHING = 1;

/** Whether nobody sees the text of an element, and what is around it stands together. */
export function isUnseen(element: Element): boolean {
  const { display, fontSize, fontFamily, overflowX } = getComputedStyle(element);
  if (display === "none" || fontSize === "0px" || PICTOGRAMS.test(fontFamily)) return true;
  // A line across the page is low, too, but has nothing in it that could be cut off.
  const isClipped = overflowX !== "visible" && !/^(?:inline|contents)$/u.test(display);
  return (
    isClipped &&
    firstChildOf(element) !== null &&
    (clientWidthOf(element) <= NOTHING || clientHeightOf(element) <= NOTHING)
  );
}

/**
 * Whether an element that is part of the line by its name is so by its style, and can be seen if what is around it can; or
 * is out of it and empty. What a shadow tree makes of the text in its host is not known.
 */
export function flowsInLine(element: Element): boolean {
  const { display, visibility, position } = getComputedStyle(element);
  const isEmpty = !firstChildOf(element);
  // It takes no place in the line.
  if (isEmpty && (display === "none" || position === "absolute")) return true;
  const around = flatParentOf(element);
  return (
    IN_LINE.test(display) &&
    !isUnseen(element) &&
    !openRootOf(element) &&
    (!around || !isElement(around) || getComputedStyle(around).visibility === visibility)
  );
}

/** Whether the user types into this very element: an editable region or a code editor. */
function isTypedInto(element: Element): boolean {
  const editable = attributeOf(element, "contenteditable");
  if (editable !== null && /^(?:|true|plaintext-only)$/iu.test(editable)) return true;
  if (attributeOf(element, "role") === "textbox") return true;
  const classes = attributeOf(element, "class");
  return classes !== null && EDITOR_CLASS.test(classes);
}

/** What was found out of which nodes, while the page stood still. To be thrown away when it may have changed. */
export type Readability = Map<Node, boolean>;

/** Whether the text directly in a node is to be read: nothing around it is passed over. */
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
