/**
 * Failures of the store, provoked on purpose. Each is reported, typed text is kept, and the action
 * can be repeated.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { BUILD, cardWith, hover, waitPainted } from "./chromium";
import { beginNote, noteBox, saveNote } from "./note-form";
import { useChromium } from "./use-chromium";

/**
 * A build without the permission for unlimited storage: with it, only the disk limits the quota.
 */
const folder = mkdtempSync(path.join(tmpdir(), "cideng-build-"));
beforeAll(() => {
  cpSync(BUILD, folder, { recursive: true });
  const manifest = path.join(folder, "manifest.json");
  const limited = readFileSync(manifest, "utf8").replace('"unlimitedStorage",', "");
  expect(limited).not.toContain("unlimitedStorage");
  writeFileSync(manifest, limited);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { browser, server } = useChromium({ extension: folder });

async function begin(text: string): Promise<Page> {
  const page = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
  await beginNote(page, text);
  return page;
}
const typed = (page: Page) => noteBox(page).inputValue();

/** (Not as rendered, because only the visible part of a long list is laid out.) */
const noteTexts = (page: Page) => page.locator(".note-text").allTextContents();

/** Opens the popup, which reports what was rebuilt until the user has confirmed it. */
async function rebuiltIsSaid(): Promise<Page> {
  const popup = await browser.openOwn("popup.html");
  await popup.getByText(/^The browser had lost \d+ notes?\./u).waitFor();
  await popup.getByRole("button", { name: "OK", exact: true }).click();
  await vi.waitFor(async () => expect(await popup.locator(".told").count()).toBe(0));
  return popup;
}

/** In force as long as its session. */
async function limitQuota(page: Page, quotaSize: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: browser.origin, quotaSize });
  const { overrideActive } = await session.send("Storage.getUsageAndQuota", {
    origin: browser.origin,
  });
  expect(overrideActive).toBe(true);
  return session;
}

describe("the store", () => {
  test("a full store is reported, typed text is kept, and it is saved once there is room again", async () => {
    const page = await begin("还放得下");
    const limit = await limitQuota(page, 1);
    await saveNote(page);
    await page.locator(".note-text", { hasText: "还放得下" }).waitFor();
    // The space that the browser has already reserved for the files holds some notes.
    const alert = page.getByRole("alert");
    const saved = ["还放得下"];
    let text = "";
    for (let isFull = false; !isFull;) {
      text = `要有地方${saved.length}${"字".repeat(90_000)}`;
      await beginNote(page, text);
      await saveNote(page);
      isFull = await Promise.race([
        alert.waitFor().then(() => true),
        page
          .locator(".note-text", { hasText: text.slice(0, 5) })
          .waitFor()
          .then(() => false),
      ]);
      if (!isFull) saved.push(text);
      expect(saved.length).toBeLessThan(20);
    }
    expect(await alert.getAttribute("data-trouble")).toBe("full");
    expect(await alert.getByRole("link").getAttribute("href")).toBe("/reader.html#/safety");
    expect(await typed(page)).toBe(text);
    const beginnings = (texts: readonly string[]) => texts.map((it) => it.slice(0, 5)).toSorted();
    expect(beginnings(await noteTexts(page))).toEqual(beginnings(saved));
    await limit.send("Storage.overrideQuotaForOrigin", { origin: browser.origin });
    await saveNote(page);
    await page.locator(".note-text", { hasText: text.slice(0, 5) }).waitFor();
  });

  test("a store that is deleted during use accepts the next note as usual, and reports what was rebuilt", async () => {
    const page = await begin("先前的");
    await saveNote(page);
    await page.locator(".note-text", { hasText: "先前的" }).waitFor();
    const other = await browser.openOwn("card.html");
    await other.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase("cideng");
          request.addEventListener("success", resolve);
          request.addEventListener("error", reject);
        }),
    );
    await beginNote(page, "后来的");
    await saveNote(page);
    await vi.waitFor(async () =>
      expect(await noteTexts(page)).toEqual(expect.arrayContaining(["先前的", "后来的"])),
    );
    const popup = await rebuiltIsSaid();
    // The report is restored too.
    await popup.getByRole("combobox").fill("jinlin");
    await popup.getByRole("option").first().waitFor();
  });

  test("a store that the browser closes and empties is complete again, and what was rebuilt is reported", async () => {
    const page = await begin("在先的");
    await saveNote(page);
    await page.locator(".note-text", { hasText: "在先的" }).waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", {
      origin: browser.origin,
      storageTypes: "indexeddb",
    });
    await beginNote(page, "在后的");
    await saveNote(page);
    await vi.waitFor(async () =>
      expect(await noteTexts(page)).toEqual(expect.arrayContaining(["在先的", "在后的"])),
    );
    await rebuiltIsSaid();
  });

  test("a store that a newer version has taken over is read out of the journal, and left as it is", async () => {
    const page = await begin("给新版");
    await saveNote(page);
    await page.locator(".note-text", { hasText: "给新版" }).waitFor();
    const web = await browser.open(`${server.url}/sample.html`);
    await waitPainted(web, "三单制");
    const other = await browser.openOwn("card.html");
    await other.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open("cideng", 99);
          request.addEventListener("success", () => resolve(request.result.close()));
          request.addEventListener("error", reject);
        }),
    );
    const popup = await browser.openOwn("popup.html");
    await popup.getByRole("alert").waitFor();
    expect(await popup.getByRole("alert").getAttribute("data-trouble")).toBe("newer");
    await web.bringToFront();
    await hover(web, "三单制");
    const card = await cardWith(web, "A newer version of Cideng");
    const [safety] = await Promise.all([
      browser.context.waitForEvent("page"),
      card.getByRole("link", { name: "Backup and restore" }).click(),
    ]);
    const [download] = await Promise.all([
      safety.waitForEvent("download"),
      safety.getByRole("button", { name: "Export what can be read" }).click(),
    ]);
    const stream = await download.createReadStream();
    let text = "";
    for await (const chunk of stream) text += String(chunk);
    expect(text).toContain("给新版");
    const version = await other.evaluate(async () => (await indexedDB.databases())[0]?.version);
    expect(version).toBe(99);
  });
});
