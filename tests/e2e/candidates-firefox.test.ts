/** The main path of the review in Firefox: a document is brought, terms are kept by keys, one is edited, and they are lit. */
import path from "node:path";
import { expect, test } from "vitest";
import { TERM_HIGHLIGHTS } from "../../scripts/painted.mjs";
import { ORIGIN, textIn } from "./firefox";
import { until, useFirefox } from "./use-firefox";

const PAGE = `<!doctype html><meta charset=utf-8><title>a</title><p>各地推进农村三变改革和厕改。</p>`;
const { browser, server } = useFirefox({ "/a": PAGE });

const textOf = (tab: string, selector: string) => textIn(browser, tab, selector);

/** Puts the focus where a person would with the Tab key, once the view has given it to what it opened. */
const focus = (tab: string, selector: string) =>
  until(async () =>
    expect(
      await browser.evaluate(
        tab,
        async (it) => {
          const found = document.querySelector<HTMLElement>(it);
          found?.focus();
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          return found !== null && document.activeElement === found;
        },
        selector,
      ),
    ).toBe(true),
  );

async function enter(tab: string, selector: string): Promise<void> {
  await focus(tab, selector);
  await browser.type(tab, ENTER);
}

/** As the keyboard of WebDriver names it. */
const ENTER = "\u{E007}";

test("terms of a document are kept by keys, one is edited, and they are lit", async () => {
  const tab = await browser.open(`${ORIGIN}/reader.html#/add`);
  await until(async () => expect(await textOf(tab, ".drop")).not.toBe(""));
  const { result } = (await browser.send("script.evaluate", {
    target: { context: tab },
    expression: "document.querySelector('input[type=file]')",
    awaitPromise: false,
  })) as { readonly result: { readonly sharedId: string } };
  const file = path.resolve("tests/candidates/texts/rural-2018.txt");
  await browser.send("input.setFiles", { context: tab, element: result, files: [file] });
  await enter(tab, ".import-preview .primary");
  await enter(tab, ".parts a:nth-child(2)");
  await enter(tab, ".terms-head .button");
  await until(async () => expect(await textOf(tab, ".candidate-reading")).not.toBe(""));

  const chosen = () => textOf(tab, ".candidate[aria-current=true] .word");
  const first = await chosen();
  // The readings are right; it is kept; the next one is dropped, and that is undone.
  await browser.type(tab, "r");
  await until(async () => expect(await textOf(tab, ".candidate-reading u")).toBe(""));
  await browser.type(tab, " ");
  await until(async () => expect(await chosen()).not.toBe(first));
  const second = await chosen();
  await browser.type(tab, "x");
  await until(async () => expect(await chosen()).not.toBe(second));
  await browser.type(tab, "u");
  await until(async () => expect(await chosen()).toBe(second));
  await browser.type(tab, " ");
  await until(async () =>
    expect(await textOf(tab, ".candidates-bar .chips button:nth-child(2) .count")).toBe("2"),
  );
  await enter(tab, ".candidates-bar .chips button:nth-child(2)");
  await until(async () => expect(await textOf(tab, ".candidate .word")).toBe(`${first},${second}`));
  await until(async () =>
    expect(await textOf(tab, ".parts a[aria-current=page] .count")).toBe("2"),
  );

  // It is edited: another form, and a number that the passage does not have.
  await browser.type(tab, "e");
  await until(async () => expect(await textOf(tab, ".entry-editor h1")).toBe(first));
  await enter(tab, ".forms .button");
  await browser.type(tab, "三变改革");
  await focus(tab, "#definition-zh");
  await browser.type(tab, "到2099年完成。");
  await until(async () => expect(await textOf(tab, "#doubts-zh")).toContain("2099"));
  await enter(tab, ".entry-editor .primary");
  // The editor leads back to the review.
  await until(async () => expect(await chosen()).toBe(first));

  const web = await browser.open(`${server.url}/a`);
  await until(async () =>
    expect(
      await browser.evaluate(
        web,
        (names) =>
          names.flatMap((name) =>
            Array.from(
              CSS.highlights.get(name) ?? [],
              ({ startContainer, startOffset, endOffset }) =>
                (startContainer as Text).data.slice(startOffset, endOffset),
            ),
          ),
        TERM_HIGHLIGHTS,
      ),
    ).toContain("三变改革"),
  );
});
