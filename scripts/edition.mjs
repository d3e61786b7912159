/**
 * The edition: a hash over everything that the bundled data is made of. Any change gives a new
 * edition, which the background installs at its next start. Nobody has to raise a number.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseSync } from "vite";

/** The data and the code that reads it. The packages imported by these count too. */
export const EDITION_SOURCES = [
  "data",
  "lib/document",
  "lib/report",
  "lib/glossary",
  "lib/text",
  "lib/matcher",
];

/**
 * Files that are not code, by the ending of their name: the package with which the build reads them
 * (`wxt.config.ts`).
 */
const READ_WITH = new Map([[".yaml", "@rollup/plugin-yaml"]]);

/** The endings of files that are bundled unchanged. */
const PLAIN = new Set(["", ".ts", ".tsx", ".json"]);

/**
 * @param {string} root the folder that contains the folders and `node_modules`
 * @param {readonly string[]} folders
 * @returns {string} twelve hexadecimal digits
 * @throws {Error} if it cannot be determined what the data is made of
 */
export function editionOf(root, folders) {
  const hash = createHash("sha256");
  /**
   * @param {string | Buffer} part hashed with its length, so that different sequences of parts
   *   never look the same
   */
  const add = (part) => void hash.update(`${part.length} `).update(part);
  for (const name of filesIn(root, folders)) {
    add(name);
    add(readFileSync(path.join(root, name)));
  }
  packagesOf(root, folders).forEach(add);
  return hash.digest("hex").slice(0, 12);
}

/**
 * The packages that the code in these folders imports or with which its data is read, and their
 * dependencies.
 *
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {string[]} `name@version`, each once, in order
 * @throws {Error}
 */
export function packagesOf(root, folders) {
  /** @type {Map<string, string>} by their folder */
  const found = new Map();
  /** @type {(name: string, from: string) => void} */
  const add = (name, from) => {
    const folder = locate(name, from);
    if (found.has(folder)) return;
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    found.set(folder, `${name}@${manifest.version}`);
    for (const it of Object.keys(manifest.dependencies ?? {})) add(it, folder);
  };
  for (const file of filesIn(root, folders)) {
    const from = path.dirname(path.resolve(root, file));
    for (const name of packagesIn(root, file, folders)) add(name, from);
  }
  return [...new Set(found.values())].toSorted();
}

/** @type {(root: string, folders: readonly string[]) => string[]} */
function filesIn(root, folders) {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.\w+$/u.test(name))
      .map((name) => path.posix.join(folder, name.replaceAll("\\", "/")))
      .toSorted(),
  );
}

/** @type {(root: string, file: string, folders: readonly string[]) => string[]} */
function packagesIn(root, file, folders) {
  const reader = READ_WITH.get(path.extname(file));
  if (reader !== undefined) return [reader];
  if (!/\.tsx?$/u.test(file)) return [];
  return importsOf(file, readFileSync(path.join(root, file), "utf8")).flatMap((specifier) => {
    if (specifier.startsWith("node:")) return [];
    if (/^(?:\.|@\/)/u.test(specifier)) {
      checkOwn(file, specifier, folders);
      return [];
    }
    const parts = specifier.split("/");
    return [parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/")];
  });
}

/**
 * What a module imports at run time: types are gone by then.
 *
 * @type {(file: string, source: string) => string[]}
 */
function importsOf(file, source) {
  const { module, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const { staticImports, staticExports, dynamicImports } = module;
  return [
    ...staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ isType, moduleRequest }) => (isType ? [] : (moduleRequest?.value ?? []))),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => {
      const literal = /^(["'`])(?<name>[^"'`$]*)\1$/u.exec(source.slice(start, end));
      if (literal?.groups?.["name"] !== undefined) return literal.groups["name"];
      throw new Error(
        `${file} has an import that cannot be resolved: ${source.slice(start, end)}.`,
      );
    }),
  ];
}

/** @type {(file: string, specifier: string, folders: readonly string[]) => void} */
function checkOwn(file, specifier, folders) {
  const [name = "", query] = specifier.split("?");
  const target = name.startsWith("@/")
    ? name.slice(2)
    : path.posix.join(path.posix.dirname(file), name);
  if (!folders.some((folder) => target.startsWith(`${folder}/`))) {
    throw new Error(`${file} imports ${target}, which is outside the edition's sources.`);
  }
  const ending = path.extname(target);
  if (query !== "raw" && !PLAIN.has(ending) && !READ_WITH.has(ending)) {
    throw new Error(`${file} imports ${target}, for which no reader is known.`);
  }
}

/**
 * The folder of a package that is imported from a folder.
 *
 * @type {(name: string, from: string) => string}
 */
function locate(name, from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const at = path.join(folder, "node_modules", name);
    if (existsSync(path.join(at, "package.json"))) return at;
    if (folder === path.dirname(folder)) throw new Error(`${name} is not installed.`);
  }
}
