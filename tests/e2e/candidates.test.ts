/** The terms of a document are found, and made a glossary by the keyboard. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { painted, waitPainted } from "./chromium";
import { useChromium } from "./use-chromium";

const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p>各地推进厕所革命，扩大以工代赈，开展退耕还林还草。</p>`;
const { browser, server } = useChromium({ pages: { "/a": PAGE } });

let page: Page;
let keys = 0;

/** Presses a key as a person does, and counts it. */
async function press(key: string): Promise<void> {
  keys += 1;
  await page.keyboard.press(key);
}

const kept = async (): Promise<number> =>
  Number(await page.getByRole("button", { name: /^Kept/u }).locator(".count").innerText());
const form = (): Promise<string> => page.locator(".candidate[aria-current=true] .word").innerText();
const waitKept = (count: number) => vi.waitFor(async () => expect(await kept()).toBe(count));

/** Opens the review of the document that was brought. */
async function openReview(): Promise<void> {
  page = await browser.openOwn("reader.html#/library");
  await page
    .locator("main")
    .getByRole("link", { name: /乡村振兴/u })
    .click();
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .click();
  await page.getByRole("link", { name: "Find terms" }).click();
  await page.locator(".candidate").first().waitFor();
}

/** Opens it at what is not decided, wherever it was left. */
async function beginReview(): Promise<void> {
  await openReview();
  await page.getByRole("button", { name: /^To decide/u }).click();
}

/**
 * Waits until the library has as many terms, and no decision is on its way: they are kept one after another, and
 * what is on its way can be a term that is kept and then taken back.
 */
const waitStored = (count: number) =>
  vi.waitFor(
    async () => {
      const stored = page.locator(".parts a[aria-current=page] .count");
      expect([
        await page.locator(".candidates[aria-busy=true]").count(),
        await stored.innerText(),
      ]).toEqual([0, String(count)]);
    },
    { timeout: 80_000, interval: 200 },
  );

test("fifty terms of a document are kept with less than a hundred and fifty keys, and are lit", async () => {
  page = await browser.openOwn("reader.html#/add");
  await page
    .locator("input[type=file]")
    .setInputFiles(path.resolve("tests/candidates/texts/rural-2018.txt"));
  const name = page.getByLabel("Name on cards");
  await vi.waitFor(async () =>
    expect(await name.evaluate((it) => it === document.activeElement)).toBe(true),
  );
  await press("Enter");
  const find = page.getByRole("main").getByRole("link", { name: "Find terms" });
  await find.waitFor();
  await press("Tab");
  expect(await find.evaluate((it) => it === document.activeElement)).toBe(true);
  await press("Enter");
  await page.locator(".candidate").first().waitFor();
  for (let i = 0; i < 50; i += 1) {
    await press("Space");
    await waitKept(i + 1);
  }
  expect(keys).toBeLessThan(150);
  await waitStored(50);
  const web = await browser.open(`${server.url}/a`);
  await waitPainted(web, "厕所革命");
  expect((await painted(web)).length).toBeGreaterThan(1);
}, 180_000);

test("a candidate is dropped, brought back, trimmed, merged, edited, and all of it is undone", async () => {
  await openReview();
  const before = await form();
  await press("x");
  await vi.waitFor(async () => expect(await form()).not.toBe(before));
  await press("u");
  await vi.waitFor(async () => expect(await form()).toBe(before));

  await press("]");
  expect(await form()).toBe(before.slice(0, -1));
  await press("\\");
  expect(await form()).toBe(before);

  await press("j");
  const second = await form();
  await press("k");
  await press("m");
  await press("j");
  await press("m");
  await vi.waitFor(async () =>
    expect(
      await page.locator(".candidate .word", { hasText: before }).first().innerText(),
    ).toContain(second),
  );
  await press("k");
  const count = await kept();
  await press("Space");
  await waitStored(count + 1);
  await press("u");
  await waitStored(count);
  await waitKept(count);
});

test("what was trimmed, merged or read is undone in its turn, and keeps what was kept before it", async () => {
  await beginReview();
  const count = await kept();
  await press("j");
  await press("Space");
  await waitKept(count + 1);
  const whole = await form();
  await press("]");
  await press("[");
  expect(await form()).toBe(whole.slice(1, -1));
  await press("u");
  await vi.waitFor(async () => expect(await form()).toBe(whole.slice(0, -1)));
  await press("u");
  await vi.waitFor(async () => expect(await form()).toBe(whole));
  expect(await kept()).toBe(count + 1);

  // The choice goes to the row with which the other was merged, and back to the other.
  await press("m");
  await press("j");
  const other = await form();
  await press("m");
  await vi.waitFor(async () => expect(await form()).toBe(`${whole} ${other}`));
  await press("u");
  await vi.waitFor(async () => expect(await form()).toBe(other));
  await press("k");
  expect(await form()).toBe(whole);
  // A merge that was only begun is what is undone.
  await press("m");
  await press("u");
  await press("j");
  await press("m");
  await press("u");
  expect(await kept()).toBe(count + 1);

  const asked = page.locator(".candidate-reading kbd", { hasText: "1" });
  for (let i = 0; i < 200 && !(await asked.isVisible()); i += 1) await press("j");
  const reading = page.locator(".candidate-reading");
  await asked.waitFor();
  const before = await reading.innerText();
  await press("2");
  await vi.waitFor(async () => expect(await reading.innerText()).not.toBe(before));
  await press("u");
  await vi.waitFor(async () => expect(await reading.innerText()).toBe(before));
  await press("u");
  await waitKept(count);
  await waitStored(count);
});

test("each reason that is offered has candidates; a term that another document has names it as the library does", async () => {
  await beginReview();
  const reason = page.getByLabel("Why");
  const all = Number(
    await page
      .getByRole("button", { name: /^To decide/u })
      .locator(".count")
      .innerText(),
  );
  for (const it of await reason.locator("option").allInnerTexts()) {
    await reason.selectOption(it);
    let rows = 0;
    for (const tab of [/^Kept/u, /^Dropped/u, /^To decide/u]) {
      await page.getByRole("button", { name: tab }).click();
      rows += await page.locator(".candidate").count();
    }
    expect([it, rows > 0]).toEqual([it, true]);
  }
  await reason.selectOption("All");
  expect(await page.locator(".candidate").count()).toBe(all);
  await page.locator(".candidate .why", { hasText: "also in Fuzhou report" }).first().waitFor();
});

test("the space bar keeps the chosen row also where a link has the focus, and does not scroll it away", async () => {
  await beginReview();
  const count = await kept();
  await page.getByRole("link", { name: "Terms", exact: true }).last().focus();
  const before = await form();
  await press("Space");
  await waitKept(count + 1);
  expect(await form()).not.toBe(before);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await press("u");
  await waitStored(count);
});

test("whoever has no keyboard can do the same with the chosen row, and the keys go on from there", async () => {
  await beginReview();
  const count = await kept();
  const act = (name: string | RegExp): Promise<void> =>
    page.locator(".candidate").getByRole("button", { name, exact: true }).click();
  // A row with which another was merged shows both forms.
  while ((await form()).includes(" ")) await press("j");
  const first = await form();
  await act("drop");
  await vi.waitFor(async () => expect(await form()).not.toBe(first));
  await act("undo");
  await vi.waitFor(async () => expect(await form()).toBe(first));
  await act("trim end");
  await vi.waitFor(async () => expect(await form()).toBe(first.slice(0, -1)));
  await act("whole again");
  await vi.waitFor(async () => expect(await form()).toBe(first));
  await act("merge");
  await page.locator(".candidate[aria-current=true] + .candidate .word").click();
  const second = await form();
  await act(`merge with ${first}`);
  await vi.waitFor(async () => expect(await form()).toBe(`${first} ${second}`));
  await act("undo");
  await vi.waitFor(async () => expect(await form()).toBe(second));
  // The mouse has not left the focus on the button, which the space bar would press again.
  await press("Space");
  await waitKept(count + 1);
  await press("u");
  await waitStored(count);
  // What is shown as the keys of this view are its keys.
  await press("?");
  const keys = page.locator("#keys").getByRole("definition");
  const named = await keys.evaluateAll((all) =>
    all.map((it) => [it.previousElementSibling?.textContent, it.textContent.trim()]),
  );
  expect(named).toContainEqual(["trim start", "["]);
  expect(named).toContainEqual(["never again", "N"]);
  expect(named.map(([does]) => does)).not.toContain("Previous and next term of the text");
});

test("a row that is brought back by “undo” is the chosen one, wherever the user has gone", async () => {
  await beginReview();
  const first = await form();
  await press("x");
  await vi.waitFor(async () => expect(await form()).not.toBe(first));
  for (let i = 0; i < 5; i += 1) await press("j");
  await press("u");
  await vi.waitFor(async () => expect(await form()).toBe(first));
});

const focused = (): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement).innerText);
const dropped = (): Promise<string> =>
  page
    .getByRole("button", { name: /^Dropped/u })
    .locator(".count")
    .innerText();

test("the focus goes along with the chosen row, and stays with the next one when it is decided", async () => {
  await openReview();
  const first = await form();
  // A key that goes to another row leaves the button that had the focus: Space keeps the row then.
  await page.getByRole("button", { name: /^Dropped/u }).focus();
  await press("j");
  const second = await form();
  expect(second).not.toBe(first);
  expect(await focused()).toBe(second);
  for (const key of ["x", "Space", "n"]) {
    const before = await form();
    await press(key);
    await vi.waitFor(async () => expect(await form()).not.toBe(before));
    expect(await focused()).toBe(await form());
  }
  for (let i = 0; i < 3; i += 1) await press("u");
  await vi.waitFor(async () => expect(await form()).toBe(second));
  await vi.waitFor(async () => expect(await focused()).toBe(second));
  // One row is reached by the Tab key, not each.
  const stops = page.locator(".candidate .line :is(input, button):not([tabindex='-1'])");
  expect(await stops.count()).toBe(2);
});

test("whoever leaves finds the row, the filter and what was trimmed as they were; the editor leads back there", async () => {
  await openReview();
  const reason = page.getByLabel("Why");
  await reason.selectOption("ends like a name");
  await press("Tab");
  for (let i = 0; i < 3; i += 1) await press("j");
  const whole = await form();
  await press("]");
  const trimmed = whole.slice(0, -1);
  expect(await form()).toBe(trimmed);
  const isAsItWas = async (): Promise<void> => {
    await vi.waitFor(async () => expect(await form()).toBe(trimmed));
    expect(await reason.locator("option:checked").innerText()).toBe("ends like a name");
  };
  await page.locator("#sidebar").getByRole("link", { name: /^Text/u }).click();
  await page.locator("article.report").waitFor();
  await page.goBack();
  await isAsItWas();
  await page.reload();
  await isAsItWas();
  await openReview();
  await isAsItWas();
  await press("e");
  expect(await page.getByLabel("Term", { exact: true }).inputValue()).toBe(trimmed);
  await page.getByRole("link", { name: "Cancel" }).press("Enter");
  await isAsItWas();
  await press("e");
  await page.locator(".entry-editor").waitFor();
  // The way back is known also after the page was loaded anew, and after another entry was looked at.
  await page.reload();
  await page.getByRole("navigation", { name: "Terms" }).getByRole("link").first().press("Enter");
  await page.locator(".entry-editor h1[lang]").waitFor();
  await page.getByRole("link", { name: "Cancel" }).press("Enter");
  await isAsItWas();
  await press("\\");
  await vi.waitFor(async () => expect(await form()).toBe(whole));
  await reason.selectOption("All");
});

test("“never again” is undone, and is taken back among what was dropped", async () => {
  await openReview();
  const [first, count] = [await form(), await dropped()];
  await press("x");
  await vi.waitFor(async () => expect(await form()).not.toBe(first));
  const second = await form();
  await press("n");
  await vi.waitFor(async () => expect(await form()).not.toBe(second));
  // The latest is undone, not the one before it.
  await press("u");
  await vi.waitFor(async () => expect(await form()).toBe(second));
  await press("u");
  await vi.waitFor(async () => expect(await form()).toBe(first));
  await press("n");
  await vi.waitFor(async () => expect(await form()).not.toBe(first));
  await page.locator(".candidates[aria-busy=false]").waitFor();
  await page.reload();
  await page.locator(".candidate").first().waitFor();
  expect(await form()).not.toBe(first);
  await page.getByRole("button", { name: /^Dropped/u }).click();
  await page.locator(".candidate .word", { hasText: first }).click();
  await press("Space");
  await page.locator(".candidates[aria-busy=false]").waitFor({ state: "attached" });
  await page.reload();
  await page.locator(".candidate").first().waitFor();
  expect(await form()).toBe(first);
  expect(await dropped()).toBe(count);
});

test("the sentence of a row shows the candidate, however far behind its beginning that is", async () => {
  await openReview();
  const hidden = await page.locator(".candidate .line > .clause").evaluateAll((all) =>
    all.flatMap((it) => {
      const [box, mark] = [it, it.querySelector("mark") as Element].map((one) =>
        one.getBoundingClientRect(),
      ) as [DOMRect, DOMRect];
      return mark.left >= box.left - 1 && mark.right <= box.right + 1 ? [] : [it.textContent];
    }),
  );
  expect(hidden).toEqual([]);
  await page.setViewportSize({ width: 390, height: 700 });
  await vi.waitFor(async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390),
  );
});

test("what was decided is there after a reload and after the browser was killed", async () => {
  await beginReview();
  const count = await kept();
  const first = await form();
  await press("x");
  await vi.waitFor(async () => expect(await form()).not.toBe(first));
  await page.locator(".candidates[aria-busy=false]").waitFor();
  const address = page.url();
  await browser.restart();
  page = await browser.openOwn(address.slice(browser.origin.length + 1));
  await page.locator(".candidate").first().waitFor();
  expect(await kept()).toBe(count);
  await page.getByRole("button", { name: /^Dropped/u }).click();
  await page.locator(".candidate .word", { hasText: first }).waitFor();
});

test("what was dropped stays dropped in a newer version of its document", async () => {
  await beginReview();
  const first = await form();
  await press("x");
  await vi.waitFor(async () => expect(await form()).not.toBe(first));
  await page.locator(".candidates[aria-busy=false]").waitFor();
  const text = await readFile("tests/candidates/texts/rural-2018.txt");
  await page.goto(`${browser.origin}/reader.html#/library`);
  await page.getByRole("button", { name: /^More on .*乡村振兴/u }).click();
  await page.getByRole("link", { name: "Replace by a newer version" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "newer.txt",
    mimeType: "text/plain",
    buffer: Buffer.concat([text, Buffer.from("\n这一段是新加的。\n")]),
  });
  await page.getByText("1 new passage").waitFor();
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  await page.locator("article.report").getByText("这一段是新加的。").waitFor();
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .click();
  await page.getByRole("link", { name: "Find terms" }).click();
  await page.locator(".candidate").first().waitFor();
  await page.getByRole("button", { name: /^Dropped/u }).click();
  await page.locator(".candidate .word", { hasText: first }).waitFor();
});

test("a kept term has its reading, its places and its kind, and nothing that the document does not say", async () => {
  await openReview();
  await page.getByRole("button", { name: /^Kept/u }).click();
  await page.locator(".candidate .word", { hasText: "厕所革命" }).click();
  await press("e");
  await page.getByRole("heading", { name: "厕所革命" }).waitFor();
  expect(await page.getByLabel("Pinyin").inputValue()).toBe("cè-suǒ gé-mìng");
  expect(await page.getByLabel("English", { exact: true }).inputValue()).toBe("");
  expect(await page.getByLabel("Definition in Chinese").inputValue()).toBe("");
  expect(await page.locator(".sources input:checked").count()).toBe(1);
});
