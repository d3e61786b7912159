import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, type Frame, type Page, type Worker, chromium } from "playwright-core";
import { expect, vi } from "vitest";
import type { Browser } from "wxt/browser";
import type { Answer, Params, Reply, RequestName } from "@/lib/messages/contract";
import { CHROMIUM } from "../../scripts/browsers.mjs";
import { painted as spotsIn, restOn } from "../../scripts/painted.mjs";
import { welcomeIn } from "../../scripts/welcome.mjs";

export const BUILD = path.resolve(".output/chrome-mv3");

/** Chromium with the built extension, in its own profile. */
export class Chromium {
  context!: BrowserContext;
  /** `chrome-extension://…` */
  origin = "";
  /** What pages wrote to their consoles and threw: a page must not notice us. */
  readonly complaints: string[] = [];
  /** The folder of its profile. */
  readonly profile: string;
  readonly #extension: string;
  #isNew = true;

  /** @param folder where the profile is created */
  constructor(extension = BUILD, folder = tmpdir()) {
    this.#extension = extension;
    this.profile = mkdtempSync(path.join(folder, "cideng-chromium-"));
  }

  /**
   * The welcome page opens at the first start, in front of the other tabs. It is closed, so that no
   * test takes it for the page that it has opened.
   *
   * @param hasScrollBars as users have them; Playwright hides them
   */
  async start({ keepsWelcome = false, hasScrollBars = false } = {}): Promise<this> {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: CHROMIUM,
      channel: "chromium",
      headless: true,
      chromiumSandbox: process.getuid?.() !== 0,
      viewport: { width: 1000, height: 700 },
      locale: "en-US",
      // Playwright switches it off; users have it on.
      ignoreDefaultArgs: [
        "--disable-back-forward-cache",
        ...(hasScrollBars ? ["--hide-scrollbars"] : []),
      ],
      args: [
        `--disable-extensions-except=${this.#extension}`,
        `--load-extension=${this.#extension}`,
        "--disable-gpu",
        "--disable-quic",
      ],
    });
    // `URL` in Node has no origin for this scheme.
    this.origin = (await this.worker()).url().replace(/(?<=\w)\/[^/]*$/u, "");
    const isWelcomed = this.#isNew && existsSync(path.join(this.#extension, "welcome.html"));
    this.#isNew = false;
    if (isWelcomed && !keepsWelcome) await (await welcomeIn(this.context)).close();
    return this;
  }

  async worker(): Promise<Worker> {
    return this.context.serviceWorkers()[0] ?? this.context.waitForEvent("serviceworker");
  }

  /** Ends the browser and starts it again with the same profile. */
  async restart(): Promise<void> {
    await this.context.close();
    await this.start();
  }

  /**
   * Deletes the stored scripts of workers. Chromium runs them in place of the files until an
   * update. The browser must not be running.
   */
  forgetWorkerScripts(): void {
    rmSync(path.join(this.profile, "Default", "Service Worker"), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Opens a web page, and records its complaints. */
  async open(url: string): Promise<Page> {
    const page = await this.context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(error.message));
    await page.goto(url);
    return page;
  }

  /** Opens one of the extension's own pages in a tab. */
  async openOwn(name: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`${this.origin}/${name}`);
    return page;
  }

  /** Opens the popup or the side panel as a tab that takes `page` for the active one. */
  async openPopup(page: Page, name = "popup.html"): Promise<Page> {
    await page.bringToFront();
    const worker = await this.worker();
    const tab = await worker.evaluate(async () => {
      const [active] = await chrome.tabs.query({ active: true });
      return active;
    });
    const popup = await this.context.newPage();
    await popup.addInitScript((id) => {
      chrome.tabs.query = () => Promise.resolve([{ id } as Browser.tabs.Tab]);
    }, tab?.id);
    await popup.goto(`${this.origin}/${name}`);
    await popup.locator("main input").first().waitFor();
    return popup;
  }

  /**
   * Gives a keyboard command of the manifest to the active tab, as the browser does: a driver
   * cannot press the browser's own keys.
   */
  async command(name: string): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(async (it) => {
      const [tab] = await chrome.tabs.query({ active: true });
      const { onCommand } = chrome.commands as unknown as {
        onCommand: { dispatch: (...args: unknown[]) => void };
      };
      onCommand.dispatch(it, tab);
    }, name);
  }

  /** Ends the background, as the browser may at any moment. */
  async stopBackground(): Promise<void> {
    const page = await this.openOwn("popup.html");
    const session = await this.context.newCDPSession(page);
    const stopped = new Promise<void>((resolve) => {
      session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
        if (versions.some((it) => it.runningStatus === "stopped")) resolve();
      });
    });
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.stopAllWorkers");
    await stopped;
    await page.close();
  }
}

/** The painted stretches of a highlight in a page or frame, as text. */
export async function painted(page: Page | Frame, name?: string): Promise<string[]> {
  return (await spotsIn(page, name)).map((it) => it.text);
}

/** Waits until this text is painted in the page or frame. */
export async function waitPainted(page: Page | Frame, text: string, name?: string): Promise<void> {
  await vi.waitFor(async () => expect(await painted(page, name)).toContain(text), {
    timeout: 20_000,
  });
}

/** Rests the pointer on a painted stretch. Returns where that is. */
export function hover(page: Page, text: string, name?: string): Promise<{ x: number; y: number }> {
  // The page may be being painted again at this moment.
  return vi.waitFor(() => restOn(page, text, name), { timeout: 5000 });
}

/**
 * Has a brief card show its whole entry, and waits until its frame has the height for it. A click
 * before that may fall where a button was.
 */
export async function grow(card: Frame): Promise<void> {
  await card.locator(".more").click();
  await card.locator(".entry").waitFor();
  await card.evaluate(async () => {
    let before = -1;
    for (let still = 0; still < 4;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      still = innerHeight === before ? still + 1 : 0;
      before = innerHeight;
    }
  });
}

/** Opens the menu of a whole card in which its texts are copied. */
export function copyMenu(card: Frame): Promise<void> {
  return card.locator(".copy summary").click();
}

/** The card's frame, once it shows this text. */
export function cardWith(page: Page, text: string): Promise<Frame> {
  return vi.waitFor(
    async () => {
      const frames = page.frames().filter((it) => it.url().endsWith("/card.html"));
      if (frames.length === 0) throw new Error("there is no card");
      // A frame of the page can have a card of its own.
      const texts = await Promise.all(
        frames.map((it) => it.evaluate(() => document.querySelector("main")?.innerText ?? "")),
      );
      const at = texts.findIndex((it) => it.includes(text));
      expect(texts[Math.max(0, at)]).toContain(text);
      const box = await cardBox(page);
      if (!box.visible) throw new Error("the card is not visible");
      return frames[at] as Frame;
    },
    { timeout: 15_000 },
  );
}

/** The box of the card's host in the page, and whether it is visible. */
export function cardBox(page: Page): Promise<ReturnType<typeof boxOfCard>> {
  return page.evaluate(boxOfCard);
}

/** Runs in the page, so it uses nothing from outside. */
function boxOfCard(): {
  visible: boolean;
  left: number;
  top: number;
  right: number;
  bottom: number;
} {
  const host = document.querySelector<HTMLElement>("div[popover][style*='2147483647']");
  if (!host) return { visible: false, left: 0, top: 0, right: 0, bottom: 0 };
  const { left, top, right, bottom, height } = host.getBoundingClientRect();
  return {
    visible: getComputedStyle(host).visibility === "visible" && height > 20,
    left,
    top,
    right,
    bottom,
  };
}

/**
 * What a page or frame has at each of its next 40 animation frames: three times as long as any wait
 * of the extension (the pointer's grace is 220 ms), and longer on a slower machine.
 *
 * @param read runs in the page, so it uses only its argument
 */
export function readThroughout<T>(
  page: Page | Frame,
  read: (given: string) => T,
  given = "",
): Promise<T[]> {
  const watch = async (reader: (given: string) => T, it: string): Promise<T[]> => {
    const readings: T[] = [];
    while (readings.length < 40) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      readings.push(reader(it));
    }
    return readings;
  };
  return page.evaluate(`(${watch.toString()})(${read.toString()}, ${JSON.stringify(given)})`);
}

/** Whether the card is visible throughout; both values if it appears or disappears. */
export async function cardVisibleThroughout(page: Page): Promise<Set<boolean>> {
  return new Set((await readThroughout(page, boxOfCard)).map(({ visible }) => visible));
}

/**
 * Waits until the card is gone: nothing of it is visible, and the page receives clicks again where
 * it was.
 */
export async function waitNoCard(page: Page): Promise<void> {
  await vi.waitFor(async () => expect((await cardBox(page)).visible).toBe(false), {
    timeout: 5000,
  });
  const covers = await page.evaluate(() => {
    const host = document.querySelector<HTMLElement>("div[popover][style*='2147483647']");
    if (!host) return false;
    const { left, top, width, height } = host.getBoundingClientRect();
    return (
      Document.prototype.elementFromPoint.call(document, left + width / 2, top + height / 2) ===
      host
    );
  });
  expect(covers).toBe(false);
}

/**
 * Sends a request to the background from one of the extension's own pages.
 *
 * @throws Error with the text of the refusal
 */
export async function ask<N extends RequestName>(
  own: Page,
  cideng: N,
  params: Params<N>,
): Promise<Reply<N>> {
  const answer: Answer<Reply<N>> = await own.evaluate(
    (request) => chrome.runtime.sendMessage(request),
    { cideng, params },
  );
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}
