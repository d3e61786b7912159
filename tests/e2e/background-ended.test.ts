/**
 * The background is ended at random instants between a request and its reply. Every request must be
 * carried out once.
 */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { ask } from "./chromium";
import { beginNote } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser } = useChromium();

/** The ordinary run takes a share of what `npm run faults` takes. */
const ENDINGS = Number(process.env["FAULT_ENDINGS"] ?? 15);

let page: Page;
beforeAll(async () => {
  page = await browser.context.newPage();
  // Counts the unanswered requests. If there are none, the instants were the wrong ones.
  await page.addInitScript(() => {
    const { runtime } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
    const ask = runtime.sendMessage.bind(runtime);
    const counted = window as unknown as { unanswered: number };
    counted.unanswered = 0;
    runtime.sendMessage = async (message: unknown) => {
      try {
        const answer = await ask(message);
        if (answer === undefined) counted.unanswered += 1;
        return answer;
      } catch (error) {
        counted.unanswered += 1;
        throw error;
      }
    };
  });
  await page.goto(`${browser.origin}/reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi`);
});

test(
  "a background that ends loses no request, and carries none out twice",
  async () => {
    const session = await browser.context.newCDPSession(page);
    await session.send("ServiceWorker.enable");
    const texts: string[] = [];
    for (let i = 0; i < ENDINGS; i += 1) {
      const text = `note ${i}`;
      texts.push(text);
      await beginNote(page, text);
      // Ended at a different moment each time: from before the request arrives until after the
      // reply.
      await page.evaluate(() =>
        document.querySelector<HTMLButtonElement>(".note-editor [type=submit]")?.click(),
      );
      await new Promise((resolve) => setTimeout(resolve, (i * 7) % 45));
      await session.send("ServiceWorker.stopAllWorkers");
      await page.locator(".note-text", { hasText: new RegExp(`^${text}$`, "u") }).waitFor();
    }
    const [found] = await ask(page, "notes.on", {
      subjects: ["urn:cideng:fuzhou-jiguan-dangjian:term:sandan-zhi"],
      most: 1000,
    });
    expect(found?.notes.map((it) => it.body.value).toSorted()).toEqual(texts.toSorted());
    const unanswered = await page.evaluate(
      () => (window as unknown as { unanswered: number }).unanswered,
    );
    console.log(
      `background: ended ${ENDINGS} times while a note was saved, ${unanswered} requests unanswered and asked again; lost 0, doubled 0`,
    );
    expect(unanswered).toBeGreaterThan(0);
  },
  60_000 + ENDINGS * 2000,
);
