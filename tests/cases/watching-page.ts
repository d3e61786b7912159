/**
 * A page that watches: it records what it hears, and is asked what it sees. It reports lines of
 * text, so that reports with and without the extension can be compared line by line.
 */

/**
 * Runs before everything else in the page. It hears every event, every record, report and entry,
 * and every call of its own objects.
 */
const WATCH = `
window.frame = requestAnimationFrame.bind(window);
const log = (window.log = { events: [], others: new Set(), records: [], entries: [], calls: new Set(), errors: [] });
const nameOf = (it) => {
  if (it === window) return "window";
  if (it === document) return "document";
  if (!(it instanceof Node)) return it?.constructor?.name ?? String(it);
  if (it.nodeType !== 1) return it.nodeName;
  if (it.popover) return "popover";
  return it.id ? "#" + it.id : it.localName;
};
const note = (list, line) => { if (list.at(-1) !== line) list.push(line); };
const types = new Set(["focusin", "focusout", "DOMContentLoaded", "DOMActivate", "compositionstart", "compositionend", "fullscreenchange"]);
for (const of of [Window, Document, HTMLElement, Element, HTMLBodyElement, SVGElement])
  for (const it of Object.getOwnPropertyNames(of.prototype)) if (it.startsWith("on")) types.add(it.slice(2));
for (const it of Object.getOwnPropertyNames(window)) if (it.startsWith("on")) types.add(it.slice(2));
for (const it of ["devicemotion", "deviceorientation", "deviceorientationabsolute", "beforeunload", "unload", "pointerrawupdate"]) types.delete(it);
for (const type of types) addEventListener(type, (event) => {
  // When a page is told of its loading and of a selection, and where a wheel is felt, depends on how quick it is.
  if (/^(?:selectionchange|DOMContentLoaded|readystatechange|load|pageshow|pagereveal|resize|visibilitychange)$/.test(type)) log.others.add(type + " " + nameOf(event.target));
  else if (type === "wheel") note(log.events, type);
  else note(log.events, [type, nameOf(event.target), event.key ?? event.inputType ?? ""].join(" ").trim());
}, { capture: true, passive: true });
document.addEventListener("selectionchange", () => log.others.add("selected " + getSelection().toString()));
document.addEventListener("copy", () => note(log.events, "copies " + getSelection().toString()));
addEventListener("paste", (event) => note(log.events, "pasted " + event.clipboardData.getData("text/plain")
  + " " + [...event.clipboardData.types]), true);
window.navigation?.addEventListener("navigate", ({ navigationType }) => note(log.events, "navigate " + navigationType));

new MutationObserver((records) => {
  for (const it of records) {
    for (const added of it.addedNodes) note(log.records, "added " + nameOf(added) + " to " + nameOf(it.target));
    for (const gone of it.removedNodes) note(log.records, "removed " + nameOf(gone) + " from " + nameOf(it.target));
    if (it.type === "attributes") note(log.records, it.attributeName + " of " + nameOf(it.target));
    if (it.type === "characterData") note(log.records, "text in " + nameOf(it.target.parentNode));
  }
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

const TOLD = ["resource", "navigation", "mark", "measure", "layout-shift", "visibility-state", "element", "back-forward-cache-restoration"];
for (const type of TOLD.filter((it) => PerformanceObserver.supportedEntryTypes.includes(it)))
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) log.entries.push([type, it.name.replace(location.origin, ""), it.initiatorType ?? ""].join(" "));
  }).observe({ type, buffered: true });
// How long anything takes differs from run to run; that what did it is not named does not.
for (const type of ["longtask", "long-animation-frame", "event", "first-input", "largest-contentful-paint"].filter((it) => PerformanceObserver.supportedEntryTypes.includes(it)))
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (/extension:/.test(JSON.stringify(it))) note(log.entries, type + " names an extension");
  }).observe({ type, buffered: true });
if (window.ReportingObserver) new ReportingObserver((all) => { for (const it of all) log.errors.push("report " + it.type); }, { buffered: true }).observe();
addEventListener("error", ({ message }) => log.errors.push("error " + message), true);
addEventListener("unhandledrejection", ({ reason }) => log.errors.push("rejected " + reason));
document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => log.errors.push("forbidden " + effectiveDirective));
addEventListener("load", () => new ResizeObserver((all) => { for (const it of all) note(log.entries, "size " + nameOf(it.target) + " " + it.contentRect.width + "x" + it.contentRect.height); })
  .observe(document.documentElement));

// What the page's own objects are asked by anybody but the page.
const spy = (owner, name, label) => {
  const own = owner[name];
  if (typeof own !== "function") return;
  owner[name] = function (...args) {
    if (!window.isMine) log.calls.add(label + "." + name);
    return Reflect.apply(own, this, args);
  };
};
for (const name of ["attachShadow", "append", "remove", "getBoundingClientRect", "getClientRects", "closest", "matches"]) spy(Element.prototype, name, "Element");
for (const name of ["appendChild", "insertBefore", "removeChild", "contains", "getRootNode"]) spy(Node.prototype, name, "Node");
for (const name of ["createElement", "createElementNS", "createTreeWalker", "createRange", "evaluate", "elementFromPoint", "elementsFromPoint", "querySelector", "querySelectorAll", "caretPositionFromPoint", "getSelection", "execCommand"]) spy(Document.prototype, name, "Document");
for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback", "getComputedStyle", "getSelection", "matchMedia", "postMessage", "fetch"]) spy(window, name, "window");
for (const name of ["pushState", "replaceState"]) spy(History.prototype, name, "History");
for (const name of ["set", "delete", "get", "keys"]) spy(HighlightRegistry.prototype, name, "HighlightRegistry");
for (const name of ["add", "delete", "clear"]) spy(Highlight.prototype, name, "Highlight");
for (const name of ["setStart", "setEnd", "toString"]) spy(Range.prototype, name, "Range");
for (const name of ["postMessage"]) spy(MessagePort.prototype, name, "MessagePort");
for (const name of ["addEventListener", "dispatchEvent"]) spy(EventTarget.prototype, name, "EventTarget");
`;

/**
 * What a page can look at, by name. Each look returns lines. They run in the page, one after
 * another.
 */
export const LOOKS = {
  elements: `() => [...document.querySelectorAll("*")].map(nameOf)`,
  nodes: `() => { const out = []; const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { const line = walk.currentNode.data.trim(); if (line && walk.currentNode.parentNode.localName !== "script") out.push(line); } return out; }`,
  shadows: `() => [...document.querySelectorAll("*")].filter((it) => it.shadowRoot).map(nameOf)`,
  frames: `() => ["length " + length, ...Array.from(document.querySelectorAll("iframe, object, embed"), nameOf)]`,
  highlights: `() => [...CSS.highlights].flatMap(([name, it]) => [name, ...Array.from(it, (range) => {
    const all = new Range(); all.setStart(range.startContainer, range.startOffset); all.setEnd(range.endContainer, range.endOffset);
    return name + ": " + all.toString(); })]).sort()`,
  selection: `() => { const it = getSelection(); return [it.type, it.toString(), String(it.rangeCount), nameOf(it.anchorNode), String(it.anchorOffset), String(it.focusOffset)]; }`,
  focus: `() => [nameOf(document.activeElement), String(document.hasFocus())]`,
  history: `() => [String(history.length), JSON.stringify(history.state), location.href.replace(location.origin, ""), document.title, document.referrer,
    String(window.navigation?.entries().length), history.scrollRestoration]`,
  globals: `() => Object.getOwnPropertyNames(window).sort()`,
  natives: `() => Object.getOwnPropertyNames(window).flatMap((name) => {
    const it = Object.getOwnPropertyDescriptor(window, name).value;
    if (typeof it !== "function" || !it.prototype) return [];
    return Object.entries(Object.getOwnPropertyDescriptors(it.prototype)).flatMap(([key, { value, get }]) =>
      [value, get].filter((one) => typeof one === "function").map((one) => name + "." + key + " " +
        (Function.prototype.toString.call(one).includes("[native code]") ? "native" : one.name))); })
    .filter((line) => !line.endsWith("native")).sort()`,
  own: `() => [history, navigator, document, location, screen, performance, CSS].flatMap((it) => Object.getOwnPropertyNames(it).map((key) => nameOf(it) + "." + key))`,
  sheets: `() => [...document.styleSheets, ...document.adoptedStyleSheets].map((it) => it.href ?? it.cssRules.length + " rules")`,
  styles: `() => ["html", "body", "#first", "#field", "#plain"].flatMap((it) => { const style = getComputedStyle(document.querySelector(it));
    return Array.from(style, (name) => it + " " + name + ": " + style.getPropertyValue(name)); })`,
  sizes: `() => [document.documentElement, document.body].map((it) => [it.scrollWidth, it.scrollHeight, it.clientWidth, it.clientHeight].join(" ")).concat([innerWidth, innerHeight, scrollX, scrollY].join(" "))`,
  storage: `async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie, ...(await indexedDB.databases()).map((it) => it.name)]`,
  attributes: `() => [document.documentElement, document.body].flatMap((it) => Array.from(it.attributes, (one) => nameOf(it) + " " + one.name + "=" + one.value))`,
  animations: `() => [String(document.getAnimations().length), String(document.fonts.size)]`,
  // Timers have common numbers for all scripts of a document, whoever set them.
  timers: `() => { const ids = [setTimeout(() => {}), setTimeout(() => {})]; return ["after the last " + (ids[1] - ids[0]), "so far " + ids[0]]; }`,
  // In no fixed order.
  others: `() => [...log.others].sort()`,
  events: `() => log.events`,
  records: `() => log.records`,
  entries: `() => [...new Set(log.entries)].sort()`,
  calls: `() => [...log.calls].sort()`,
  errors: `() => log.errors`,
} as const;
export type Look = keyof typeof LOOKS;

/**
 * An expression that the page itself evaluates, so that the calls it makes count as the page's own.
 */
export const mine = (expression: string): string =>
  `(() => { window.isMine = true; try { return (${expression}); } finally { window.isMine = false; } })()`;

const looks = Object.entries(LOOKS).map(([name, look]) => `${name}: ${mine(`(${look})()`)}`);

/** An expression that returns what the page reports now. */
export const TELL = `(async () => {
  const told = { ${looks.join(",\n")} };
  told.storage = await told.storage;
  for (const name of ["events", "records", "calls", "errors"]) told[name] = [...told[name]];
  return told;
})()`;

const NONCE = "cGFnZQ";

/** The policy of a strict site: nothing is loaded or run except its own. */
export const POLICY = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'; base-uri 'none'`;

export const WATCHING_PAGE = `<!doctype html><html lang=zh><meta charset=utf-8><title>watching</title>
<script nonce=${NONCE}>{ window.isMine = true; ${WATCH} window.nameOf = nameOf; window.isMine = false; }</script>
<style nonce=${NONCE}>body { margin: 0; font: 20px/40px serif } p, div { margin: 0; padding: 0 20px; height: 40px }
 #long { height: 3000px } textarea { display: block; margin: 0 20px; width: 300px; height: 60px; font: 16px serif }</style>
<p id=plain>没有术语的一行字。</p>
<p id=first>推广近邻党建，实施堡垒工程。</p>
<p id=second>再推广近邻党建。</p>
<textarea id=field></textarea>
<div id=editable contenteditable>写在这里</div>
<p id=long>很长。</p></html>`;

/**
 * For each pair of positions: the number of lines that two lists have in common from there on, in
 * the same order.
 */
function commonFrom(ours: readonly string[], theirs: readonly string[]): Uint32Array {
  const width = theirs.length + 1;
  const common = new Uint32Array((ours.length + 1) * width);
  for (let i = ours.length - 1; i >= 0; i -= 1) {
    for (let j = theirs.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      const skipped = Math.max(common[at + width] ?? 0, common[at + 1] ?? 0);
      common[at] = ours[i] === theirs[j] ? (common[at + width + 1] ?? 0) + 1 : skipped;
    }
  }
  return common;
}

/**
 * The lines that only one list has, at their positions: `+` for the first list, `-` for the second.
 */
export function differences(ours: readonly string[], theirs: readonly string[]): string[] {
  if (ours.join("\n") === theirs.join("\n")) return [];
  const width = theirs.length + 1;
  const common = commonFrom(ours, theirs);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  const isOurs = (at: number): boolean =>
    j >= theirs.length || (i < ours.length && (common[at + width] ?? 0) >= (common[at + 1] ?? 0));
  while (i < ours.length || j < theirs.length) {
    if (i < ours.length && j < theirs.length && ours[i] === theirs[j]) {
      i += 1;
      j += 1;
    } else if (isOurs(i * width + j)) {
      lines.push(`+ ${ours[i]}`);
      i += 1;
    } else {
      lines.push(`- ${theirs[j]}`);
      j += 1;
    }
  }
  return lines;
}
