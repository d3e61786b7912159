/**
 * What a user of Hypothesis experiences: a file is imported, its notes are where they belong, and a
 * backup is advised.
 */
import { beforeAll, describe, expect, test, vi } from "vitest";
import { ask, cardWith, hover, readThroughout, waitPainted } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

const COUNT = 25;
const SENTENCE = "中间这一段始终不变，站在会变的两段之间，让人看得出前后的次序。";

/** A note as Hypothesis's API gives it, months old. All but the first are on other pages. */
function row(_: unknown, number: number): object {
  const uri = number === 0 ? `${server.url}/noted.html` : `https://example.org/${number}`;
  return {
    id: `jKSHM0pJEe2Y${number}`,
    created: "2026-01-02T03:04:05.678901+00:00",
    updated: `2026-02-03T04:05:${String(59 - number).padStart(2, "0")}.000000+00:00`,
    user: "acct:li@hypothes.is",
    uri,
    text: `**要点** 第${number}条`,
    tags: ["党建"],
    group: "__world__",
    target: [
      {
        source: uri,
        selector: [
          {
            type: "RangeSelector",
            startContainer: "/p[2]",
            startOffset: 0,
            endContainer: "/p[2]",
            endOffset: SENTENCE.length,
          },
          { type: "TextPositionSelector", start: 40, end: 40 + SENTENCE.length },
          {
            type: "TextQuoteSelector",
            exact: SENTENCE,
            prefix: "跟着它走。",
            suffix: "这一段的文字",
          },
        ],
      },
    ],
  };
}

let said = "";

beforeAll(async () => {
  const reader = await browser.openOwn("reader.html#/safety");
  const rows = Array.from({ length: COUNT }, row);
  const file = { name: "rows.json", mimeType: "application/json" };
  const buffer = Buffer.from(JSON.stringify({ total: COUNT, rows }));
  await reader.locator(".bring-in input[type=file]").setInputFiles({ ...file, buffer });
  said = await reader.locator(".import-plan").innerText();
  await reader.getByRole("button", { name: /^Import \d+ notes?/u }).click();
  await reader.getByText(`${COUNT} notes added`).waitFor();
});

describe("a file of Hypothesis", () => {
  test("is recognised before anything is changed", () => {
    expect(said).toContain(`${COUNT} notes would be added`);
    expect(said).not.toContain("cannot be imported");
  });

  test("has its notes lit on the pages where they were written", async () => {
    const page = await browser.open(`${server.url}/noted.html`);
    await waitPainted(page, SENTENCE, "cideng-note");
    await hover(page, SENTENCE, "cideng-note");
    const card = await cardWith(page, "要点 第0条");
    expect(await card.locator(".note-text strong").innerText()).toBe("要点");
    expect(await card.locator(".tags li").allInnerTexts()).toEqual(["党建"]);
  });

  test("has its notes among all notes in the side panel, where they can be filtered", async () => {
    const panel = await browser.openOwn("sidepanel.html");
    await panel.getByRole("button", { name: "All notes" }).click();
    const status = panel.locator(".notes-browser [role=status]").first();
    await vi.waitFor(async () => expect(await status.innerText()).toBe(`${COUNT} notes`));
    // Not a plain number, because addresses are searched too, and the server's port may be any
    // number.
    await panel.getByRole("searchbox").fill("要点 第24条");
    await vi.waitFor(async () => expect(await status.innerText()).toBe(`1 of ${COUNT} notes`));
    expect(await panel.locator(".note-text").allInnerTexts()).toEqual(["要点 第24条"]);
  });
});

test("a backup is advised if much has changed since the oldest note, until the user puts it off", async () => {
  const popup = await browser.openOwn("popup.html");
  // The import was one change. This makes the number of changes sufficient.
  for (let number = 1; number < 20; number += 1) {
    expect(await popup.locator(".told").count()).toBe(0);
    await ask(popup, "note.save", {
      id: `urn:uuid:00000000-0000-7000-8000-${String(number).padStart(12, "0")}`,
      base: null,
      text: "今天写的",
      tags: [],
      colour: "blue",
      target: { type: "resource", source: "https://example.org/" },
    });
  }
  const notice = popup.locator(".told", { hasText: "Only this browser has the notes." });
  await notice.getByRole("button", { name: "Later" }).click();
  await notice.waitFor({ state: "detached" });
  const again = await browser.openOwn("popup.html");
  await again.getByRole("button", { name: "All notes" }).waitFor();
  const told = await readThroughout(again, () => document.querySelector(".told")?.textContent);
  expect(new Set(told)).toEqual(new Set([undefined]));
});
