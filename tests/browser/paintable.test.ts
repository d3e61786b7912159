import { expect, test } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { paints, painted, inFortyFrames, useLight } from "./use-light";

const lexicon = makeLexicon(
  ["近邻党建", "三单制"].map((form) => ({
    address: form,
    forms: [{ form, ambiguous: false, beside: [] }],
  })),
);
const lit = useLight();
const GRADIENT = "background:linear-gradient(90deg,#c00,#00c);background-clip:text;";

test.each([
  ["letters cut out of a gradient", `${GRADIENT}color:transparent`],
  [
    "letters cut out of a gradient, with a fill colour",
    `${GRADIENT}-webkit-text-fill-color:transparent`,
  ],
  ["letters with another fill colour", "-webkit-text-fill-color:#0a0;color:#c00"],
  ["white letters in black text", "background:#113;-webkit-text-fill-color:#fff"],
  ["hollow letters", "-webkit-text-stroke:1px #00c;color:transparent"],
  [
    "hollow letters with a fill colour",
    "-webkit-text-stroke:1px #00c;-webkit-text-fill-color:#fff",
  ],
  ["white letters with an outline", "-webkit-text-stroke:1px #000;color:#fff"],
  ["letters that are only a shadow", "color:transparent;text-shadow:0 0 6px #000"],
  ["transparent letters with a shadow", "color:rgb(0 0 0 / 0);text-shadow:1px 1px #000"],
  ["letters cut out by an outer element", `${GRADIENT}color:transparent`, "<b><i>近邻党建</i></b>"],
])("%s are not painted", async (_, style, html = "近邻党建") => {
  document.body.innerHTML = `<h1 style="${style}">${html}</h1><p>三单制</p>`;
  await lit(lexicon);
  await paints("三单制");
  await inFortyFrames(() => expect(painted()).toEqual(["三单制"]));
});

test.each([
  ["a colour", "color:#c00"],
  ["a shadow", "color:#fff;text-shadow:0 0 4px #000;background:#eee"],
  ["some transparency", "opacity:.5;color:rgb(0 0 0 / 50%)"],
  ["transparent text over a picture of itself", "color:transparent"],
  ["a background cut out below visible letters", `${GRADIENT}color:#111`],
  ["a fill in its own colour", "color:#c00;-webkit-text-fill-color:#c00"],
])("text with %s is painted", async (_, style) => {
  document.body.innerHTML = `<h1 style="${style}">近邻党建</h1>`;
  await lit(lexicon);
  await paints("近邻党建");
});
