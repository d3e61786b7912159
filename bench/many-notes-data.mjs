// Very many notes, as a file of W3C annotations: a quarter of them on one term, a tenth on passages
// of one page, each of the others on a page of its own.
export const PAGE = "https://noted.example/long";

const TERM = "urn:cideng:fuzhou-jiguan-dangjian:term:sandan-zhi";
const WORDS =
  "党建机关近邻堡垒工程三单制群众服务队伍基层组织干部建设福州市直工委五年来制度会议学习教育主题活动";

/**
 * A text that is always the same for the same number.
 *
 * @param {number} i
 * @param {number} length
 */
function words(i, length) {
  let seed = i + 1;
  let text = "";
  while (text.length < length) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    text += WORDS[seed % WORDS.length];
  }
  return text;
}

/** @param {number} i */
const quoteOf = (i) => `〔${i}〕${words(i, 12)}`;

/** @param {number} size */
export function annotatedPage(size) {
  const paragraphs = Array.from(
    { length: size / 10 },
    (_, i) => `<p>${words(i + 7, 60)}${quoteOf(i)}。${words(i + 9, 60)}</p>`,
  );
  return `<!doctype html><meta charset=utf-8><title>long</title><body>${paragraphs.join("")}`;
}

/** @param {number} size @returns {string} */
export function fileOf(size) {
  const notes = Array.from({ length: size }, (_, i) => {
    const created = new Date(Date.UTC(2025, 0, 1) + i * 60_000).toISOString();
    const target =
      i % 10 === 0
        ? {
            type: "SpecificResource",
            source: PAGE,
            selector: [
              { type: "TextQuoteSelector", exact: quoteOf(i / 10), prefix: "", suffix: "。" },
            ],
          }
        : i % 4 === 1
          ? TERM
          : `https://site${i % 97}.example/article/${i}`;
    return {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: `urn:uuid:00000000-0000-7000-8000-${i.toString(16).padStart(12, "0")}`,
      type: "Annotation",
      motivation: "commenting",
      created,
      modified: created,
      body: [
        {
          type: "TextualBody",
          value: `第${i === 100 ? "一百" : i}条：${words(i, 120)}`,
          format: "text/markdown",
          purpose: "commenting",
        },
        { type: "TextualBody", value: `tag${i % 50}`, purpose: "tagging" },
      ],
      target,
    };
  });
  return JSON.stringify(notes);
}
