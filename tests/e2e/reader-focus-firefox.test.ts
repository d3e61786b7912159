/** Where the keyboard's focus is in the reader in Firefox, which counts a key that follows a link as a click. */
import { expect, test } from "vitest";
import { ORIGIN } from "./firefox";
import { until, useFirefox } from "./use-firefox";

const { browser } = useFirefox({});

const REPORT = "doc/fuzhou-jiguan-dangjian";
/** As the keyboard of WebDriver names them. */
const [ENTER, TAB, RIGHT, DOWN] = ["\u{E007}", "\u{E004}", "\u{E014}", "\u{E015}"];

const focused = (tab: string): Promise<string> =>
  browser.evaluate(tab, () => {
    const it = document.activeElement as HTMLElement;
    return it.id || it.dataset["node"] || it.innerText.trim();
  });

async function go(tab: string, expected: RegExp): Promise<void> {
  for (let i = 0; i < 60 && !expected.test(await focused(tab)); i += 1)
    await browser.type(tab, TAB);
  expect(await focused(tab)).toMatch(expected);
}

test("the term that a key puts in the middle of the relations has the focus", async () => {
  const tab = await browser.open(`${ORIGIN}/reader.html#/${REPORT}/relations/sandan-zhi`);
  await until(async () => {
    await go(tab, /^sandan-zhi$/u);
    await browser.type(tab, RIGHT);
    expect(await focused(tab)).not.toBe("sandan-zhi");
  });
  const next = await focused(tab);
  await browser.type(tab, ENTER);
  await until(async () =>
    expect(
      await browser.evaluate(
        tab,
        () => document.querySelector<HTMLElement>(".middle .node")?.dataset["node"],
      ),
    ).toBe(next),
  );
  await until(async () => expect(await focused(tab)).toBe(next));
});

test("a view that a key opens has the focus", async () => {
  const tab = await browser.open(`${ORIGIN}/reader.html#/library`);
  await until(async () => go(tab, /^Add$/u));
  await browser.type(tab, ENTER);
  await until(async () => expect(await focused(tab)).toBe("main"));
});

test("the drawer for exports gives the focus to the format that is chosen", async () => {
  const tab = await browser.open(`${ORIGIN}/reader.html#/notes`);
  await until(async () => {
    await browser.evaluate(tab, async () => {
      const { runtime } = (globalThis as unknown as { browser: typeof chrome }).browser;
      await runtime.sendMessage({
        cideng: "note.save",
        params: {
          id: "urn:uuid:00000000-0000-7000-8000-000000000001",
          base: null,
          text: "责任",
          tags: [],
          colour: "blue",
          target: {
            type: "resource",
            source: "urn:cideng:fuzhou-jiguan-dangjian:passage:p32",
          },
        },
      });
    });
    await go(tab, /^Export…$/u);
  });
  await browser.type(tab, ENTER);
  await until(async () =>
    expect(
      await browser.evaluate(tab, () => (document.activeElement as HTMLInputElement).value),
    ).toBe("markdown"),
  );
});

test("all of an entry beside the editor is seen when it has the focus, and so is the ring of the list", async () => {
  const tab = await browser.open(`${ORIGIN}/reader.html#/${REPORT}/edit/sandan-zhi`);
  // The editor takes the focus when it is drawn.
  await until(async () =>
    expect(await browser.evaluate(tab, () => document.activeElement?.className)).toBe("form"),
  );
  await browser.evaluate(tab, () =>
    document.querySelector<HTMLElement>(".entry-list input")?.focus(),
  );
  await browser.type(tab, TAB);
  const ring = await browser.evaluate(tab, () => {
    const { outlineOffset, outlineWidth } = getComputedStyle(document.activeElement as Element);
    return {
      of: document.activeElement?.localName,
      reach: Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth),
    };
  });
  // Firefox gives the focus to what scrolls.
  expect(ring).toEqual({ of: "ul", reach: 0 });
  await browser.type(tab, TAB);
  const cut: number[] = [];
  for (let i = 0; i < 40; i += 1) {
    await browser.type(tab, DOWN);
    cut.push(
      await browser.evaluate(tab, () => {
        const [list, link] = [document.querySelector(".entry-list ul"), document.activeElement];
        if (!list || !link || !list.contains(link)) return -1;
        return link.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
      }),
    );
  }
  expect(Math.max(...cut)).toBeLessThanOrEqual(0);
  expect(new Set(cut).size).toBeGreaterThan(1);
});
