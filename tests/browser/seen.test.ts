/** Terms in view whose surroundings are not: fixed, sticky, in tall boxes beside short ones. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { inWindow, unlit } from "./in-window";
import { inFortyFrames, useLight } from "./use-light";

const form = (text: string) => ({ form: text, ambiguous: false, beside: [] });
const lexicon = makeLexicon([
  { address: "jinlin", forms: [form("近邻党建")] },
  { address: "baolei", forms: [form("堡垒工程")] },
]);
const lit = useLight();
beforeEach(() => scrollTo(0, 0));
afterEach(() => vi.restoreAllMocks());

/** Whether all places of 近 in the window are lit, and their number is right. */
const areLit = (count: number) =>
  vi.waitFor(
    () => {
      const places = inWindow("近");
      expect(places).toHaveLength(count);
      expect(unlit(places)).toEqual([]);
    },
    { timeout: 5000 },
  );
const bring = (selector: string) =>
  document.querySelector(selector)?.scrollIntoView({ block: "center" });

/** Paragraphs, every third of which has a term. */
const mixed = (count: number) => `<p>别的话</p><p>没有</p><p>堡垒工程</p>`.repeat(count / 3);
const rows = (count: number) =>
  "<tr><td>堡垒工程</td><td>字</td></tr><tr><td>一</td><td>行</td></tr>".repeat(count / 2);
const CELLS = "<td>近邻党建</td><td>近邻党建</td>";

test("sticky cells of a long table's head are lit after scrolling", async () => {
  const style = "<style>th { position: sticky; top: 0 }</style>";
  const head = `<thead><tr>${CELLS.replaceAll("td>", "th>")}</tr></thead>`;
  document.body.innerHTML = `${style}<table>${head}<tbody>${rows(400)}</tbody></table>`;
  await lit(lexicon);
  await areLit(2);
  scrollTo(0, 5000);
  await inFortyFrames(() => {});
  await areLit(2);
});

test("sticky cells of a long table's foot are lit from the beginning", async () => {
  const style = "<style>tfoot td { position: sticky; bottom: 0 }</style>";
  const foot = `<tfoot><tr>${CELLS}</tr></tfoot>`;
  document.body.innerHTML = `${style}<table><tbody>${rows(400)}</tbody>${foot}</table>`;
  await lit(lexicon);
  await areLit(2);
});

test("a cell over many rows is lit", async () => {
  const group = (id: number) =>
    `<tr><td id=cell${id} rowspan=150>近邻党建</td><td>甲</td></tr>${rows(149)}`;
  const table = `<table>${[1, 2, 3, 4].map(group).join("")}</table>`;
  document.body.innerHTML = mixed(9) + table + mixed(99);
  await lit(lexicon);
  for (const id of [1, 2, 3, 4]) {
    bring(`#cell${id}`);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await areLit(1);
  }
});

test("a tall card among many short ones is lit", async () => {
  const tall = `<p>甲</p>`.repeat(60) + "<p id=tall>近邻党建</p>" + "<p>乙</p>".repeat(20);
  const tops = [0, 0, 0, 0];
  const cards = Array.from({ length: 300 }, (_, i) => {
    const column = tops.indexOf(Math.min(...tops));
    const [top, height] = [tops[column] as number, i === 120 ? 3000 : 150 + ((i * 37) % 60)];
    tops[column] = top + height + 10;
    const place = `position:absolute;width:90px;left:${column * 95}px;top:${top}px;height:${height}px`;
    return `<div style="${place}">${i === 120 ? tall : "<p>堡垒工程</p>"}</div>`;
  });
  document.body.innerHTML = `<div style="position:relative;height:9999px">${cards.join("")}</div>`;
  await lit(lexicon);
  bring("#tall");
  await areLit(1);
});

/** Makes each check of the clock take two milliseconds. */
function slowDown(): void {
  const now = performance.now.bind(performance);
  let late = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now() + (late += 2));
}

test.each([
  ["a long floated box among many paragraphs is lit", () => {}],
  ["it is lit even if a hit test takes all available time", slowDown],
])("%s", async (_, prepare) => {
  prepare();
  const box = `${"<p>甲</p>".repeat(80)}<p id=in>近邻党建</p>`;
  document.body.innerHTML = `${mixed(39)}<div style="float:right;width:200px">${box}</div>${mixed(300)}`;
  await lit(lexicon);
  bring("#in");
  await areLit(1);
});

test("slotted content of a dialog at the end of a page is lit", async () => {
  const dialogue = "<section style='display:block'><p>近邻党建</p><p>近邻党建</p></section>";
  document.body.innerHTML = `<main>${mixed(300)}</main>${dialogue}`;
  const root = (document.querySelector("section") as Element).attachShadow({ mode: "open" });
  root.innerHTML = "<dialog><slot></slot></dialog>";
  await lit(lexicon);
  await areLit(0);
  root.querySelector("dialog")?.showModal();
  // The user who opened it has clicked.
  document.body.click();
  await areLit(2);
});

test("a bar fixed to the window deep in a footer, below many sections, is lit", async () => {
  const bar = "<div style='position:fixed;right:0;top:100px'><p>近邻党建</p><p>近邻党建</p></div>";
  const footer = `<footer><div><div>${bar}</div></div><p>堡垒工程</p></footer>`;
  document.body.innerHTML = `<section>${mixed(18)}</section>`.repeat(30) + footer;
  await lit(lexicon);
  await areLit(2);
});

test("a page that changes all the time is hit-tested at most twice a second, and again when it is quiet", async () => {
  document.body.innerHTML = `<p>甲</p>${mixed(900)}<section></section>${mixed(99)}`;
  const { painter } = await lit(lexicon);
  const look = painter.look.bind(painter);
  const asked: number[] = [];
  let looks = 0;
  vi.spyOn(painter, "look").mockImplementation((hasOnlyScrolled) => {
    const isAsked = look(hasOnlyScrolled);
    looks += 1;
    if (isAsked) asked.push(performance.now());
    return isAsked;
  });
  const first = document.querySelector("p")?.firstChild as Text;
  await vi.waitFor(
    () => {
      first.data += "乙";
      expect(asked.length).toBeGreaterThan(1);
      expect(looks).toBeGreaterThan(4);
    },
    { interval: 10, timeout: 9000 },
  );
  const rests = asked.slice(1).map((time, i) => time - (asked[i] as number));
  expect(Math.min(...rests)).toBeGreaterThan(490);
  const note = "<div style='position:fixed;top:0;left:0'><p>近邻党建</p><p>丁</p></div>";
  document.querySelector("section")?.insertAdjacentHTML("afterbegin", note);
  await areLit(1);
});
