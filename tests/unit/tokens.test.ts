import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrastOver } from "../cases/contrast";

const CSS = readFileSync("components/tokens.css", "utf8");

/** Each token of the style sheet that is a colour: in light and in dark. */
const TOKENS: ReadonlyMap<string, readonly [light: string, dark: string]> = new Map(
  [
    ...CSS.matchAll(
      /--(?<name>[\w-]+): (?:light-dark\()?(?<light>#\w{6})(?:, (?<dark>#\w{6})\))?;/gu,
    ),
  ].map(({ groups = {} }) => {
    const { name = "", light = "", dark = light } = groups;
    return [name, [colourOf(light), colourOf(dark)]] as const;
  }),
);

/** An opaque colour as browsers compute it. */
function colourOf(hex: string): string {
  const at = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16);
  return `rgb(${at(1)}, ${at(3)}, ${at(5)})`;
}

function contrast(front: string, back: string): number {
  return contrastOver(front, back, back);
}

const SURFACES = ["paper", "desk", "raised", "wash", "hover"];

/** What is used on what, with the lowest contrast that WCAG's level AA allows (7 where text is read for long). */
const PAIRS: readonly (readonly [front: string, back: string, least: number])[] = [
  ...SURFACES.flatMap((back) => [
    ["ink", back, 7] as const,
    ["ink-2", back, 4.5] as const,
    ["ink-3", back, 4.5] as const,
    ["accent", back, 4.5] as const,
    ["focus", back, 3] as const,
  ]),
  ["on-accent", "accent", 4.5],
  ["ink", "mark", 7],
  ["danger", "paper", 4.5],
  ["danger", "raised", 4.5],
  ["danger", "danger-wash", 4.5],
  ["ok", "paper", 4.5],
  ["ok", "ok-wash", 4.5],
  ["warn", "paper", 4.5],
  ["warn", "warn-wash", 4.5],
  ["edge", "paper", 3],
  ["edge", "raised", 3],
  ["toast-ink", "toast", 7],
  ["note-blue", "paper", 3],
  ["note-violet", "paper", 3],
  ["note-green", "paper", 3],
];

test.each(PAIRS)(
  "%s on %s has a contrast of %d at least, in light and in dark",
  (front, back, least) => {
    for (const scheme of [0, 1] as const) {
      const [one, other] = [TOKENS.get(front), TOKENS.get(back)];
      if (!one || !other) throw new Error(`there is no --${front} or no --${back}`);
      expect(contrast(one[scheme], other[scheme])).toBeGreaterThanOrEqual(least);
    }
  },
);

test("the line of the terms has a contrast of 3 on white and on dark pages", () => {
  const [line] = TOKENS.get("slot-1") ?? [];
  for (const page of ["#ffffff", "#f5f5f5", "#1b1b1b"])
    expect(contrast(line ?? "", colourOf(page))).toBeGreaterThanOrEqual(3);
});
