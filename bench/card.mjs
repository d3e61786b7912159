// The time of a card, with the built extension: of the first one in a page, from the pointer's rest
// until the card can be read; and of later ones, when the card is already loaded. The user's delay
// is set to zero. The references are an empty page of the extension, in a frame and in a tab. Last,
// how long a card is open while the pointer follows lines full of terms, with the usual delay.
import { servePages } from "../scripts/pages-server.mjs";
import { painted, waitLit } from "../scripts/painted.mjs";
import { spread } from "./harness.mjs";
import { followLine, openCard, openFrame, openPopup, withoutDelay } from "./openings.mjs";
import { EMPTY_PAGE, withEmptyPage } from "./with-extension.mjs";

const ROUNDS = 20;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const server = await servePages();
  try {
    return await withEmptyPage((browser) => cards(browser, server.url));
  } finally {
    await server.close();
  }
}

/**
 * @param {import("./with-extension.mjs").Extended} browser
 * @param {string} pages
 * @returns {Promise<import("./harness.mjs").Row[]>}
 */
async function cards({ context, origin }, pages) {
  const following = await follow(context, pages);
  const own = await withoutDelay({ context, origin });
  const empty = `${origin}/${EMPTY_PAGE}`;
  /** @type {Record<"first" | "ready", number[]>} */
  const times = { first: [], ready: [] };
  const first = [];
  const next = [];
  const ready = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await context.newPage();
    await page.goto(`${pages}/sample.html`);
    await waitLit(page, 5);
    const [one, other] = (await painted(page)).filter(({ text }) =>
      /近邻党建|堡垒工程/u.test(text),
    );
    if (!one || !other) throw new Error("The terms are not lit.");
    // Before the card, so that neither finds a process of the extension in this page.
    const reference = await context.newPage();
    await reference.goto(`${pages}/blank.html`);
    const frame = await openFrame(reference, one, empty);
    await reference.close();
    await page.bringToFront();
    first.push((await openCard(page, one)).ms);
    times.first.push((first.at(-1) ?? Number.NaN) / frame);
    await page.keyboard.press("Escape");
    await page.mouse.move(990, 690);
    const again = await openCard(page, other);
    next.push(again.frames);
    await page.close();

    const bare = await openPopup(context, empty);
    ready.push(await openPopup(context, own.url()));
    times.ready.push((ready.at(-1) ?? Number.NaN) / bare);
  }
  return [
    {
      what: "The first card in a page",
      ratio: `${spread(first, 0)} ms`,
      against: "",
      target: "150 ms",
    },
    {
      what: "… compared",
      ratio: spread(times.first),
      against: "an empty page of the extension in a frame",
      target: "1.5",
    },
    {
      what: "The next card, when it is loaded",
      ratio: spread(next, 0),
      against: "frames",
      target: "2",
    },
    {
      what: "The popup, until it can be typed into",
      ratio: `${spread(ready, 0)} ms`,
      against: "",
      target: "100 ms",
    },
    {
      what: "… compared",
      ratio: spread(times.ready),
      against: "an empty page of the extension",
      target: "1.5",
    },
    {
      what: "A card is open while the pointer follows lines of a government page for 4 s",
      ratio: `${spread(following, 0)} ms`,
      against: "",
      target: "1000 ms",
    },
  ];
}

/**
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} pages
 */
async function follow(context, pages) {
  const page = await context.newPage();
  await page.goto(`${pages}/gov.html`);
  await waitLit(page, 5);
  const lines = [...new Set((await painted(page)).map(({ y }) => y))].filter((y) => y < 690);
  const open = [];
  for (const y of lines.slice(0, 5)) {
    open.push(await followLine(page, { from: 150, to: 850, y }, { speed: 300, forMs: 4000 }));
    await page.mouse.move(5, 5);
  }
  await page.close();
  return open;
}
