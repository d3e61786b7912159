// The files of pdf.js that are loaded when a PDF is read: its worker, and the tables for Chinese,
// Japanese and Korean fonts that a file does not contain. Without them, nothing comes of such text.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const PACKAGE = path.resolve(import.meta.dirname, "../node_modules/pdfjs-dist");

/** Where they are in the extension. `lib/reading` is given these as URLs. */
const FOLDER = "pdf";

/**
 * Chinese tables of all encodings; Japanese and Korean ones of Unicode alone. Those in UTF-32 and
 * UTF-8 are hardly ever in a file.
 */
const TABLES =
  /^(?:Adobe-(?:GB1|CNS1)-|Adobe-(?:Japan1|Korea1)-UCS2|GB|B5|ETen|ETHK|HK|CNS|Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)-)/u;

/** Old browsers have no `globalThis`. All that are supported have it, and stores ask about `Function`. */
const GLOBAL = /Function\((?<quote>["'])return this\k<quote>\)\(\)/gu;

/** @param {string} code @param {string} id */
function withoutFunction(code, id) {
  if (code.search(GLOBAL) < 0) throw new Error(`${id} no longer has what is replaced in it.`);
  return code.replaceAll(GLOBAL, "globalThis");
}

/**
 * Replaces in pdf.js what looks like code made from a string.
 *
 * @returns {import("vite").Plugin}
 */
export function pdfWithoutFunction() {
  return {
    name: "pdf-without-function",
    enforce: "pre",
    transform(code, id) {
      const isPdf = id.replaceAll("\\", "/").endsWith("pdfjs-dist/legacy/build/pdf.mjs");
      return isPdf ? withoutFunction(code, id) : null;
    },
  };
}

/** @returns {({ relativeDest: string } & ({ absoluteSrc: string } | { contents: string }))[]} */
export function pdfAssets() {
  const tables = readdirSync(path.join(PACKAGE, "cmaps"))
    .filter((it) => TABLES.test(it))
    .map((it) => ({
      absoluteSrc: path.join(PACKAGE, "cmaps", it),
      relativeDest: `${FOLDER}/cmaps/${it}`,
    }));
  const worker = "pdf.worker.min.mjs";
  return [
    {
      contents: withoutFunction(
        readFileSync(path.join(PACKAGE, "legacy/build", worker), "utf8"),
        worker,
      ),
      relativeDest: `${FOLDER}/${worker}`,
    },
    ...tables,
  ];
}
