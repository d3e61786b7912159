// What five more documents with a hundred terms each cost, with the built extension: the popup, the
// first card in a page, and a page itself, compared with the same in a browser that has the bundled
// report alone, in turn.
import { servePages } from "../scripts/pages-server.mjs";
import { painted, waitLit } from "../scripts/painted.mjs";
import { spent, spread } from "./harness.mjs";
import { openCard, openPopup, withoutDelay } from "./openings.mjs";
import { withExtension } from "./with-extension.mjs";

const ROUNDS = 15;
const DOCUMENTS = 5;
const TERMS = 100;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const server = await servePages();
  try {
    return await withExtension((alone) =>
      withExtension(async (full) => {
        for (let i = 0; i < DOCUMENTS; i += 1) await addDocument(full, i);
        return compare(alone, full, `${server.url}/sample.html`);
      }),
    );
  } finally {
    await server.close();
  }
}

/**
 * @param {import("./with-extension.mjs").Extended} alone
 * @param {import("./with-extension.mjs").Extended} full
 * @param {string} address
 * @returns {Promise<import("./harness.mjs").Row[]>}
 */
async function compare(alone, full, address) {
  /** @type {Record<keyof Opening, number[]>} */
  const ratios = { popup: [], card: [], page: [] };
  for (const it of [alone, full]) {
    await withoutDelay(it);
    await opening(it, address);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, other] = [await opening(alone, address), await opening(full, address)];
    for (const name of /** @type {const} */ (["popup", "card", "page"]))
      ratios[name].push(other[name] / one[name]);
  }
  const names = {
    popup: "The popup, until it can be typed into",
    card: "The first card in a page",
    page: "Opening a page, in all",
  };
  return Object.entries(names).map(([name, what]) => ({
    what: `${what}, with five more documents of 100 terms each`,
    ratio: spread(ratios[/** @type {keyof Opening} */ (name)]),
    against: "with the report alone",
    target: "1.2",
  }));
}

/**
 * Times in milliseconds. That of a page is its main thread's until two seconds after it was opened.
 *
 * @typedef {{ popup: number; card: number; page: number }} Opening
 */

/**
 * @param {import("./with-extension.mjs").Extended} browser
 * @param {string} address
 * @returns {Promise<Opening>}
 */
async function opening({ context, origin }, address) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
  await waitLit(page, 5);
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 2000))");
  const spentMs = await spent(cdp, "TaskDuration");
  const term = (await painted(page)).find(({ text }) => /近邻党建|堡垒工程/u.test(text));
  if (!term) throw new Error("The terms are not lit.");
  const card = (await openCard(page, term)).ms;
  await page.close();
  return { popup: await openPopup(context, `${origin}/popup.html`), card, page: spentMs };
}

/**
 * Brings a text of a hundred paragraphs, each with a term.
 *
 * @param {import("./with-extension.mjs").Extended} browser
 * @param {number} index
 */
async function addDocument({ context, origin }, index) {
  const forms = Array.from({ length: TERMS }, (_, i) => formOf(index * TERMS + i));
  const paragraphs = forms.map((form, i) => `到2027年，建成${form}${i + 1}个，完善${form}的办法。`);
  const page = await context.newPage();
  await page.goto(`${origin}/reader.html#/add`);
  await page.locator("input[type=file]").setInputFiles({
    name: `文件${index}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(`第${index}号工作方案\n${paragraphs.join("\n")}\n`),
  });
  await page.getByRole("button", { name: /Add to the library|加入/u }).click();
  await page.locator("article.report").waitFor();
  const [, document = ""] = /#\/doc\/([^/]+)/u.exec(page.url()) ?? [];
  const time = new Date().toISOString();
  const changes = forms.map((form, i) => ({
    id: `urn:cideng:${document}:term:t${i}`,
    base: null,
    after: {
      id: `urn:cideng:${document}:term:t${i}`,
      type: "Entry",
      document,
      created: time,
      modified: time,
      term: {
        id: `t${i}`,
        form,
        pinyin: null,
        kind: null,
        specificity: "own",
        english: null,
        definition: { zh: `${form}是一种办法。`, en: null },
        basis: "background",
        sources: [],
        forms: [{ form, ambiguous: false, beside: [] }],
        relations: [],
      },
      origin: null,
    },
  }));
  const answer = await page.evaluate(
    (params) => chrome.runtime.sendMessage({ cideng: "library.change", params }),
    { changes },
  );
  if (answer.value?.kind !== "changed") throw new Error(JSON.stringify(answer));
  await page.close();
}

/** A word of four characters that no other number gives. @param {number} number */
function formOf(number) {
  const signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
  const digits = [number % 22, Math.floor(number / 22) % 22, Math.floor(number / 484) % 22];
  return `${digits.map((it) => signs[it]).join("")}制`;
}
