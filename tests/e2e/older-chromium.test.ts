/**
 * Chromium before 148 has no `browser`, and accepts no promise from a message listener (its
 * documentation: “browser namespace”). Such a browser is not available here, so both are removed
 * before any of our scripts runs.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { BUILD, Chromium, cardWith, hover, waitPainted } from "./chromium";
import { beginNote, saveNote } from "./note-form";

const OLDER = `
delete globalThis.browser;
{
  const { onMessage } = chrome.runtime;
  const add = onMessage.addListener.bind(onMessage);
  onMessage.addListener = (listener) =>
    add((...heard) => (listener(...heard) === true ? true : undefined));
}
`;

const folder = mkdtempSync(path.join(tmpdir(), "cideng-older-"));
let browser: Chromium;
let server: Awaited<ReturnType<typeof servePages>>;

function edit(name: string, change: (text: string) => string): void {
  const file = path.join(folder, name);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

beforeAll(async () => {
  cpSync(BUILD, folder, { recursive: true });
  writeFileSync(path.join(folder, "older.js"), OLDER);
  for (const page of readdirSync(folder).filter((it) => it.endsWith(".html"))) {
    edit(page, (text) => text.replace("<head>", '<head><script src="/older.js"></script>'));
  }
  // The first imported module runs first.
  edit("background.js", (text) => `import "./older.js";${text}`);
  edit("in-page.js", (text) => OLDER + text);
  server = await servePages();
  browser = await new Chromium(folder).start();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("light, card, notes, popup and reader work in an older Chromium", async () => {
  const worker = await browser.worker();
  expect(await worker.evaluate(() => typeof (globalThis as { browser?: unknown }).browser)).toBe(
    "undefined",
  );
  const page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, "三单制");
  await hover(page, "三单制");
  const card = await cardWith(page, "三单制");
  await beginNote(card, "在旧版浏览器里写下");
  await saveNote(card);
  await vi.waitFor(async () =>
    expect(await card.locator("main").innerText()).toContain("在旧版浏览器里写下"),
  );
  const popup = await browser.openPopup(page);
  await popup.getByRole("combobox").fill("旧版浏览器");
  await popup.getByRole("option", { name: "在旧版浏览器里写下" }).waitFor();
  const reader = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
  await reader.getByText("在旧版浏览器里写下").first().waitFor();
});
