/** A disk that is really full: the profile lies on a small one in memory, which takes the superuser to mount. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { BUILD, Chromium } from "./chromium";
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
  "a full disk is said, what was typed is kept, and saved when there is room again; nothing older is lost",
  async () => {
    const browser = await new Chromium(BUILD, disk).start();
    const term = "reader.html#/term/sandan-zhi";
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
