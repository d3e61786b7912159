import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EDITION_SOURCES, editionOf, packagesOf } from "../../scripts/edition.mjs";

const FOLDERS = ["data", "lib/text"];
let root: string;

function write(name: string, content: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function install(name: string, version: string, dependencies: string[] = []): void {
  const wanted = Object.fromEntries(dependencies.map((it) => [it, "*"]));
  const manifest = { name, version, dependencies: wanted };
  // Most packages do not export this file, but it always exists.
  write(
    `node_modules/${name}/package.json`,
    JSON.stringify({ ...manifest, exports: "./index.js" }),
  );
}

/** Sources with every kind of import, and the imported packages. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "cideng-edition-"));
  write(
    "data/bundle.ts",
    'import terms from "./terms.yaml";\nimport text from "./report.txt?raw";\nexport default { terms, text };',
  );
  write("data/terms.yaml", "- form: 三单制\n");
  write("data/report.txt", "三单制\n");
  write(
    "lib/text/fold.ts",
    `import * as whole from "whole";
import type { Shape } from "for-types";
import { type Other } from "for-types-too";
import { part, type Kind } from "in-part";
import deep from "deep/dict/characters";
import { scoped } from "@scope/scoped/inside";
import "for-its-effect";
import { readFileSync } from "node:fs";
import { variants } from "./variants";
import { bundle } from "@/data/bundle";
export { again } from "given-on";
export * from "given-on-whole";
export const later = () => import("later");
// import { nothing } from "in-a-comment";
export const said = 'import { nothing } from "in-a-string";';`,
  );
  write("lib/text/variants.ts", "export const variants = 1;");
  write("lib/page/other.ts", 'import "elsewhere";');
  for (const name of PACKAGES) install(name, "1.0.0");
  install("@rollup/plugin-yaml", "1.0.0", ["js-yaml"]);
  install("whole", "1.0.0", ["below", "circle"]);
  install("circle", "1.0.0", ["whole"]);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const PACKAGES = [
  "for-types",
  "for-types-too",
  "in-part",
  "deep",
  "@scope/scoped",
  "for-its-effect",
  "given-on",
  "given-on-whole",
  "later",
  "elsewhere",
  "js-yaml",
  "below",
  "in-a-comment",
];

describe("the edition changes with", () => {
  test.each([
    ["the data", () => write("data/terms.yaml", "- form: 三单\n")],
    ["the code that reads it", () => write("lib/text/variants.ts", "export const variants = 2;")],
    ["a new file", () => write("lib/text/more.ts", "")],
    [
      "a file's new name",
      () => renameSync(path.join(root, "data/report.txt"), path.join(root, "data/report2.txt")),
    ],
    ["another version of a package", () => install("whole", "1.0.1", ["below", "circle"])],
    ["another version of a package imported in part", () => install("in-part", "1.0.1")],
    ["another version of a package of which a module is imported", () => install("deep", "1.0.1")],
    ["another version of a scoped package", () => install("@scope/scoped", "1.0.1")],
    [
      "another version of a package imported for its side effect",
      () => install("for-its-effect", "1.0.1"),
    ],
    ["another version of a package re-exported in part", () => install("given-on", "1.0.1")],
    [
      "another version of a package re-exported as a whole",
      () => install("given-on-whole", "1.0.1"),
    ],
    ["another version of a package imported dynamically", () => install("later", "1.0.1")],
    ["another version of a dependency", () => install("below", "1.0.1")],
    [
      "a dependency's own copy of a package",
      () => {
        const manifest = JSON.stringify({ name: "below", version: "2.0.0" });
        write("node_modules/whole/node_modules/below/package.json", manifest);
      },
    ],
    [
      "another version of the YAML plugin",
      () => install("@rollup/plugin-yaml", "1.0.1", ["js-yaml"]),
    ],
    ["another version of the plugin's own dependency", () => install("js-yaml", "1.0.1")],
  ])("%s", (_, change) => {
    const before = editionOf(root, FOLDERS);
    expect(before).toMatch(/^[\da-f]{12}$/u);
    expect(editionOf(root, FOLDERS)).toBe(before);
    change();
    expect(editionOf(root, FOLDERS)).not.toBe(before);
  });
});

describe("the edition does not change with", () => {
  test.each([
    ["code that does not read the data", () => write("lib/page/other.ts", "")],
    ["a package whose types are imported", () => install("for-types", "1.0.1")],
    ["a package from which only types are imported", () => install("for-types-too", "1.0.1")],
    ["a package imported elsewhere", () => install("elsewhere", "1.0.1")],
    ["a package imported in a comment", () => install("in-a-comment", "1.0.1")],
    ["the folder of the project", () => renameSync(root, (root = `${root}-moved`))],
  ])("%s", (_, change) => {
    const before = editionOf(root, FOLDERS);
    change();
    expect(editionOf(root, FOLDERS)).toBe(before);
  });
});

describe("the edition cannot be determined, and an error says so, for", () => {
  test.each([
    ["a missing package", "lib/text/a.ts", 'import "missing";', "missing"],
    ["code outside", "lib/text/a.ts", 'import "../page/other";', "lib/page/other"],
    ["code outside, by its alias", "data/a.ts", 'import "@/lib/page/other";', "lib/page/other"],
    ["a format without a known reader", "data/a.ts", 'import "./a.toml";', "a.toml"],
    ["an import with a computed name", "data/a.ts", "import(`./${name}`);", "${name}"],
    ["a file that is not code", "data/a.ts", "import from from;", "data/a.ts"],
  ])("%s", (_, name, source, said) => {
    write(name, source);
    expect(() => editionOf(root, FOLDERS)).toThrow(said);
  });
});

test("this build's edition depends on the packages that its own sources import, and only on bundled data", () => {
  const names = packagesOf(".", EDITION_SOURCES).map((it) => it.replace(/@[^@]*$/u, ""));
  expect(names).toEqual(
    expect.arrayContaining(["@rollup/plugin-yaml", "js-yaml", "opencc-js", "valibot"]),
  );
  expect(names).not.toContain("preact");
  expect(names).not.toContain("wxt");
});
