/** A word that several glossaries know: the card and the side panel switch between their entries. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { cardWith, grow, hover, waitPainted } from "./chromium";
import { saveNote } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

/** A glossary of the user's own, with another rendering for a term of the report. */
beforeAll(async () => {
  const library = await browser.openOwn("reader.html#/library");
  await library.getByText("New glossary").click();
  await library.getByLabel("Name of the glossary").fill("外事译名");
  await library.getByRole("button", { name: "Make it" }).click();
  await library.getByText("No terms yet").waitFor();
  await library.getByRole("link", { name: /New term|Add a term/u }).click();
  await library.getByLabel("Term", { exact: true }).fill("近邻党建");
  await library.getByLabel("English", { exact: true }).fill("Good-Neighbour Party Building");
  await library.getByRole("button", { name: "Save", exact: true }).click();
  await library.getByRole("heading", { name: "近邻党建" }).waitFor();
  await library.close();
});

async function open(): Promise<Page> {
  const page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, "近邻党建");
  return page;
}

test("the card names both, and switches by a click and by a key", async () => {
  const page = await open();
  await hover(page, "近邻党建");
  const card = await cardWith(page, "近邻党建");
  await card.locator(".other-source", { hasText: "外事译名" }).waitFor();
  await grow(card);
  const gloss = () => card.locator(".gloss").innerText();
  expect(await gloss()).toContain("neighbourhood Party building");
  const differences = card.locator(".differences");
  await differences.getByText("Good-Neighbour Party Building").waitFor();
  await differences.getByText("neighbourhood Party building").waitFor();

  await card.getByRole("radio", { name: "外事译名" }).check();
  await vi.waitFor(async () => expect(await gloss()).toContain("Good-Neighbour"));
  // A note belongs to the entry on which it is written.
  await card.getByRole("button", { name: "Add a note" }).click();
  await card.locator("textarea").fill("只记在这里");
  await saveNote(card);
  await card.locator(".note-text", { hasText: "只记在这里" }).waitFor();

  await card.locator("main").focus();
  await page.keyboard.press("1");
  await vi.waitFor(async () => expect(await gloss()).toContain("neighbourhood Party building"));
  expect(await card.locator(".note-text").count()).toBe(0);
  await page.keyboard.press("2");
  await card.locator(".note-text", { hasText: "只记在这里" }).waitFor();
});

test("the side panel switches too", async () => {
  const page = await open();
  const panel = await browser.openPopup(page, "sidepanel.html");
  await page.bringToFront();
  await hover(page, "近邻党建");
  await panel.locator(".gloss", { hasText: "neighbourhood Party building" }).waitFor();
  await panel.getByRole("radio", { name: "外事译名" }).check();
  await panel.locator(".gloss", { hasText: "Good-Neighbour" }).waitFor();
  await panel.getByRole("radio", { name: "Fuzhou report" }).check();
  await panel.locator(".gloss", { hasText: "neighbourhood Party building" }).waitFor();
  expect(await panel.locator(".differences dd").allInnerTexts()).toContain(
    "Good-Neighbour Party Building",
  );
});
