import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { scripts } from "../../package.json";

/** All documents about the project, except those that are generated or tested elsewhere. */
const DOCUMENTS = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  "data/README.md",
  "tests/real-pages/README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`),
];

/** The folders whose paths are given from the project's root in documents. */
const ROOTS = "assets|bench|components|data|docs|entrypoints|lib|public|scripts|tests|types";
/** A path may omit the ending of a code file. */
const ENDINGS = ["", ".ts", ".tsx", ".mjs", ".test.ts"];

/** npm's own commands. */
const NPM_OWN = new Set(["ci", "install", "start", "test"]);

/** Everything marked as code: spans and blocks. */
function codeIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```\w*\n(?<code>[\s\S]*?)^```/gmu)];
  const spans = text.replaceAll(/^```\w*\n[\s\S]*?^```/gmu, "").matchAll(/`(?<code>[^`\n]+)`/gu);
  return [...blocks, ...spans].map(({ groups }) => groups?.["code"] ?? "");
}

function isFile(name: string): boolean {
  return ENDINGS.some((ending) => existsSync(name + ending));
}

function missingPaths(document: string, code: string): string[] {
  const paths = code.match(new RegExp(`(?<![\\w./-])(?:${ROOTS})/[\\w.@/-]*[\\w@/-]`, "gu")) ?? [];
  // A file given by its name alone is at the root or beside the document.
  const names = /^[\w.-]+\.(?:md|json|mjs|tsx?)$/u.test(code) ? [code] : [];
  return [
    ...paths.filter((it) => !isFile(it)),
    ...names.filter((it) => !isFile(it) && !isFile(path.join(path.dirname(document), it))),
  ];
}

function missingCommands(code: string): string[] {
  const commands = [...code.matchAll(/\bnpm (?:(?<run>run) )?(?<name>[a-z][\w:-]*)/gu)]
    .filter(({ groups }) => {
      const name = groups?.["name"] ?? "";
      return groups?.["run"] ? !(name in scripts) : !NPM_OWN.has(name);
    })
    .map(([it]) => it);
  const parts = [
    ...code.matchAll(
      /\bnpm run (?<tool>bench|faults) -- (?<names>[a-z][a-z-]*(?: [a-z][a-z-]*)*)/gu,
    ),
  ]
    .flatMap(({ groups }) =>
      (groups?.["names"] ?? "").split(" ").map((name) => [groups?.["tool"], name] as const),
    )
    .filter(([tool, name]) => !hasPart(tool, name))
    .map(([tool, name]) => `npm run ${tool} -- ${name}`);
  const projects = [...code.matchAll(/--project (?<name>\w+)/gu)]
    .filter(({ groups }) => !VITEST.includes(`name: "${groups?.["name"]}"`))
    .map(([it]) => it);
  return [...commands, ...parts, ...projects];
}

const VITEST = readFileSync("vitest.config.ts", "utf8");
const FAULTS = readFileSync("scripts/faults.mjs", "utf8");

function hasPart(tool: string | undefined, name: string): boolean {
  return tool === "bench"
    ? existsSync(`bench/${name}.mjs`)
    : new RegExp(`^  ${name}: \\{|isWanted\\("${name}"\\)`, "mu").test(FAULTS);
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

function brokenLinks(document: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?<to>[^)\s]+)\)/gu)].map(({ groups }) => groups?.["to"]);
  return links.flatMap((to = "") => {
    if (/^(?:https?|mailto):/u.test(to)) return [];
    const [file = "", anchor] = to.split("#");
    const target = file === "" ? document : path.join(path.dirname(document), file);
    if (!existsSync(target)) return [to];
    if (anchor === undefined) return [];
    const headings = readFileSync(target, "utf8").matchAll(/^#+ (?<heading>.+)$/gmu);
    return [...headings].some(({ groups }) => anchorOf(groups?.["heading"] ?? "") === anchor)
      ? []
      : [to];
  });
}

/** What a document names that does not exist. */
function untruths(document: string, text: string): string[] {
  return [
    ...brokenLinks(document, text),
    ...codeIn(text).flatMap((it) => [...missingPaths(document, it), ...missingCommands(it)]),
  ];
}

describe("documents", () => {
  test("are all checked", () => {
    for (const name of ["README", "ARCHITECTURE", "CONTRIBUTING", "SECURITY", "PRIVACY"]) {
      expect(DOCUMENTS).toContain(`${name}.md`);
    }
    expect(DOCUMENTS.filter((it) => it.startsWith("docs/")).length).toBeGreaterThan(30);
  });

  test.each(DOCUMENTS)("%s names paths, links and commands that exist", (document) => {
    expect(untruths(document, readFileSync(document, "utf8"))).toEqual([]);
  });

  test.each([
    ["a folder", "It is in `lib/nowhere`."],
    ["a file", "See `tests/unit/nothing.test.ts`."],
    ["a file beside the document", "See `nothing.md`."],
    ["a path in a block", "```\nlib/nowhere ──► lib/page\n```"],
    ["a command", "Run `npm run nothing`."],
    ["a command in a block", "```sh\nnpm run nothing\n```"],
    ["a command without “run”", "Run `npm nothing`."],
    ["a part of a command", "Run `npm run bench -- nothing`."],
    ["another part of a command", "Run `npm run faults -- kills nothing`."],
    ["a project of the tests", "Run `npx vitest run --project nothing`."],
    ["a link", "[Nothing](docs/nothing.md)"],
    ["a heading", "[Nothing](README.md#nothing)"],
  ])("fail this check if they are wrong about %s", (_, text) => {
    expect(untruths("README.md", text)).toHaveLength(1);
  });

  test.each([
    ["Run `npm start`, `npm ci` and `npm run bench -- many-notes`."],
    ["See `lib/page`, `wxt.config.ts` and [how it runs](README.md#two-commands)."],
    ["It leaves `.output/chrome-mv3` and `test-results/start.png`."],
  ])("pass this check if they are right: %s", (text) => {
    expect(untruths("README.md", text)).toEqual([]);
  });
});
