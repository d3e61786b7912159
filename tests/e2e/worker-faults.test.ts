/**
 * A worker's file that is missing, or that throws or ends itself: what waits for the worker says so, and
 * works when it is tried again with the right file. Chromium reads the files of an unpacked extension
 * whenever they are asked for.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { BUILD } from "./chromium";
import { useChromium } from "./use-chromium";

const REPORT = "reader.html#/doc/fuzhou-jiguan-dangjian";

const folder = mkdtempSync(path.join(tmpdir(), "cideng-workers-"));
cpSync(BUILD, folder, { recursive: true });
const { browser } = useChromium({ extension: folder });
let broken: string | null = null;

/** Puts a script before that of a worker's file; removes the file if there is none. */
function breakFile(name: string, script: string | null): void {
  broken = name;
  const file = path.join(folder, name);
  const whole = readFileSync(file, "utf8");
  rmSync(file);
  if (script !== null) writeFileSync(file, script + whole);
}

function repair(): void {
  if (broken !== null) cpSync(path.join(BUILD, broken), path.join(folder, broken));
  broken = null;
}

afterEach(repair);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A script that does something in place of an answer. */
function whenAsked(act: string): string {
  return `addEventListener("message", (it) => { it.stopImmediatePropagation(); ${act} });`;
}

const WAYS = [
  ["is missing", null],
  ["throws at its start", "throw new Error('broken');"],
  ["throws when it is asked", whenAsked("throw new Error('broken');")],
  // After its lock has been asked for.
  ["ends itself when it is asked", whenAsked("setTimeout(close, 300);")],
] as const;

const stopped = (page: Page) => page.getByRole("alert").filter({ hasText: "has stopped" });

/** Expects the fault to be said, tries again in vain, repairs the file, and tries again. */
async function tryAgain(page: Page): Promise<void> {
  const retry = stopped(page).getByRole("button", { name: "Try again" });
  await stopped(page).waitFor();
  await stopped(page).evaluate((it) => it.setAttribute("data-seen", ""));
  await retry.press("Enter");
  await page.locator(".trouble:not([data-seen])").waitFor();
  repair();
  await retry.press("Enter");
}

test.each(WAYS)(
  "the check says so if its worker's file %s, and the editor works",
  async (_, it) => {
    breakFile("lint-worker.js", it);
    const page = await browser.openOwn(`${REPORT}/terms`);
    await page.getByRole("link", { name: "Check", exact: true }).press("Enter");
    await stopped(page).waitFor();
    expect(await page.getByText("Checking…").count()).toBe(0);
    await page.getByRole("link", { name: "Terms" }).first().press("Enter");
    await page.locator(".index-group a").first().click();
    await page.getByRole("link", { name: "Edit", exact: true }).press("Enter");
    await page.locator(".entry-editor").waitFor();
    await page.goto(`${browser.origin}/${REPORT}/check`);
    await tryAgain(page);
    await page.getByText("Nothing to look at").waitFor();
    expect(await stopped(page).count()).toBe(0);
  },
);

test.each(WAYS)("the finder of terms says so if its worker's file %s", async (_, it) => {
  breakFile("candidates-worker.js", it);
  const page = await browser.openOwn(`${REPORT}/candidates`);
  await tryAgain(page);
  await expect.poll(() => page.locator(".candidate").count()).toBeGreaterThan(0);
});

test.each([WAYS[0], WAYS[1]])("a PDF is read again if its reader's file %s", async (_, it) => {
  breakFile("pdf/pdf.worker.min.mjs", it);
  const page = await browser.openOwn("reader.html#/add");
  await page.locator("input[type=file]").setInputFiles("tests/pages/paper.pdf");
  await tryAgain(page);
  await expect.poll(() => page.getByRole("button", { name: "Add to the library" }).count()).toBe(1);
});

test.each(WAYS)(
  "notes say so if the journal's worker's file %s, and are kept later",
  async (_, it) => {
    breakFile("journal-worker.js", it);
    await browser.restart();
    const page = await browser.openOwn(`${REPORT}/terms`);
    const alert = page.getByRole("alert").filter({ hasText: "does not open Cideng’s database" });
    await alert.waitFor();
    repair();
    await alert.getByRole("button", { name: "Try again" }).press("Enter");
    await expect.poll(() => alert.count()).toBe(0);
  },
);
