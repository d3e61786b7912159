// @ts-nocheck -- it is not typed, as a first attempt
// Everything that a page can notice: the pages of `tests/cases/watching-page` must be able to see
// all of it.
const TEXT = "canaryquill";
window.naiveLight = { terms: ["近邻党建"], text: TEXT };
Node.prototype.isSameNode = function naiveIsSameNode(other) {
  return this === other;
};
history.replaceState({ naive: 1 }, "");
document.documentElement.dataset.naive = "1";
document.body.animate([{ opacity: 1 }, { opacity: 1 }], { duration: 1000, iterations: Infinity });
localStorage.setItem("naive-light", "1");
document.head.insertAdjacentHTML("beforeend", "<style>mark{padding:0 2px}</style>");
document.head.append(
  Object.assign(document.createElement("script"), { textContent: "window.naive = 1" }),
);
for (const it of document.querySelectorAll("p")) {
  it.innerHTML = it.innerHTML.replaceAll("近邻党建", "<mark>近邻党建</mark>");
}
CSS.highlights?.set("naive", new Highlight());

const card = document.createElement("div");
card.tabIndex = 0;
card.textContent = `近邻党建: ${TEXT}`;
card.title = TEXT;
card.dataset.text = TEXT;
card.style.cssText = "position:absolute;top:0;left:400px;background:#ff8";
card.attachShadow({ mode: "open" }).innerHTML = `<slot></slot><i>${TEXT}</i>`;
const picture = document.createElement("img");
picture.src = "/naive-light.png";
const frame = document.createElement("iframe");
frame.name = TEXT;
frame.srcdoc = `<script>onmessage = ({ source }) => source.postMessage("${TEXT}", "*")</script>${TEXT}`;
frame.style.cssText = "position:absolute;top:2000px";
const channel = new BroadcastChannel("cideng");
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
channel.addEventListener("message", () => channel.postMessage(TEXT));

/** Leaves traces in all places where the content of a card might be put. */
function leaveTraces() {
  window.postMessage(TEXT, "*");
  localStorage.setItem("naive-note", TEXT);
  performance.mark(TEXT);
  document.head.insertAdjacentHTML("beforeend", `<style>div::after { content: "${TEXT}" }</style>`);
  const range = new StaticRange({
    startContainer: card.firstChild,
    startOffset: 0,
    endContainer: card.firstChild,
    endOffset: 4,
  });
  CSS.highlights?.set("naive-note", new Highlight(range));
  navigator.clipboard?.writeText(TEXT).catch(() => {});
}

addEventListener("mouseover", ({ target }) => {
  if (target.localName !== "mark" || card.isConnected) return;
  document.body.append(card, picture, frame);
  card.focus();
  leaveTraces();
  setTimeout(() => {
    throw new Error("naive light");
  });
});
addEventListener("mouseup", () => {
  if (getSelection().type === "Range") getSelection().modify("extend", "forward", "character");
});
addEventListener("copy", (event) => {
  event.clipboardData.setData("text/plain", "naive");
  event.preventDefault();
});
