// The time of a card, with the built extension: of the first one in a page, from the pointer's rest
// until the card can be read; and of later ones, when the card is already loaded. The user's delay
// is set to zero.
import { servePages } from "../scripts/pages-server.mjs";
import { painted, waitLit } from "../scripts/painted.mjs";
import { spread } from "./harness.mjs";
import { openCard, openPopup, withoutDelay } from "./openings.mjs";
import { withExtension } from "./with-extension.mjs";

const ROUNDS = 20;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const server = await servePages();
  try {
    return await withExtension((browser) => cards(browser, server.url));
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
  const own = await withoutDelay({ context, origin });
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
    first.push((await openCard(page, one)).ms);
    await page.keyboard.press("Escape");
    await page.mouse.move(990, 690);
    const again = await openCard(page, other);
    next.push(again.frames);
    await page.close();

    ready.push(await openPopup(context, own.url()));
  }
  return [
    {
      what: "The first card in a page",
      ratio: `${spread(first, 0)} ms`,
      against: "",
      target: "150 ms",
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
  ];
}
