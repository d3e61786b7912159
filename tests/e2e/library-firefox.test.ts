/** The main paths of the library in Firefox: each format, a term, light, removal and undo. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { TERM_HIGHLIGHTS } from "../../scripts/painted.mjs";
import { DOCUMENTS, WORDS } from "../cases/documents";
import { ORIGIN, textIn } from "./firefox";
import { until, useFirefox } from "./use-firefox";

const PAGE = `<!doctype html><meta charset=utf-8><title>a</title><p>各地推进城市更新。</p>`;
const folder = mkdtempSync(path.join(tmpdir(), "cideng-files-"));
const { browser, server } = useFirefox({ "/a": PAGE });

const textOf = (tab: string, selector: string) => textIn(browser, tab, selector);

/** Clicks an element with the pointer. */
async function click(tab: string, selector: string): Promise<void> {
  const at = await vi.waitFor(
    () =>
      browser.evaluate(
        tab,
        async (it) => {
          const found = document.querySelector(it);
          if (!found) throw new Error(`There is no ${it}.`);
          found.scrollIntoView({ block: "center" });
          await new Promise(requestAnimationFrame);
          const { x, y, width, height } = found.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        },
        selector,
      ),
    { timeout: 20_000 },
  );
  await browser.clickAt(tab, at);
}

interface Found {
  readonly result: { readonly sharedId: string };
}

async function bring(tab: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  await until(async () => expect(await textOf(tab, ".drop")).not.toBe(""));
  const { result } = (await browser.send("script.evaluate", {
    target: { context: tab },
    expression: "document.querySelector('input[type=file]')",
    awaitPromise: false,
  })) as Found;
  await browser.send("input.setFiles", { context: tab, element: result, files: [file] });
}

test.each(DOCUMENTS.map(({ name, bytes }) => [name, bytes] as const))(
  "%s is brought and read",
  async (name, bytes) => {
    const tab = await browser.open(`${ORIGIN}/reader.html#/add`);
    await bring(tab, name, bytes);
    await until(async () => expect(await textOf(tab, ".how")).toContain(WORDS));
    await click(tab, ".import-preview .primary");
    await until(async () => expect(await textOf(tab, "article.report")).toContain(WORDS));
    expect(await textOf(tab, ".outline")).toContain("总体要求");
    await browser.send("browsingContext.close", { context: tab });
  },
);

test("a term that is written by hand is lit; its document is removed and brought back", async () => {
  const litIn = (tab: string) =>
    browser.evaluate(
      tab,
      (names) =>
        names.flatMap((name) =>
          Array.from(CSS.highlights.get(name) ?? [], ({ startContainer, startOffset, endOffset }) =>
            (startContainer as Text).data.slice(startOffset, endOffset),
          ),
        ),
      TERM_HIGHLIGHTS,
    );
  const tab = await browser.open(`${ORIGIN}/reader.html#/library`);
  await click(tab, ".shelf-row:nth-child(2) .about a");
  await click(tab, ".parts a:nth-child(2)");
  await click(tab, ".terms-head .button:last-child");
  await until(async () => expect(await textOf(tab, ".entry-editor h1")).toBe("New term"));
  await click(tab, ".entry-editor input");
  await browser.type(tab, "城市更新");
  await click(tab, ".entry-editor .primary");
  await until(async () => expect(await textOf(tab, ".term-view h1")).toBe("城市更新"));
  const web = await browser.open(`${server.url}/a`);
  await until(async () => expect(await litIn(web)).toEqual(["城市更新"]));

  await browser.send("browsingContext.activate", { context: tab });
  await browser.evaluate(tab, () => void (location.hash = "#/library"));
  await click(tab, ".shelf-row:nth-child(2) .icon-button");
  await click(tab, ".shelf-panel:popover-open .danger");
  await until(async () => expect(await textOf(tab, ".removed")).toContain("Removed"));
  await until(async () => expect(await litIn(web)).toEqual([]));
  await click(tab, ".removed button");
  await until(async () => expect(await litIn(web)).toEqual(["城市更新"]));
});
