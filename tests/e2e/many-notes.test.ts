/** Many notes: the latest ones are there at once, and the others on request. */
import { expect, test, vi } from "vitest";
import { ask, cardWith, grow, hover } from "./chromium";
import { beginNote, saveNote } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();
const TERM = "urn:cideng:fuzhou-jiguan-dangjian:term:sandan-zhi";
const COUNT = 300;

async function bringIn(): Promise<void> {
  const own = await browser.openOwn("icon/16.png");
  const annotations = Array.from({ length: COUNT }, (_, i) => {
    const time = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString();
    return {
      id: `urn:uuid:00000000-0000-7000-8000-${String(i).padStart(12, "0")}`,
      created: time,
      modified: time,
      motivation: "commenting",
      body: { type: "TextualBody" as const, value: `第${i}条`, format: "text/markdown" as const },
      tags: [`标签${i}`],
      colour: "blue" as const,
      target: { type: "resource" as const, source: TERM },
      canonical: null,
      via: [],
      foreign: null,
    };
  });
  await ask(own, "import.stage", { batch: "many", annotations });
  const commit = { batch: "many", deletes: [], seq: 0, settings: null, met: [] };
  expect(await ask(own, "import.commit", commit)).toBe(COUNT);
  await own.close();
}

test("a term's card shows the latest notes, then more, and accepts another; the list shows the latest, and more", async () => {
  await bringIn();
  const page = await browser.open(`${server.url}/sample.html`);
  await hover(page, "三单制");
  const card = await cardWith(page, `第${COUNT - 1}条`);
  await grow(card);
  const notes = card.locator(".note");
  const before = await notes.count();
  expect(before).toBeLessThan(60);
  await card.getByRole("button", { name: "Show 50 more" }).click();
  await vi.waitFor(async () => expect(await notes.count()).toBe(before + 50));
  expect(await notes.first().innerText()).toContain(`第${COUNT - before - 50}条`);
  await beginNote(card, "又一条");
  await saveNote(card);
  await notes.last().getByText("又一条").waitFor();
  await page.close();

  const list = await browser.openOwn("reader.html#/notes");
  await list.getByText(`${COUNT + 1} notes`, { exact: true }).waitFor();
  const listed = list.locator(".notes .note");
  expect(await listed.first().innerText()).toContain("又一条");
  expect(await listed.count()).toBe(50);
  await list.getByRole("button", { name: "Show 50 more" }).click();
  await vi.waitFor(async () => expect(await listed.count()).toBe(100));
  await list.getByRole("searchbox").fill("第7条");
  await vi.waitFor(async () => expect(await listed.allInnerTexts()).toHaveLength(1));
  await list.close();
});
