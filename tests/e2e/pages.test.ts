import type { Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { ask, cardWith, hover, painted, waitNoCard, waitPainted } from "./chromium";
import { useBareChromium } from "./use-bare-chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium({ isQuiet: true });
const bare = useBareChromium();

const at = (name: string) => `${server.url}/${name}`;

/** Waits until nothing of a text is painted any more. */
const waitUnpainted = (page: Page, text: string) =>
  vi.waitFor(async () => expect(await painted(page)).not.toContain(text), { timeout: 10_000 });

describe("typed text", () => {
  /** A thousand keys, always the same: letters, erasing, new lines, moving the caret. */
  const KEYS = Array.from({ length: 1000 }, (_, i) => {
    const choice = (i * 7919 + 13) % 23;
    if (choice < 3) return "Backspace";
    if (choice === 3) return "Enter";
    if (choice === 4) return "ArrowLeft";
    if (choice === 5) return "ArrowRight";
    return String.fromCodePoint(0x61 + ((i * 31) % 26));
  });

  const typeInto = async (page: Page, selector: string): Promise<string> => {
    await page.locator(selector).focus();
    for (const key of KEYS) await page.keyboard.press(key);
    return page.evaluate((it) => {
      const element = document.querySelector(it) as HTMLInputElement;
      return `${element.value ?? ""}${element.innerHTML}`;
    }, selector);
  };

  test.each(["#field", "#area", "#editable", "#editor"])(
    "is the same with and without us: a thousand keys in %s",
    async (selector) => {
      const page = await browser.open(at("typing.html"));
      await waitPainted(page, "近邻党建");
      const other = await bare.open(at("typing.html"));
      const [ours, theirs] = await Promise.all([
        typeInto(page, selector),
        typeInto(other, selector),
      ]);
      expect(ours.length).toBeGreaterThan(100);
      expect(ours).toBe(theirs);
    },
  );

  test("is not affected in design mode either", async () => {
    const page = await browser.open(at("sample.html"));
    await waitPainted(page, "近邻党建");
    await page.evaluate(() => {
      document.designMode = "on";
      document.body.append("四下基层");
    });
    await page.locator("p").first().click();
    await page.keyboard.type("堡垒工程");
    expect(await page.locator("p").first().innerText()).toContain("堡垒工程");
    await vi.waitFor(async () => expect(await painted(page)).not.toContain("四下基层"));
  });
});

describe("a page that makes a flood of changes", () => {
  test("is no longer followed, the popup says so, and it is followed again once it has calmed down", async () => {
    const page = await browser.open(at("flood.html"));
    await waitPainted(page, "近邻党建");
    const popup = await browser.openPopup(page);
    await popup.getByText("changes faster").waitFor({ timeout: 30_000 });
    const changes = () => page.evaluate(() => (window as unknown as { changes: number }).changes);
    // The page goes on: our work leaves it its own time.
    const before = await changes();
    await vi.waitFor(async () => expect(await changes()).toBeGreaterThan(before + 20_000), {
      timeout: 20_000,
    });
    await page.evaluate(() => Object.assign(window, { stopped: true }));
    await page.bringToFront();
    await waitPainted(page, "三单制");
    await popup.getByText("changes faster").waitFor({ state: "detached", timeout: 30_000 });
  });
});

describe("a huge page", () => {
  test("has everything visible lit, and all its terms counted", async () => {
    const page = await browser.open(at("enormous.html?nodes=300000"));
    await waitPainted(page, "近邻党建");
    const popup = await browser.openPopup(page);
    const count = (form: string) =>
      popup.locator(".page li", { hasText: form }).locator(".count").textContent();
    await vi.waitFor(async () => expect(await count("堡垒工程")).toBe("30"), { timeout: 60_000 });
    await vi.waitFor(async () => expect(await count("三单制")).toBe("1"), { timeout: 60_000 });
    // Hidden text is not counted.
    expect(await popup.locator(".page li", { hasText: "四下基层" }).count()).toBe(0);
    await page.bringToFront();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await waitPainted(page, "三单制");
  });
});

test("a page that takes long to read shows its progress in the popup", async () => {
  const page = await browser.open(at("enormous.html?nodes=1000000"));
  const popup = await browser.openPopup(page);
  await vi.waitFor(
    async () => expect(await popup.innerText("main")).toMatch(/Reading this page: \d+%/u),
    { timeout: 20_000 },
  );
});

describe("layers above a page", () => {
  test("are lit when they open", async () => {
    const page = await browser.open(at("layers.html"));
    await waitPainted(page, "近邻党建");
    await page.click("#show");
    await waitPainted(page, "堡垒工程");
    await page.keyboard.press("Escape");
    await page.click("#pop");
    await waitPainted(page, "四下基层");
    await page.keyboard.press("Escape");
    await page.click("#tab");
    await waitPainted(page, "达标创星");
  });

  test("have a card in fullscreen", async () => {
    const page = await browser.open(at("layers.html"));
    await waitPainted(page, "近邻党建");
    await page.click("#screen button");
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    await card.getByLabel("Keep open").click();
    expect(await card.getByLabel("Keep open").getAttribute("aria-pressed")).toBe("true");
  });

  test("layers fixed to the window stay lit when the page has been scrolled away under them", async () => {
    const page = await browser.open(at("layers.html"));
    await waitPainted(page, "三单制");
    await page.evaluate(() => scrollTo(0, 5000));
    await waitPainted(page, "晾晒比学");
    // If the page was scrolled before all of it was read, fixed text is dark until the page is
    // quiet.
    await waitPainted(page, "三单制");
    // Until scrolling is over, what was seen before counts as near.
    await waitUnpainted(page, "近邻党建");
    await waitPainted(page, "三单制");
  });
});

describe("a page's own highlights", () => {
  test("look the same with and without us", async () => {
    const page = await browser.open(at("own-highlights.html"));
    await page.evaluate(() => ((document.querySelector("#term") as HTMLElement).hidden = false));
    await waitPainted(page, "近邻党建");
    await page.evaluate(() => ((document.querySelector("#term") as HTMLElement).hidden = true));
    const other = await bare.open(at("own-highlights.html"));
    const [ours, theirs] = await Promise.all([page.screenshot(), other.screenshot()]);
    expect(ours.equals(theirs)).toBe(true);
    expect(await page.evaluate(() => CSS.highlights.has("own"))).toBe(true);
  });

  test("may be cleared by the page together with ours, which come back", async () => {
    const page = await browser.open(at("sample.html"));
    await waitPainted(page, "近邻党建");
    await page.evaluate(() => CSS.highlights.clear());
    await page.mouse.move(100, 100);
    await page.mouse.move(300, 300);
    await waitPainted(page, "近邻党建");
  });
});

test("a print is free of our additions", async () => {
  const page = await browser.open(at("sample.html"));
  await waitPainted(page, "近邻党建");
  const other = await bare.open(at("sample.html"));
  for (const it of [page, other]) await it.emulateMedia({ media: "print" });
  const [ours, theirs] = await Promise.all([page.screenshot(), other.screenshot()]);
  expect(ours.equals(theirs)).toBe(true);
});

describe("navigation", () => {
  test("a page that comes back out of the cache is lit by the present settings", async () => {
    const page = await browser.open(at("sample.html"));
    await waitPainted(page, "近邻党建");
    await page.evaluate(() => {
      addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted }));
    });
    await page.goto(at("typing.html"));
    await waitPainted(page, "三单制");
    const host = new URL(page.url()).host;
    const own = await browser.openOwn("popup.html");
    await ask(own, "site.switch", { host, on: false });
    await waitUnpainted(page, "三单制");
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => (window as { persisted?: boolean }).persisted);
    await waitUnpainted(page, "近邻党建");
    await ask(own, "site.switch", { host, on: true });
    await waitPainted(page, "近邻党建");
  });

  test("a prerendered page is lit when it is shown", async () => {
    const page = await browser.open(at("prerender.html"));
    await page.waitForFunction(() => document.title === "ready");
    await page.click("a");
    await page.waitForURL(/sample/u);
    await waitPainted(page, "近邻党建");
  });

  test("a page that changes its address without a reload is read again", async () => {
    const page = await browser.open(at("sample.html"));
    await waitPainted(page, "近邻党建");
    await page.evaluate(() => {
      history.pushState(null, "", "/other");
      document.body.innerHTML = "<main><p>新的一页：四下基层</p></main>";
    });
    await waitPainted(page, "四下基层");
    expect(await painted(page)).toEqual(["四下基层"]);
  });
});

test("when the extension is updated under a page, its old script removes everything silently", async () => {
  const page = await browser.open(at("sample.html"));
  await waitPainted(page, "近邻党建");
  await hover(page, "近邻党建");
  await cardWith(page, "近邻党建");
  await (await browser.worker()).evaluate(() => chrome.runtime.reload()).catch(() => {});
  await page.waitForFunction(
    () => CSS.highlights.size === 0 && !document.querySelector("div[popover][style*='2147483647']"),
  );
  await page.mouse.move(998, 698);
  await page.mouse.move(200, 200);
  await page.evaluate(() => document.body.append("四下基层"));
  await waitNoCard(page);
  expect(await painted(page)).toEqual([]);
});
