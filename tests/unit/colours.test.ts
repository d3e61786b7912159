import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { linear } from "../cases/contrast";

type Colour = [red: number, green: number, blue: number];

/**
 * Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency" (2009), severity 1.0, in linear light.
 */
const VISIONS: Record<string, Colour[]> = {
  ordinary: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(colour: Colour, vision: Colour[]): Colour {
  const light = colour.map(linear) as Colour;
  return vision.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, i) => sum + part * (light[i] as number), 0),
      ),
    ),
  ) as Colour;
}

/** CIE 1976 L*a*b* of linear sRGB, D65. */
function lab([r, g, b]: Colour): Colour {
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((it) => (it > 0.008856 ? Math.cbrt(it) : 7.787 * it + 16 / 116)) as Colour;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const style = readFileSync("public/in-page.css", "utf8");

/** The colour of a highlight on a background. */
function over(name: string, ground: number): Colour {
  const rule = new RegExp(
    `^:root::highlight\\(${name}\\) \\{\\s*background-color: rgb\\((\\d+) (\\d+) (\\d+) / (\\d+)%\\)`,
    "mu",
  ).exec(style);
  const [red, green, blue, alpha] = (rule ?? []).slice(1).map(Number);
  const mix = (part = Number.NaN): number =>
    (part * (alpha as number) + ground * (100 - (alpha as number))) / 100;
  return [mix(red), mix(green), mix(blue)];
}

const distance = (a: Colour, b: Colour, vision: Colour[]): number => {
  const [one, other] = [lab(seenBy(a, vision)), lab(seenBy(b, vision))];
  return Math.hypot(...one.map((it, i) => it - (other[i] as number)));
};

/** CIE76: a difference of about 2 is just noticeable; this one is seen at a glance. */
const CLEAR = 9;

describe.each(Object.entries(VISIONS))("with %s vision", (_, vision) => {
  test.each([
    ["white", 255],
    ["dark", 32],
  ])(
    "terms and notes in every colour can be told from each other and from the background, on %s",
    (_ground, ground) => {
      const notes = ["cideng-note", "cideng-note-violet", "cideng-note-green"];
      const terms = ["cideng-tint-term", "cideng-open", "cideng-here"];
      const apart = (one: string, other: string): void => {
        const far = distance(over(one, ground), over(other, ground), vision);
        expect(far, `${one} and ${other}`).toBeGreaterThan(CLEAR);
      };
      for (const note of notes) {
        for (const term of terms) apart(term, note);
        for (const other of notes) if (other < note) apart(note, other);
      }
      for (const name of [...terms, ...notes]) {
        const far = distance(over(name, ground), [ground, ground, ground], vision);
        expect(far, name).toBeGreaterThan(CLEAR);
      }
    },
  );
});
