/**
 * Ways in which a page's script might read text in a card on it. Each is a function that receives
 * the word to find, runs in the page, and returns the text that it has obtained.
 */
export const TRICKS = {
  // First, because others copy something.
  "the clipboard": `() => Promise.race([navigator.clipboard?.readText() ?? "", new Promise((it) => setTimeout(it, 300, ""))]).catch(() => "")`,
  "its own text": `() => document.documentElement.innerText`,
  "the text of all nodes": `() => document.documentElement.textContent`,
  "its markup": `() => document.documentElement.outerHTML`,
  "its markup with shadow trees": `() => document.documentElement.getHTML?.({ serializableShadowRoots: true, shadowRoots: roots() })`,
  "the serializer": `() => new XMLSerializer().serializeToString(document)`,
  XPath: `() => document.evaluate("string(/)", document, null, XPathResult.STRING_TYPE).stringValue`,
  "a tree walker": `() => { let all = ""; for (const root of [document, ...roots()]) { const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) all += walk.currentNode.data; } return all; }`,
  find: `(word) => window.find(word, true, false, true, false, true) ? word : ""`,
  "a selection of all": `() => { getSelection().selectAllChildren(document.documentElement); return getSelection().toString(); }`,
  "composed ranges": `() => { const it = getSelection(); it.selectAllChildren(document.documentElement);
    return (it.getComposedRanges?.({ shadowRoots: roots() }) ?? []).map((one) => { const all = new Range();
    all.setStart(one.startContainer, one.startOffset); all.setEnd(one.endContainer, one.endOffset); return all.cloneContents().textContent; }).join(""); }`,
  "selecting all by command": `() => { document.activeElement?.blur(); document.execCommand("selectAll"); return getSelection().toString(); }`,
  "copying by command": `() => { let all = ""; const hear = (event) => { all += event.clipboardData.getData("text/plain") + getSelection(); };
    addEventListener("copy", hear, true); getSelection().selectAllChildren(document.documentElement); document.execCommand("copy");
    removeEventListener("copy", hear, true); return all; }`,
  "a step of the selection": `() => { const it = getSelection(); it.collapse(document.body, 0); for (let i = 0; i < 200; i += 1) it.modify("extend", "forward", "line"); return it.toString(); }`,
  "frames by number": `() => Array.from({ length: 8 }, (_, i) => safe(() => window[i].document.documentElement.textContent)).join("")`,
  "frames by name": `() => Object.getOwnPropertyNames(window).map((it) => safe(() => window[it].document?.documentElement.textContent ?? "")).join("")`,
  "elements of frames": `() => all().filter((it) => it.localName === "iframe").map((it) => safe(() => it.contentDocument.documentElement.textContent) + it.srcdoc + it.src + it.name).join("")`,
  "addresses of frames": `() => Array.from({ length: 8 }, (_, i) => safe(() => window[i].location.href + window[i].name)).join("")`,
  "open shadow trees": `() => roots().map((it) => it.textContent).join("")`,
  "a clone of every element": `() => [...document.documentElement.children].map((it) => { const copy = it.cloneNode(true);
    return copy.textContent + (copy.shadowRoot?.textContent ?? ""); }).join("")`,
  "attributes and properties": `() => all().flatMap((it) => [...it.attributes].map((one) => one.value)
    .concat([it.title, it.ariaLabel, it.ariaDescription, it.value, it.computedName, it.computedRole])).join(" ")`,
  "names for assistive technology": `() => { const it = document.querySelector("[popover]") ?? document.body; const id = it.id; it.id = "named";
    const own = document.createElement("button"); own.setAttribute("aria-labelledby", "named"); own.ariaLabelledByElements = [it]; own.ariaOwnsElements = [it];
    document.body.append(own); const name = (own.computedName ?? "") + own.innerText + own.ariaLabelledByElements?.map((one) => one.textContent);
    own.remove(); it.id = id; if (!id) it.removeAttribute("id"); return name; }`,
  selectors: `(word) => ["[value*='" + word + "']", ":has([value*='" + word + "'])", "[title*='" + word + "']", "[data-text*='" + word + "']"]
    .some((it) => document.querySelector(it)) ? word : ""`,
  "the element at each point": `() => { scrollTo(0, 0); let got = ""; for (let x = 5; x < innerWidth; x += 60) for (let y = 5; y < innerHeight; y += 20) {
    for (const it of document.elementsFromPoint(x, y)) got += it === document.documentElement || it === document.body ? "" : it.textContent;
    got += document.caretPositionFromPoint?.(x, y, { shadowRoots: roots() })?.offsetNode.textContent ?? ""; } return got; }`,
  highlights: `() => [...CSS.highlights].map(([name, it]) => name + [...it].map((one) => one.startContainer.textContent + one.endContainer.textContent)).join("")`,
  "performance entries": `() => JSON.stringify(performance.getEntries())`,
  sheets: `() => [...document.styleSheets, ...document.adoptedStyleSheets].map((it) => safe(() => [...it.cssRules].map((one) => one.cssText).join(""))).join("")`,
  "computed styles": `() => all().map((it) => ["", "::before", "::after", "::highlight(cideng-term)"].map((one) => getComputedStyle(it, one).content).join("")).join("")`,
  "stored values": `async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie,
    await indexedDB.databases().catch(() => []), await globalThis.caches?.keys().catch(() => [])])`,
  "keys, inputs and messages": `() => heard.join("")`,
  "answers of frames": `async () => { for (let i = 0; i < 8; i += 1) for (const it of [{ cideng: "notes.get" }, { type: "show" }, { nonce: "x" }])
    safe(() => { window[i].postMessage(it, "*"); }); await new Promise((it) => setTimeout(it, 50)); return heard.join(""); }`,
  "a channel": `async () => { const got = []; const it = new BroadcastChannel("cideng"); it.onmessage = ({ data }) => got.push(JSON.stringify(data));
    it.postMessage({ cideng: "notes.get" }); await new Promise((one) => setTimeout(one, 50)); it.close(); return got.join(""); }`,
  globals: `() => Object.getOwnPropertyNames(window).map((it) => safe(() => JSON.stringify(window[it]))).join("")`,
} as const;

/** Code that the tricks share, and a script that listens from the beginning. */
export const HELPERS = `
const heard = (window.heard = []);
for (const type of ["keydown", "keypress", "keyup", "beforeinput", "input", "paste", "copy", "cut", "dragstart", "dragover", "drop", "compositionend"])
  addEventListener(type, (event) => heard.push(event.key ?? event.data ?? event.dataTransfer?.getData("text") ?? ""), true);
addEventListener("message", (event) => heard.push(JSON.stringify(event.data) + event.ports.length), true);
window.roots = () => [...document.querySelectorAll("*")].map((it) => it.shadowRoot).filter(Boolean);
window.all = () => [document, ...roots()].flatMap((it) => [...it.querySelectorAll("*")]);
window.safe = (read) => { try { return String(read() ?? ""); } catch { return ""; } };
`;

/** An expression that reports which tricks obtained a word. */
export function tryAll(word: string): string {
  const tricks = Object.entries(TRICKS).map(([name, it]) => `${JSON.stringify(name)}: ${it}`);
  return `(async () => {
    const word = ${JSON.stringify(word)}, read = [];
    for (const [name, trick] of Object.entries({ ${tricks.join(",\n")} })) {
      let got = "";
      try { got = String((await trick(word)) ?? ""); } catch {}
      if (got.includes(word)) read.push(name);
    }
    getSelection().removeAllRanges();
    return read;
  })()`;
}

const LINES = "<p>推广近邻党建，实施堡垒工程。</p><div id=editable contenteditable>写在这里</div>";
const STYLE = "<style>p { font: 24px/40px serif; margin: 0 }</style>";
const html = (body: string, head = "<!doctype html>"): string =>
  `${head}<meta charset=utf-8><script>${HELPERS}</script>${STYLE}${body}`;

/** The kinds of pages in which the tricks are tried. */
export const KINDS: Record<string, string> = {
  plain: html(LINES),
  quirks: html(LINES, ""),
  shadow: html(
    `<div id=host></div><script>host.attachShadow({ mode: "open", serializable: true }).innerHTML = ${JSON.stringify(STYLE + LINES)}</script>`,
  ),
  dialog: html(
    `<dialog id=dialog style="margin:0">${LINES}</dialog><script>dialog.showModal()</script>`,
  ),
  clipped: html(
    `<div style="transform:scale(1);contain:paint;overflow:hidden;height:300px">${LINES}</div>`,
  ),
};
