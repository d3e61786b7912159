/**
 * When a page is left, nothing of ours may be in it, because Chromium then does not put it into the
 * back/forward cache. Everything is restored if the page was not left after all, or comes back.
 */
import type { Frame, Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { cardBox, cardWith, hover, waitNoCard, waitPainted } from "./chromium";
import { beginNote, noteBox, press } from "./note-form";
import { useChromium } from "./use-chromium";

const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p style="font-size:24px">推广近邻党建，实施堡垒工程。</p><p id=plain>没有术语的一行字，很长很长。</p>
<a href="/b" id=link>b</a> <a href="/download" id=download>file</a> <a href="/empty" id=empty>204</a>
<a href="mailto:nobody@example.org" id=mail>mail</a> <a href="/never" id=never>never</a>
<iframe src="/frame" width=400 height=100></iframe>`;
const kept: { (): void }[] = [];

const { browser, server } = useChromium({
  pages: {
    "/a": PAGE,
    "/frame": '<!doctype html><meta charset=utf-8><p style="font-size:24px">实行三单制。</p>',
    "/b": "<!doctype html><title>b</title><p>b</p>",
    "/download": (_, response) => {
      response.writeHead(200, { "content-disposition": "attachment; filename=a.txt" });
      response.end("a");
    },
    "/empty": (_, response) => response.writeHead(204).end(),
    "/never": (_, response) => void kept.push(() => response.end()),
  },
});

let page: Page;

async function open(): Promise<void> {
  page = await browser.open(`${server.url}/a`);
  await waitPainted(page, "近邻党建");
  await page.evaluate(() => Object.assign(window, { kept: 1 }));
}

/**
 * Follows the link and goes back.
 *
 * @returns whether the page came out of the cache
 */
async function leaveAndReturn(): Promise<unknown> {
  await page.click("#link");
  await page.waitForURL("**/b");
  // Playwright would wait for a load event, which does not happen when the page comes from the
  // cache.
  await page.evaluate(() => history.back());
  await vi.waitFor(async () => expect(await page.evaluate(() => document.title)).toBe("a"));
  return page.evaluate(() => (window as { kept?: number }).kept);
}

/** Whether the card is in the page, visible or not: hosts are created before they are shown. */
const hosts = () => page.locator("div[popover][style*='2147483647']").count();

describe("a page comes out of the back/forward cache", () => {
  test("if nothing was done", async () => {
    await open();
    expect(await leaveAndReturn()).toBe(1);
  });

  test("after a card was read, and the next card opens as fast", async () => {
    await open();
    await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
    expect(await leaveAndReturn()).toBe(1);
    await hover(page, "堡垒工程");
    await cardWith(page, "堡垒工程");
    expect(await leaveAndReturn()).toBe(1);
  });

  test("after the pointer has passed over a term", async () => {
    await open();
    await hover(page, "近邻党建");
    await page.mouse.move(600, 600);
    await vi.waitFor(async () => expect(await hosts()).toBe(1));
    expect(await leaveAndReturn()).toBe(1);
  });

  test("after words were selected", async () => {
    await open();
    await page.locator("#plain").selectText();
    await page.keyboard.press("Shift");
    await vi.waitFor(async () => expect(await hosts()).toBe(1));
    expect(await leaveAndReturn()).toBe(1);
  });

  test("after a card was opened in one of its frames", async () => {
    await open();
    const frame = page.frames().find((it) => it.url().endsWith("/frame")) as Frame;
    await waitPainted(frame, "三单制");
    const box = await page.locator("iframe").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 10);
    await page.mouse.move((box?.x ?? 0) + 80, (box?.y ?? 0) + 45, { steps: 4 });
    await vi.waitFor(() =>
      expect(page.frames().some((it) => it.url().endsWith("/card.html"))).toBe(true),
    );
    expect(await leaveAndReturn()).toBe(1);
  });

  test("the pinned card comes back with the page, what was opened in it, and what was typed into it", async () => {
    await open();
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    await card.getByRole("button", { name: "Keep open" }).click();
    await card.locator(".relations button").first().click();
    await card.getByRole("button", { name: "Back to 近邻党建" }).waitFor();
    const opened = await card.locator("h1").innerText();
    await beginNote(card, "还没写完");
    expect(await leaveAndReturn()).toBe(1);
    const again = await cardWith(page, opened);
    expect(await noteBox(again).inputValue()).toBe("还没写完");
    await press(again.getByRole("button", { name: "Cancel" }));
    expect(
      await again.getByRole("button", { name: "Keep open" }).getAttribute("aria-pressed"),
    ).toBe("true");
    await again.getByRole("button", { name: "Back to 近邻党建" }).click();
    await cardWith(page, "近邻党建");
  });
});

describe("a pinned card with a draft is restored", () => {
  async function write(): Promise<void> {
    await open();
    await hover(page, "堡垒工程");
    const card = await cardWith(page, "堡垒工程");
    await card.getByRole("button", { name: "Keep open" }).click();
    await beginNote(card, "写了一半");
  }
  async function isThere(): Promise<void> {
    const card = await cardWith(page, "堡垒工程");
    expect(await noteBox(card).inputValue()).toBe("写了一半");
    const pin = card.getByRole("button", { name: "Keep open" });
    expect(await pin.getAttribute("aria-pressed")).toBe("true");
    await press(card.getByRole("button", { name: "Cancel" }));
  }

  test.each(["#download", "#empty", "#mail"])(
    "after the link %s, which leads nowhere",
    async (link) => {
      await write();
      await page.locator(link).click({ noWaitAfter: true });
      await isThere();
      expect(await page.evaluate(() => (window as { kept?: number }).kept)).toBe(1);
    },
  );

  test("after the user has chosen to stay", async () => {
    await write();
    page.on("dialog", (dialog) => void dialog.dismiss());
    await page.evaluate(() => addEventListener("beforeunload", (event) => event.preventDefault()));
    await page.locator("#link").click({ noWaitAfter: true });
    await isThere();
    expect(page.url()).toBe(`${server.url}/a`);
  });

  test("after the page itself has cancelled the navigation", async () => {
    await write();
    // Playwright cannot query a page while it is being left.
    await page.evaluate(() => {
      document.querySelector<HTMLElement>("#never")?.click();
      setTimeout(stop, 300);
    });
    await isThere();
    expect(page.url()).toBe(`${server.url}/a`);
    for (const end of kept.splice(0)) end();
  });

  test("after a reload, when the term is touched again", async () => {
    await write();
    await page.reload();
    await waitPainted(page, "堡垒工程");
    await hover(page, "堡垒工程");
    const card = await cardWith(page, "堡垒工程");
    await vi.waitFor(async () => expect(await noteBox(card).inputValue()).toBe("写了一半"));
    await press(card.getByRole("button", { name: "Cancel" }));
  });

  test("an unpinned card is gone until it is opened again", async () => {
    await open();
    await hover(page, "堡垒工程");
    await cardWith(page, "堡垒工程");
    await page.evaluate(() => document.querySelector<HTMLElement>("#download")?.click());
    await waitNoCard(page);
    await page.mouse.move(600, 600);
    await vi.waitFor(async () => {
      await hover(page, "近邻党建");
      await vi.waitFor(async () => expect((await cardBox(page)).visible).toBe(true), {
        timeout: 1000,
      });
    });
  });
});

describe("a printed page", () => {
  const seen = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("div[popover]")].some(
        (it) => it.getClientRects().length > 0 && getComputedStyle(it).visibility === "visible",
      ),
    );

  test.each(["近邻党建", "button"])("has no %s", async (what) => {
    await open();
    if (what === "button") {
      await page.locator("#plain").selectText();
      await page.keyboard.press("Shift");
      await page.locator("div[popover][style*='2147483646']").waitFor();
    } else {
      await hover(page, what);
      const card = await cardWith(page, what);
      await card.getByRole("button", { name: "Keep open" }).click();
    }
    await page.evaluate(() => {
      const seenThen: boolean[] = [];
      Object.assign(window, { seenThen });
      addEventListener("beforeprint", () => {
        const all = [...document.querySelectorAll<HTMLElement>("div[popover]")];
        seenThen.push(
          all.some(
            (it) => it.getClientRects().length > 0 && getComputedStyle(it).visibility === "visible",
          ),
        );
      });
    });
    expect(await seen()).toBe(true);
    await page.pdf();
    const then = await page.evaluate(() => (window as unknown as { seenThen: boolean[] }).seenThen);
    expect(new Set(then)).toEqual(new Set([false]));
    if (what !== "button") await cardWith(page, what);
    await page.emulateMedia({ media: "print" });
    await vi.waitFor(async () => expect(await seen()).toBe(false));
    await page.emulateMedia({ media: null });
    if (what !== "button") await cardWith(page, what);
  });
});
