/**
 * Many notes in one list that take long to parse and to draw. No task of the page draws more of
 * them than it has time for.
 */
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { randomOf } from "../cases/random";
import { hostileMarkdown } from "../fuzz/hostile-markdown";
import { ask } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser } = useChromium();

const TERM = "urn:cideng:fuzhou-jiguan-dangjian:term:jinlin-dangjian";
const VIEW = "reader.html#/doc/fuzhou-jiguan-dangjian/term/jinlin-dangjian";
/**
 * The limit in `components/notes/markdown-trees.ts`: the code units that one task may draw of texts
 * that are parsed at once.
 */
const IN_TASK_UNITS = 8000;
const LONG = 9;
const MIDDLING = 24;
const HOSTILE = 8;

/** The Markdown that was drawn in one task. */
interface Drawn {
  /** The number of long notes. */
  readonly long: number;
  /** The UTF-16 code units of all other notes. */
  readonly units: number;
}

const random = randomOf(20_261_129);
const texts = [
  ...Array.from({ length: LONG }, (_, i) => `**长${i}** ${"*一* 二\n\n".repeat(380)}`),
  ...Array.from({ length: MIDDLING }, (_, i) => `**中${i}** ${"*一* 二 ".repeat(300)}`),
  // These are as long as a note may be. If one has no tree, it stays as it was typed.
  ...Array.from({ length: HOSTILE }, () => `> ${hostileMarkdown(random, 99_000)}`),
];

/**
 * Records what each task draws. The observer is called at the end of a render with all its changes.
 */
async function watchDrawn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn: Drawn[] = [];
    Object.assign(globalThis, { drawn });
    const markdownIn = (node: Node): Element[] => {
      if (!(node instanceof Element)) return [];
      return [node, ...node.querySelectorAll(".markdown")].filter((it) => it.matches(".markdown"));
    };
    new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes].flatMap(markdownIn));
      if (added.length === 0) return;
      const isLong = (it: Element): boolean => it.matches(".long");
      const others = added.filter((it) => !isLong(it));
      drawn.push({
        long: added.filter(isLong).length,
        units: others.reduce((sum, it) => sum + (it.textContent?.length ?? 0), 0),
      });
    }).observe(document, { childList: true, subtree: true });
  });
}

const takeDrawn = (page: Page): Promise<Drawn[]> =>
  page.evaluate(() => (globalThis as unknown as { drawn: Drawn[] }).drawn.splice(0));

/**
 * Waits until everything that can be drawn as Markdown has been drawn.
 *
 * @returns what was drawn, task by task
 */
async function drawnIn(page: Page): Promise<Drawn[]> {
  await vi.waitFor(
    async () => {
      const missing = await page.evaluate(
        ([long, middling]) => {
          const names = [
            ...Array.from({ length: long }, (_, i) => `长${i}`),
            ...Array.from({ length: middling }, (_, i) => `中${i}`),
          ];
          const shown = Array.from(
            document.querySelectorAll(".markdown strong"),
            (it) => it.textContent,
          );
          const all = new Set(shown);
          return names.filter((it) => !all.has(it));
        },
        [LONG, MIDDLING] as const,
      );
      expect(missing).toEqual([]);
    },
    { timeout: 60_000 },
  );
  return takeDrawn(page);
}

function expectInTasks(drawn: readonly Drawn[]): void {
  expect(drawn.reduce((sum, { long }) => sum + long, 0)).toBeGreaterThanOrEqual(LONG);
  expect(Math.max(...drawn.map(({ long }) => long))).toBe(1);
  expect(Math.max(...drawn.map(({ units }) => units))).toBeLessThanOrEqual(IN_TASK_UNITS);
}

test("long notes are drawn one per task, when they are first shown and when they are shown again", async () => {
  const own = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/terms");
  for (const [i, text] of texts.entries()) {
    await ask(own, "note.save", {
      id: `urn:uuid:00000000-0000-7000-8000-${String(i).padStart(12, "0")}`,
      base: null,
      text,
      tags: [],
      colour: "blue",
      target: { type: "resource", source: TERM },
    });
  }
  const page = await browser.context.newPage();
  await watchDrawn(page);
  await page.goto(`${browser.origin}/${VIEW}`);
  expectInTasks(await drawnIn(page));
  // From here on, all trees are known.
  await page.evaluate(() => (location.hash = "#/doc/fuzhou-jiguan-dangjian/terms"));
  await vi.waitFor(async () => expect(await page.locator(".markdown").count()).toBe(0));
  await page.evaluate(() => (location.hash = "#/doc/fuzhou-jiguan-dangjian/term/jinlin-dangjian"));
  expectInTasks(await drawnIn(page));
});
