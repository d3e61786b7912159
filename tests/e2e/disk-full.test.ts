/** A disk that is really full: the profile lies on a small one in memory, which takes the superuser to mount. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { Chromium } from "./chromium";

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

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByRole("textbox", { name: "Note", exact: true }).fill(text);
}
const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();

test.runIf(isMounted)(
  "a full disk is said, what was typed is kept, and saved when there is room again; nothing older is lost",
  async () => {
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = disk;
    const browser = new Chromium();
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    await browser.start();
    const term = "reader.html#/term/sandan-zhi";
    let page = await browser.openOwn(term);
    await write(page, "先前的");
    await save(page);
    await page.locator(".note-text", { hasText: "先前的" }).waitFor();

    const filler = fill();
    const text = `没有地方${"字".repeat(90_000)}`;
    await write(page, text);
    await save(page);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.getAttribute("data-trouble")).toBe("full");
    expect(await page.getByRole("textbox", { name: "Note", exact: true }).inputValue()).toBe(text);
    expect(await page.locator(".note-text").allInnerTexts()).toEqual(["先前的"]);

    rmSync(filler);
    await save(page);
    await page.locator(".note-text", { hasText: "没有地方" }).waitFor();
    await browser.restart();
    page = await browser.openOwn(term);
    await page.locator(".note-text", { hasText: "没有地方" }).waitFor();
    expect(await page.locator(".note-text").count()).toBe(2);
    await browser.close();
  },
);
