/**
 * A disk that is really full: the profile is on a small file system in memory. Only the superuser
 * can mount it.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { BUILD, Chromium, cardWith, hover } from "./chromium";
import { beginNote, noteBox, saveNote } from "./note-form";

const disk = mkdtempSync(path.join(tmpdir(), "cideng-disk-"));
const isMounted = mount();

function mount(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=160m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

afterAll(() => {
  if (isMounted) execFileSync("umount", ["--lazy", disk]);
  rmdirSync(disk);
});

/** Writes until nothing more fits; returns the file. */
function fill(): string {
  const file = path.join(disk, "filler");
  const { stderr } = spawnSync("dd", ["if=/dev/zero", `of=${file}`, "bs=4k"], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  expect(stderr).toContain("No space left on device");
  return file;
}

test.runIf(isMounted)(
  "a full disk is reported, typed text is kept and saved once there is room again, and nothing older is lost",
  async () => {
    const browser = await new Chromium(BUILD, disk).start();
    const term = "reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi";
    let page = await browser.openOwn(term);
    await beginNote(page, "先前的");
    await saveNote(page);
    await page.locator(".note-text", { hasText: "先前的" }).waitFor();

    const filler = fill();
    const text = `没有地方${"字".repeat(90_000)}`;
    await beginNote(page, text);
    await saveNote(page);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.getAttribute("data-trouble")).toBe("full");
    expect(await noteBox(page).inputValue()).toBe(text);
    expect(await page.locator(".note-text").allInnerTexts()).toEqual(["先前的"]);

    rmSync(filler);
    await saveNote(page);
    await page.locator(".note-text", { hasText: "没有地方" }).waitFor();
    await browser.restart();
    page = await browser.openOwn(term);
    await page.locator(".note-text", { hasText: "没有地方" }).waitFor();
    expect(await page.locator(".note-text").count()).toBe(2);
    await browser.close();
  },
);

test.runIf(isMounted)(
  "a document that finds no room leaves nothing behind, says why, and comes in once there is room again",
  async () => {
    const browser = await new Chromium(BUILD, disk).start();
    try {
      let page = await browser.openOwn("reader.html#/library");
      await page.locator(".shelf-row").first().waitFor();
      const before = await page.locator(".shelf-row").count();
      await page.getByRole("link", { name: "Add", exact: true }).click();
      const text = `城市更新方案\n${"推进老旧小区改造。".repeat(40_000)}\n最后一段。\n`;
      await page.locator("input[type=file]").setInputFiles({
        name: "方案.txt",
        mimeType: "text/plain",
        buffer: Buffer.from(text),
      });
      const add = page.getByRole("button", { name: "Add to the library" });
      await add.waitFor();
      const filler = fill();
      for (let i = 0; i < 2; i += 1) {
        await add.click();
        await page.locator("[data-trouble=full]").waitFor();
      }
      const list = await browser.openOwn("reader.html#/library");
      await list.locator(".shelf-row").first().waitFor();
      expect(await list.locator(".shelf-row").count()).toBe(before);
      await list.close();

      rmSync(filler);
      await add.click();
      await page.locator("article.report").getByText("最后一段。").waitFor();
      await browser.restart();
      page = await browser.openOwn("reader.html#/library");
      await page.getByRole("link", { name: "城市更新方案" }).first().click();
      await page.locator("article.report").getByText("最后一段。").waitFor();
    } finally {
      await browser.close();
      rmSync(path.join(disk, "filler"), { force: true });
    }
  },
);

/**
 * Writes into the notes' database until it finds no room. From then on, the browser does not open
 * it any more.
 */
async function breakDatabase(own: Page): Promise<void> {
  await own.evaluate(async () => {
    const request = indexedDB.open("cideng");
    await new Promise((resolve) => (request.onsuccess = resolve));
    const { result: database } = request;
    for (let i = 0, isOpen = true; isOpen; i += 1) {
      try {
        const transaction = database.transaction("staged", "readwrite", { durability: "strict" });
        transaction.objectStore("staged").put({ batch: "x", id: `${i}`, text: "x".repeat(1e6) });
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve;
          transaction.onabort = reject;
        });
      } catch {
        isOpen = false;
      }
    }
    database.close();
  });
}

const FULL = "The disk is full";

test.runIf(isMounted).each(["is refused at the door", "has found no room itself"])(
  "while a disk is full, and the database %s, everything is read, listed, searched and exported, and every failure says why",
  async (how) => {
    const browser = await new Chromium(BUILD, disk).start();
    const server = await servePages();
    try {
      const term = "reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi";
      const page = await browser.openOwn(term);
      for (const text of ["先前的", "再前的"]) {
        await beginNote(page, text);
        await saveNote(page);
        await page.locator(".note-text", { hasText: text }).waitFor();
      }
      const filler = fill();
      if (how === "has found no room itself") await breakDatabase(page);
      await beginNote(page, "没有地方");
      for (let i = 0; i < 3; i += 1) {
        await saveNote(page);
        await page.locator("[data-trouble=full]", { hasText: FULL }).first().waitFor();
        expect(await page.locator("[data-trouble]:not([data-trouble=full])").count()).toBe(0);
        expect(await noteBox(page).inputValue()).toBe("没有地方");
      }
      await page.getByRole("button", { name: "Cancel" }).click();
      const [note] = await page.locator(".term-view .note").all();
      await note?.getByRole("button", { name: "Delete" }).click();
      await page.locator("[data-trouble=full]").first().waitFor();
      expect(await page.locator(".term-view .note").count()).toBe(2);

      // In pages that are opened now.
      const list = await browser.openOwn("reader.html#/notes");
      await list.locator(".notes .note").nth(1).waitFor();
      await list.getByRole("searchbox").fill("先前");
      await list.locator(".notes .note-text", { hasText: "先前的" }).waitFor();
      await vi.waitFor(async () => expect(await list.locator(".notes .note").count()).toBe(1));
      await list.close();
      const popup = await browser.openOwn("popup.html");
      await popup.getByRole("combobox").fill("先前的");
      await popup.getByRole("option", { name: "先前的" }).waitFor();
      await popup.close();
      const safety = await browser.openOwn("reader.html#/safety");
      const download = safety.waitForEvent("download");
      await safety.locator(".backup .primary").click();
      // The browser has no room for the file, so its content is read from the download.
      expect((await download).suggestedFilename()).toMatch(/^cideng-backup-.*\.json$/u);
      await safety.close();
      const web = await browser.open(`${server.url}/sample.html`);
      await hover(web, "三单制");
      const card = await cardWith(web, "再前的");
      await beginNote(card, "从卡片");
      await saveNote(card);
      await card.locator("[data-trouble=full]", { hasText: FULL }).waitFor();
      await web.close();

      rmSync(filler);
      await page.reload();
      await beginNote(page, "有地方了");
      await saveNote(page);
      await page.locator(".note-text", { hasText: "有地方了" }).waitFor();
      expect(await page.locator(".term-view .note").count()).toBe(3);
      expect(await page.locator("[data-trouble]").count()).toBe(0);
      await browser.restart();
      const again = await browser.openOwn(term);
      await again.locator(".note-text", { hasText: "有地方了" }).waitFor();
      expect(await again.locator(".term-view .note").count()).toBe(3);
    } finally {
      await server.close();
      await browser.close();
      rmSync(path.join(disk, "filler"), { force: true });
    }
  },
);
