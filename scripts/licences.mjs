// The licences of all packages that are built into the extension, as a file in it. It is made from
// what was actually built in.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The folders of the packages whose modules are in this build. */
const folders = new Set();

/** Packages from which a script made a file that is in the repository, or copies files unchanged. */
const MADE_FROM = ["node_modules/pinyin-pro", "node_modules/pdfjs-dist"];

/**
 * Records which packages are built in. WXT builds in groups, and the plugin is in all of them.
 *
 * @returns {import("vite").Plugin}
 */
export function noteLicences() {
  return {
    name: "note-licences",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(id.replaceAll("\\", "/"))?.[0];
          if (folder && renderedLength > 0) folders.add(folder.replaceAll("\0", ""));
        }
      }
    },
  };
}

/**
 * Writes the licences beside the build.
 *
 * @param {string} outDir
 */
export function writeLicences(outDir) {
  const own = `Cideng\n\n${readFileSync("LICENSE", "utf8")}`;
  const copied = MADE_FROM.filter((it) => ![...folders].some((folder) => folder.endsWith(it)));
  const others = [...folders, ...copied].map((folder) => ({
    name: nameOf(folder),
    text: textOf(folder),
  }));
  const sorted = others.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const rule = `\n\n${"-".repeat(72)}\n\n`;
  const text = [own, ...sorted.map(({ name, text: it }) => `${name}\n\n${it}`)].join(rule);
  writeFileSync(path.join(outDir, "LICENSES.txt"), `${text.trim()}\n`);
}

/** @param {string} folder */
function nameOf(folder) {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return `${name} ${version}`;
}

/**
 * All licence texts of a package; if it has none, its own statement.
 *
 * @param {string} folder
 */
function textOf(folder) {
  const texts = [".", "LICENSES"]
    .map((it) => path.join(folder, it))
    .filter((it) => existsSync(it))
    .flatMap((it) => readdirSync(it, { withFileTypes: true }))
    .filter((it) => it.isFile())
    .filter(({ name, parentPath }) => /licen[cs]e|notice/iu.test(name + path.basename(parentPath)))
    .map(({ name, parentPath }) => readFileSync(path.join(parentPath, name), "utf8").trim());
  if (texts.length > 0) return texts.join("\n\n");
  const { license, author } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  if (!license) throw new Error(`${folder} does not state its licence.`);
  return `Licence: ${license}. Author: ${author?.name ?? author ?? "see its page at npmjs.com"}.`;
}
