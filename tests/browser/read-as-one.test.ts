/** What a person reads as one word, however it is composed, and what not. */
import { describe, expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { inFortyFrames, painted, paints, useLight } from "./use-light";

const lexicon = makeLexicon(
  ["近邻党建", "堡垒工程", "三单制"].map((form) => ({
    address: form,
    forms: [{ form, ambiguous: false, beside: [] }],
  })),
);
const lit = useLight();
/** The painted stretches, without the text that is skipped inside them. */
const letters = () =>
  painted().map((it) => it.replaceAll(/[^\p{Script=Han}]/gu, "").replaceAll(/[干扰甲]/gu, ""));

const READING =
  '<span style="display:inline-block;text-align:center"><span style="display:block;font-size:10px">%</span>#</span>';
const stack = (template: string): string =>
  ["jìn近", "lín邻", "dǎng党", "jiàn建"]
    .map((it) => template.replace("%", it.slice(0, -1)).replace("#", it.slice(-1)))
    .join("");

const AS_ONE: [what: string, html: string, term: string][] = [
  [
    "text that is not rendered",
    '<p>推广近邻<span style="display:none">x8s2</span>党建。</p>',
    "近邻党建",
  ],
  [
    "text of font size 0",
    '<style>.jam{font-size:0}</style><p>近邻<font class="jam">, n& k</font>党建</p>',
    "近邻党建",
  ],
  ["text that is hidden by attribute", "<p>近邻<b hidden>干扰</b>党建</p>", "近邻党建"],
  ["a hidden block", '<div>近邻<div style="display:none">干扰</div>党建</div>', "近邻党建"],
  [
    "a hidden list and a hidden picture",
    "<div>堡垒<ul hidden><li>干扰</ul><img hidden width=90 height=90>工程</div>",
    "堡垒工程",
  ],
  [
    "a hidden field and a hidden choice",
    "<p>三单<input type=hidden value=x><select hidden><option>甲</select>制</p>",
    "三单制",
  ],
  [
    "a box of no size",
    '<p>近邻<span style="display:inline-block;width:0;overflow:hidden">干扰</span>党建</p>',
    "近邻党建",
  ],
  [
    "text for screen readers only",
    '<p>近邻<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)">干扰</span>党建</p>',
    "近邻党建",
  ],
  [
    "several hidden things",
    "<p>近<i hidden>干</i>邻<i hidden>扰</i>党<i hidden>干</i>建</p>",
    "近邻党建",
  ],
  ["a hidden line break", '<p>近邻<br style="display:none"><br>党建</p>', "近邻党建"],
  [
    "a drawn icon",
    '<p>实施<a>堡垒<svg width=10 height=10><title>干扰</title><path d="M0 0"/></svg></a>工程</p>',
    "堡垒工程",
  ],
  ["an empty element with a class", "<p>推广<a>近邻<i class=icon></i></a>党建</p>", "近邻党建"],
  [
    "a picture as small as a letter",
    '<p><a>三单<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=12 height=12></a>制</p>',
    "三单制",
  ],
  ["a picture without a size", "<p>近邻<img>党建</p>", "近邻党建"],
  [
    "a letter of an icon font",
    "<p>近邻<i style=\"font-family:'Material Icons'\">home</i>党建</p>",
    "近邻党建",
  ],
  ["a small canvas", "<p>近邻<canvas width=8 height=8></canvas>党建</p>", "近邻党建"],
  ["readings set above by blocks", `<p>${stack(READING)}</p>`, "近邻党建"],
  [
    "readings set below",
    `<p>${stack(READING.replace(/(<span style="display:block.*?<\/span>)#/u, "#$1"))}</p>`,
    "近邻党建",
  ],
  [
    "readings in columns of boxes",
    `<p>${stack('<span style="display:inline-flex;flex-direction:column;align-items:center"><span style="font-size:9px">%</span><span>#</span></span>')}</p>`,
    "近邻党建",
  ],
  [
    "readings positioned above",
    `<p>${stack('<span style="position:relative"><span style="position:absolute;top:-1em;left:0;font-size:9px">%</span>#</span>')}</p>`,
    "近邻党建",
  ],
  [
    "words and readings both as blocks",
    `<p>${stack('<span style="display:inline-block"><span style="display:block;font-size:9px">%</span><span style="display:block">#</span></span>')}</p>`,
    "近邻党建",
  ],
  [
    "a large first letter",
    '<p><span style="float:left;font-size:48px;line-height:1">近</span>邻党建是福州的做法。</p>',
    "近邻党建",
  ],
  [
    "a large first letter in a block",
    '<p><span style="display:block;float:left;font-size:40px;line-height:1">堡</span>垒工程</p>',
    "堡垒工程",
  ],
  [
    "lines positioned one by one",
    '<div style="position:relative;height:200px;line-height:1"><span style="position:absolute;left:40px;top:40px;font-size:20px">深化机关，推广近邻</span><br><span style="position:absolute;left:40px;top:70px;font-size:20px">党建模式</span></div>',
    "近邻党建",
  ],
  [
    "parts of one positioned line",
    '<div style="position:relative;height:200px;line-height:1"><span style="position:absolute;left:40px;top:40px;font-size:20px">近邻</span><span style="position:absolute;left:80px;top:40px;font-size:20px">党建</span></div>',
    "近邻党建",
  ],
  [
    "an indented first line",
    '<div style="position:relative;height:200px;line-height:1"><div style="position:absolute;left:80px;top:40px;font-size:20px">实施堡垒</div><div style="position:absolute;left:40px;top:70px;font-size:20px">工程，推广</div></div>',
    "堡垒工程",
  ],
  [
    "children of one line",
    '<div style="display:flex"><div>近</div><div>邻</div><div>党</div><div>建</div></div>',
    "近邻党建",
  ],
  [
    "columns that touch",
    '<p style="display:grid;grid-template-columns:repeat(4,max-content)"><b>近</b><b>邻</b><b>党</b><b>建</b></p>',
    "近邻党建",
  ],
  [
    "cells that touch",
    '<table style="border-spacing:0"><tr><td style="padding:0">近邻<td style="padding:0">党建</table>',
    "近邻党建",
  ],
  [
    "styled cells",
    '<div><span style="display:table-cell">堡垒</span><span style="display:table-cell">工程</span></div>',
    "堡垒工程",
  ],
  ["a variation selector", "<p>推进近邻党\u{e0100}建，落实。</p>", "近邻党建"],
  ["combining lines under each character", "<p>近\u0332邻\u0332党\u0332建\u0332</p>", "近邻党建"],
  ["Japanese forms", "<p>堡塁工程</p>", "堡塁工程"],
  ["an old form", "<p>近隣党建</p>", "近隣党建"],
  [
    "a note positioned at the side",
    '<p style="position:relative">近邻<small style="position:absolute;right:0;top:0">干扰</small>党建</p>',
    "近邻党建",
  ],
];

const APART: [what: string, html: string][] = [
  ["two columns", '<div style="display:flex;gap:2em"><div>近邻</div><div>党建</div></div>'],
  ["cells of an ordinary table", "<table><tr><td>近邻<td>党建</table>"],
  ["two items of a list", "<ul><li>近邻<li>党建</ul>"],
  [
    "a menu in a row",
    '<ul style="display:flex;padding:0"><li style="padding:0 8px">近邻<li style="padding:0 8px">党建</ul>',
  ],
  ["a picture", "<p>近邻<img width=80 height=80>党建</p>"],
  ["a field", "<p>近邻<input size=4>党建</p>"],
  ["a float at the other side", '<p><span style="float:right">近邻</span>党建</p>'],
  [
    "positioned texts in two columns",
    '<div style="position:relative;height:200px"><span style="position:absolute;left:40px;top:40px">近邻</span><span style="position:absolute;left:300px;top:40px">党建</span></div>',
  ],
  [
    "positioned texts of two sizes",
    '<div style="position:relative;height:200px;line-height:1"><span style="position:absolute;left:40px;top:40px;font-size:32px">近邻</span><span style="position:absolute;left:40px;top:80px;font-size:16px">党建</span></div>',
  ],
  ["a block that is shown", "<div>近邻<div>甲</div>党建</div>"],
];

describe("a term that is read as one word is lit", () => {
  test.each(AS_ONE)("across or out of %s", async (_, html, term) => {
    document.body.innerHTML = html;
    await lit(lexicon);
    await vi.waitFor(() => expect(letters()).toEqual([term]));
  });

  test.each(AS_ONE)("far down a page too: %s", async (_, html, term) => {
    document.body.innerHTML = `${"<p>甲乙</p>".repeat(1500)}<div id=far>${html}</div>${"<p>丙丁</p>".repeat(1500)}`;
    await lit(lexicon);
    document.querySelector("#far")?.scrollIntoView();
    await vi.waitFor(() => expect(letters()).toEqual([term]));
    scrollTo(0, 0);
  });
});

test.each(APART)("text that is not read as one word is not lit: %s", async (_, html) => {
  document.body.innerHTML = `${html}<p>三单制</p>`;
  await lit(lexicon);
  await paints("三单制");
  await inFortyFrames(() => expect(painted()).toEqual(["三单制"]));
});
