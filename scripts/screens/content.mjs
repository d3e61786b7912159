// What a user might have made and brought, for the pictures.

/** @typedef {import("./studio.mjs").Studio} Studio */

/** The documents that are brought. */
export const DOCUMENTS = ["zhejiang-2026", "rural-2018"];

const REPORT = "urn:cideng:fuzhou-jiguan-dangjian";

/**
 * Brings documents, and keeps the first terms that are found in the first of them.
 *
 * @param {Studio} studio
 */
export async function bringDocuments(studio) {
  const page = await studio.tab("reader.html#/add", { width: 1000, height: 700 });
  for (const name of DOCUMENTS) {
    await page.goto(`${studio.origin}/reader.html#/add`);
    await page.locator("input[type=file]").setInputFiles(`tests/candidates/texts/${name}.txt`);
    await page.locator(".import-preview .primary").click();
    await page.locator("article.report h1").waitFor();
  }
  await page.goto(`${studio.origin}/reader.html#/library`);
  await page.locator("main .shelf-row .about a").nth(1).click();
  await page.locator("article.report").waitFor();
  await page.evaluate(() => (location.hash = location.hash.replace(/\/text.*|$/u, "/candidates")));
  await page.locator(".candidate").first().waitFor();
  for (let i = 1; i <= 6; i += 1) {
    await page.keyboard.press("Space");
    await page
      .locator(".parts a .count", { hasText: String(i) })
      .first()
      .waitFor();
  }
  await page.close();
}

/**
 * Writes notes on a term, on a passage, and on a page of another site.
 *
 * @param {Studio} studio
 */
export function writeNotes(studio) {
  return save(studio, [
    {
      target: { type: "resource", source: `${REPORT}:term:sandan-zhi` },
      colour: "blue",
      tags: ["清单"],
      text: "与近邻党建的**三个清单**不同：\n\n- 责任\n- 问题\n- 整改",
    },
    {
      target: { type: "resource", source: `${REPORT}:passage:p26` },
      colour: "green",
      tags: ["数字"],
      text: "核对 2921 条的出处。",
    },
    {
      target: quotation("https://example.org/renwu", "近邻党建", "福州推进", "。", 0),
      colour: "violet",
      tags: ["对比", "厦门"],
      text: "厦门也用这个词，做法不同。",
    },
  ]);
}

/**
 * Writes notes on the page that is photographed. The words of one of them are not on it.
 *
 * @param {Studio} studio
 */
export function writePageNotes(studio) {
  const page = `${studio.server.url}/gov.html`;
  return save(studio, [
    {
      target: quotation(page, "深化“达标创星”活动", "要", "，", 400),
      colour: "blue",
      tags: ["数字"],
      text: "星级党支部 77.69%，和去年比？",
    },
    {
      target: quotation(page, "会议由市委常委、秘书长主持", "", "。", 900),
      colour: "violet",
      tags: [],
      text: "核对职务。",
    },
  ]);
}

/**
 * @param {Studio} studio
 * @param {readonly Record<string, unknown>[]} drafts
 */
async function save(studio, drafts) {
  for (const draft of drafts) {
    await studio.ask("note.save", {
      ...draft,
      id: `urn:uuid:${crypto.randomUUID()}`,
      base: null,
    });
  }
}

/**
 * The target of a note on words of a page.
 *
 * @param {string} source
 * @param {string} exact
 * @param {string} prefix
 * @param {string} suffix
 * @param {number} start where they began, in UTF-16 code units
 */
function quotation(source, exact, prefix, suffix, start) {
  const quote = { type: "TextQuoteSelector", exact, prefix, suffix };
  const position = { type: "TextPositionSelector", start, end: start + exact.length };
  const selectors = { quote, position, element: null };
  return { type: "selection", source, scope: null, selectors };
}
