/** How terms are painted: which highlight each one is in, with the style sheet that pages get. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import type { Specificity } from "@/lib/glossary/term";
import "../../public/in-page.css";
import { painted, paintedRanges, useLight } from "./use-light";
import { GUESS_HIGHLIGHTS, TERM_HIGHLIGHTS } from "../../scripts/painted.mjs";

const light = useLight();

const entry = (form: string, specificity: Specificity, ambiguous = false) => ({
  address: form,
  specificity,
  forms: [{ form, ambiguous, beside: [] }],
});
const lexicon = makeLexicon([
  entry("近邻党建", "own"),
  entry("堡垒工程", "own"),
  entry("“三单制”", "own"),
  entry("主题教育", "shared"),
  entry("四强", "own", true),
]);

/** The painted texts, by the names of their highlights. */
function looks(): Record<string, string[]> {
  const all = [...TERM_HIGHLIGHTS, ...GUESS_HIGHLIGHTS].map((it) => [it, painted([it])] as const);
  return Object.fromEntries(all.filter(([, texts]) => texts.length > 0));
}

async function show(html: string): Promise<void> {
  document.body.innerHTML = html;
  await light(lexicon);
}

beforeEach(() => {
  document.body.style.background = "white";
});
afterEach(() => {
  document.body.removeAttribute("style");
});

test("own terms have a strong line, others a thin one, guesses a dotted one", async () => {
  await show("<p>近邻党建，主题教育，四强</p>");
  await vi.waitFor(() =>
    expect(looks()).toEqual({
      "cideng-term": ["近邻党建"],
      "cideng-common": ["主题教育"],
      "cideng-guess": ["四强"],
    }),
  );
});

test.each([
  ["in one text", "<p>近邻党建堡垒工程近邻党建</p>"],
  ["in elements", "<p><b>近邻党建</b><i>堡垒工程</i><b>近邻党建</b></p>"],
  ["of texts beside each other", "<p>近邻<b>党建</b>堡垒<b>工程近邻党建</b></p>"],
])("of terms that touch, each second one has its line lower: %s", async (_, html) => {
  await show(html);
  await vi.waitFor(() =>
    expect(looks()).toEqual({
      "cideng-term": ["近邻党建", "近邻党建"],
      "cideng-term-next": ["堡垒工程"],
    }),
  );
});

test.each([
  "<p>近邻党建、堡垒工程</p>",
  "<p>近邻党建“三单制”</p>",
  "<p>近邻党建</p><p>堡垒工程</p>",
])("terms that do not touch have their lines at one height: %s", async (html) => {
  await show(html);
  await vi.waitFor(() => expect(paintedRanges()).toHaveLength(2));
  expect(Object.keys(looks())).toEqual(["cideng-term"]);
});

test("no line is below a quotation mark", async () => {
  await show("<p>实行“三单制”管理</p>");
  await vi.waitFor(() => expect(looks()).toEqual({ "cideng-term": ["三单制"] }));
});

test.each([
  ["white", "white", "white"],
  ["nearly white", "#f5f5f5", "white"],
  ["dark", "#1b1b1b", "black"],
  ["nothing over white", "transparent", "white"],
  ["a trace of red over white", "rgb(200 20 30 / 20%)", "white"],
])("the line is its own colour on %s", async (_, colour, around) => {
  document.body.style.background = around;
  await show(`<header style="background:${colour}"><p>近邻党建</p></header>`);
  await vi.waitFor(() => expect(looks()).toEqual({ "cideng-term": ["近邻党建"] }));
});

test.each([
  ["red", "#c8161d"],
  ["orange", "orange"],
  ["mostly red", "rgb(200 20 30 / 90%)"],
  ["grey", "rgb(140 140 140)"],
  ["a colour that is not written in sRGB", "oklch(0.55 0.2 30)"],
  ["a picture", "linear-gradient(#c8161d, #a50f15)"],
])("the line has the colour of the text on %s", async (_, background) => {
  await show(`<header style="background:${background}"><nav><p>近邻党建</p></nav></header>`);
  await vi.waitFor(() => expect(looks()).toEqual({ "cideng-term-ink": ["近邻党建"] }));
});

test("a very long page gets the tint", async () => {
  await show(`<p>近邻党建，主题教育，四强</p><div style="height:400000px"></div>`);
  await vi.waitFor(() =>
    expect(looks()).toEqual({
      "cideng-tint-term": ["近邻党建"],
      "cideng-tint-common": ["主题教育"],
      "cideng-tint-guess": ["四强"],
    }),
  );
});
