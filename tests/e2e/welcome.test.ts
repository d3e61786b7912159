/** The welcome page: it opens at install, and is a place to try the light and to choose. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Settings } from "@/lib/settings/settings";
import { GUESS_HIGHLIGHTS, painted as spotsIn } from "../../scripts/painted.mjs";
import { welcomeIn } from "../../scripts/welcome.mjs";
import { Chromium, ask, hover, painted, waitPainted } from "./chromium";

let browser: Chromium;
let page: Page;

beforeAll(async () => {
  browser = await new Chromium().start({ keepsWelcome: true });
  page = await welcomeIn(browser.context);
  // The whole page is in view.
  await page.setViewportSize({ width: 1000, height: 1600 });
});
afterAll(() => browser?.close());

/** The lit texts, guesses too, in one line. */
async function lit(): Promise<string> {
  const guesses = await spotsIn(page, GUESS_HIGHLIGHTS);
  return [...(await painted(page)), ...guesses.map(({ text }) => text)].join(" ");
}
const waitLit = (text: string) =>
  vi.waitFor(async () => expect(await lit()).toContain(text), { timeout: 20_000 });
const waitDark = (text: string) =>
  vi.waitFor(async () => expect(await lit()).not.toContain(text), { timeout: 20_000 });

const shown = () => page.locator(".shown article header h2");
const waitShown = (form: string) =>
  vi.waitFor(async () => expect(await shown().innerText()).toBe(form), { timeout: 20_000 });
const langOf = (own: Page) => own.evaluate(() => document.documentElement.lang);

async function settings(): Promise<Settings> {
  return ask(page, "settings.get", {});
}

describe.sequential("at install", () => {
  test("it opens in front, in the browser's language", async () => {
    expect(page.url()).toBe(`${browser.origin}/welcome.html`);
    const tab = await page.evaluate(() => chrome.tabs.getCurrent());
    expect(tab?.active).toBe(true);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("heading", { level: 1 }).allInnerTexts()).toEqual([
      "Rest the pointer on a lit word",
    ]);
    expect(await langOf(page)).toBe("en");
    expect(await page.title()).toBe("Welcome page · Cideng");
  });

  test("its paragraph is lit as soon as the report is there", async () => {
    await waitPainted(page, "三单制");
    await waitPainted(page, "堡垒工程");
    await waitPainted(page, "近邻党建");
  });

  test("the pointer on a lit term shows its entry", async () => {
    await hover(page, "三单制");
    await waitShown("三单制");
    expect(await page.locator(".shown blockquote").innerText()).toContain(
      "实行责任清单、问题清单、整改清单“三单制”管理",
    );
    await hover(page, "近邻党建");
    await waitShown("近邻党建");
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  });

  test("the keyboard reaches each lit term, and shows its entry", async () => {
    await page.getByRole("combobox", { name: "Language" }).focus();
    const terms = page.getByRole("group", { name: "Lit here:" }).getByRole("button");
    const forms = await terms.allInnerTexts();
    expect(forms.join()).toContain("三单制");
    for (const form of forms) {
      await page.keyboard.press("Tab");
      await waitShown(form);
    }
  });

  test("it says which keys are bound, and leads to where they are changed", async () => {
    const worker = await browser.worker();
    const bound = await worker.evaluate(async () =>
      (await chrome.commands.getAll()).map((it) => it.shortcut),
    );
    expect(bound).not.toContain("");
    // Each key is shown by itself.
    expect(await page.locator("kbd").allInnerTexts()).toEqual(
      bound.flatMap((it) => it?.split("+")),
    );
    const [opened] = await Promise.all([
      browser.context.waitForEvent("page"),
      page.getByRole("button", { name: "Change the keys" }).click(),
    ]);
    await opened.waitForURL("chrome://extensions/shortcuts");
    await opened.close();
  });

  test("the level follows the arrow keys, and is kept", async () => {
    await page.bringToFront();
    await waitLit("达标创星");
    await page.getByRole("radio", { name: "Normal" }).focus();
    await page.keyboard.press("ArrowLeft");
    await waitDark("达标创星");
    await waitLit("三单制");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await waitLit("高质量发展");
    await vi.waitFor(async () => expect((await settings()).level).toBe("everything"));
    await page.reload();
    await waitLit("高质量发展");
    expect(await page.getByRole("radio", { name: "Everything" }).isChecked()).toBe(true);
  });

  test("the language changes at once, and is kept", async () => {
    await page.getByRole("combobox", { name: "Language" }).selectOption("zh-TW");
    const title = page.getByRole("heading", { name: "把指標停在點亮的詞上", level: 1 });
    await title.waitFor();
    expect(await langOf(page)).toBe("zh-TW");
    // The text is that of a page in mainland China, whatever the language of the interface.
    expect(await page.locator(".sample > p").first().getAttribute("lang")).toBe("zh-CN");
    await page.reload();
    await title.waitFor();
    expect((await settings()).language).toBe("zh-TW");
    await page.getByRole("combobox", { name: "語言" }).selectOption("");
    await page.getByRole("heading", { name: "Rest the pointer on a lit word" }).waitFor();
  });

  test.each(["en", "zh-CN", "zh-TW"] as const)(
    "nothing stands out sideways at 320 px, in %s",
    async (language) => {
      await ask(page, "settings.change", { language });
      await vi.waitFor(async () => expect(await langOf(page)).toBe(language));
      await page.setViewportSize({ width: 320, height: 1600 });
      await waitPainted(page, "三单制");
      await hover(page, "三单制");
      await waitShown("三单制");
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBe(0);
      await page.setViewportSize({ width: 1000, height: 1600 });
      await ask(page, "settings.change", { language: null });
    },
  );

  test("it opens again only from the settings", async () => {
    await page.close();
    await browser.restart();
    const popup = await browser.openOwn("popup.html");
    // The background has started, and has heard all events of the start.
    await ask(popup, "notes.ready", {});
    expect(browser.context.pages().filter((it) => it.url().includes("welcome"))).toEqual([]);
    await popup.getByRole("button", { name: "Settings" }).click();
    const [opened] = await Promise.all([
      browser.context.waitForEvent("page"),
      popup.getByRole("link", { name: "Welcome page" }).click(),
    ]);
    await opened.waitForURL(`${browser.origin}/welcome.html`);
    await opened.close();
  });
});

test.each([
  [false, "Click the puzzle piece"],
  [true, "It is in the toolbar"],
  [undefined, "It is in the toolbar"],
])("if the browser says %j of the button in the toolbar, it reads: %s", async (isOn, text) => {
  const own = await browser.context.newPage();
  await own.addInitScript((isOnToolbar) => {
    chrome.action.getUserSettings = () => Promise.resolve({ isOnToolbar } as never);
  }, isOn);
  await own.goto(`${browser.origin}/welcome.html`);
  const lamp = own.getByRole("region", { name: "The lamp in the toolbar" });
  await vi.waitFor(async () => expect(await lamp.innerText()).toContain(text));
  await own.close();
});

test("while the report is being installed, it says so, and lights the paragraph afterwards", async () => {
  const own = await browser.context.newPage();
  await own.addInitScript(() => {
    const { local } = chrome.storage;
    const get = local.get.bind(local) as (names?: unknown) => Promise<Record<string, unknown>>;
    const held = async (names?: unknown) => {
      const { lexicon, ...others } = await get(names);
      const isHeld = (globalThis as { isThere?: boolean }).isThere !== true;
      return isHeld || lexicon === undefined ? others : { lexicon, ...others };
    };
    local.get = held;
  });
  await own.goto(`${browser.origin}/welcome.html`);
  await own.getByText("Getting ready: a few seconds").waitFor();
  expect(await painted(own)).toEqual([]);
  await own.evaluate(() => Object.assign(globalThis, { isThere: true }));
  // Any published value that a page waits for.
  await ask(own, "settings.change", { delay: 220 });
  await waitPainted(own, "三单制");
  expect(await own.getByText("Getting ready").count()).toBe(0);
  await own.close();
});
