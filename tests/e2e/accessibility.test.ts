/**
 * Checks every state of card, popup and side panel with axe-core's rules, in light and dark, and at
 * 200 % text size.
 */
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { cardWith, hover, waitPainted } from "./chromium";
import { beginNote } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

/** The violations, by rule and place. Text that is just fading in or out is ignored. */
async function violations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
  const open = async (): Promise<Page> => {
    const page = await browser.open(`${server.url}/sample.html`);
    await page.emulateMedia({ colorScheme });
    await waitPainted(page, "三单制");
    return page;
  };

  test("the card has no violation: an entry, a pinned card, a related entry, a note editor", async () => {
    const page = await open();
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    expect(await violations(card)).toEqual([]);
    await card.getByLabel("Keep open").click();
    await card.locator(".entry").waitFor();
    expect(await violations(card)).toEqual([]);
    await card.locator(".relations button").first().click();
    await card.getByRole("button", { name: "Back to 近邻党建" }).waitFor();
    expect(await violations(card)).toEqual([]);
    await beginNote(card, "一条笔记");
    expect(await violations(card)).toEqual([]);
  });

  test("the side panel has no violation: an entry, the page's terms, its notes, the search", async () => {
    const page = await open();
    const panel = await browser.openPopup(page, "sidepanel.html");
    await panel.emulateMedia({ colorScheme });
    await page.bringToFront();
    await hover(page, "近邻党建");
    await panel.locator(".entry").waitFor();
    expect(await violations(panel)).toEqual([]);
    for (const part of ["This page", "Notes"]) {
      await panel.getByRole("radio", { name: part }).check();
      expect(await violations(panel)).toEqual([]);
    }
    await panel.getByRole("button", { name: /^Search/u }).click();
    await panel.getByRole("combobox").fill("jldj");
    await panel.getByRole("option").first().waitFor();
    expect(await violations(panel)).toEqual([]);
  });

  test("the popup has no violation, including its settings", async () => {
    await open();
    const page = await browser.openOwn("popup.html");
    await page.emulateMedia({ colorScheme });
    await page.getByRole("combobox").fill("");
    await page.getByText("Library", { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByRole("group").first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

test("the welcome page has no violation, with an entry beside its paragraph", async () => {
  const page = await browser.openOwn("welcome.html");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await waitPainted(page, "三单制");
    await hover(page, "三单制");
    await page.locator(".shown article").waitFor();
    expect(await violations(page)).toEqual([]);
  }
});

test("at 200 % text size nothing in the popup and its settings is cut off sideways", async () => {
  const page = await browser.openOwn("popup.html");
  await page.setViewportSize({ width: 440, height: 600 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "28px"));
  await page.getByRole("combobox").fill("党建");
  await page.getByRole("option").first().waitFor();
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await overflow()).toBe(0);
  await page.getByRole("combobox").fill("");
  await page.getByRole("button", { name: "Settings" }).click();
  expect(await overflow()).toBe(0);
});

test("terms are underlined in forced colours, by the built-in style sheet", async () => {
  const page = await browser.open(`${server.url}/sample.html`);
  await page.emulateMedia({ forcedColors: "active" });
  await waitPainted(page, "三单制");
  const decoration = await page.evaluate(
    () => getComputedStyle(document.body, "::highlight(cideng-term)").textDecorationLine,
  );
  expect(decoration).toBe("underline");
});
