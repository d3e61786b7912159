import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { BUILD, Chromium, cardWith, hover, waitPainted } from "./chromium";
import { beginNote, saveNote } from "./note-form";

/**
 * A separate build, whose data a test may change. The folder's path is the extension's identity.
 */
const folder = mkdtempSync(path.join(tmpdir(), "cideng-build-"));
const background = path.join(folder, "background.js");
let browser: Chromium;

beforeAll(async () => {
  cpSync(BUILD, folder, { recursive: true });
  browser = await new Chromium(folder).start();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ends the browser, changes the build's text, and starts it again. */
async function rebuild(...changes: [from: string, to: string][]): Promise<void> {
  await browser.context.close();
  const before = readFileSync(background, "utf8");
  const after = changes.reduce((text, [from, to]) => text.replaceAll(from, to), before);
  expect(after).not.toBe(before);
  writeFileSync(background, after);
  browser.forgetWorkerScripts();
  await browser.start();
}

const edition = async (): Promise<string> => {
  const page = await browser.openOwn("reader.html");
  await page.locator("main").first().waitFor();
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        indexedDB.open("cideng").addEventListener("success", ({ target }) => {
          const database = (target as IDBOpenDBRequest).result;
          const request = database.transaction("installed").objectStore("installed").get("bundle");
          request.addEventListener("success", () => {
            database.close();
            resolve((request.result as { edition: string }).edition);
          });
        });
      }),
  );
};

test("a new edition replaces the old one, and notes stay", async () => {
  const first = await edition();
  const page = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
  await beginNote(page, "留着");
  await saveNote(page);
  await page.locator(".note-text").waitFor();
  await rebuild([first, "second-edition"], ["Three-List System", "System of Three Lists"]);
  expect(await edition()).toBe("second-edition");
  const again = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
  await again.locator(".note-text").waitFor();
  expect(await again.locator(".gloss").innerText()).toContain("System of Three Lists");
  expect(await again.locator(".note-text").innerText()).toBe("留着");
});

test("an edition with faults is refused with each fault named, and the previous one stays in use", async () => {
  await rebuild(["second-edition", "third-edition"], ["System of Three Lists", " "]);
  expect(await edition()).toBe("second-edition");
  const page = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
  const alert = page.getByRole("alert");
  await alert.getByText("Details").click();
  await vi.waitFor(async () =>
    expect(await alert.innerText()).toContain("sandan-zhi, english.text: must not be empty"),
  );
  expect(await page.locator(".gloss").innerText()).toContain("System of Three Lists");
  expect(await page.locator(".note-text").innerText()).toBe("留着");
  const server = await servePages();
  const web = await browser.open(`${server.url}/sample.html`);
  await waitPainted(web, "三单制");
  await hover(web, "三单制");
  await cardWith(web, "System of Three Lists");
  await server.close();
});
