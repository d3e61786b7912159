/**
 * What an element is to somebody who reads the text of a page: part of the line, an end of it,
 * something passed over, something not to be read at all.
 *
 * Told by name, which costs nothing, and where a name says “part of the line” by style, which is asked only
 * where a term may stand (`run-steps`).
 */
import { attributeOf, flatParentOf, isElement, localNameOf } from "./native";

const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s " +
    "samp small span strike strong sub sup time tspan tt u var wbr textPath"
  ).split(" "),
);

/** Passed over as if it were not there: the text goes on behind it. */
const TRANSPARENT = new Set(["rp", "rt", "rtc", "script", "style", "template", "noscript"]);

/** Ends a line and is not looked into: typed text, replaced elements, what is never shown. */
const OPAQUE = new Set(
  (
    "audio canvas embed head iframe img input math meter object option picture progress select " +
    "textarea video title desc metadata defs symbol"
  ).split(" "),
);

/** Editors that draw what is typed as ordinary elements. */
const EDITOR_CLASSES = ["CodeMirror", "cm-editor", "monaco-editor", "ace_editor"];

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

/** Whether an element is part of the line as far as its name tells. */
export function isInlineByName(element: Element): boolean {
  const name = localNameOf(element);
  return INLINE.has(name) || name.includes("-");
}

/** What is part of the line although its `display` is not `inline`. */
const IN_LINE = /^(?:inline|inline-block|contents|ruby.*)$/u;

/** Whether an element that is part of the line by its name is so by its style, and can be seen. */
export function flowsInLine(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  return IN_LINE.test(display) && visibility === "visible";
}

/** Whether the user types into this very element: an editable region or a code editor. */
function isTypedInto(element: Element): boolean {
  const editable = attributeOf(element, "contenteditable");
  if (editable !== null && editable.toLowerCase() !== "false") return true;
  if (attributeOf(element, "role") === "textbox") return true;
  const classes = attributeOf(element, "class");
  return classes !== null && EDITOR_CLASSES.some((name) => classes.includes(name));
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
