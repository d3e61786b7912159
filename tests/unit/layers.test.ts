import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/**
 * Which folder may import which (ARCHITECTURE.md). A folder that is not listed may not be imported.
 * A listed folder includes its subfolders. Folders under `types` may only be imported for their
 * types. Packages are listed without a path.
 */
const MAY_KNOW: Record<string, { code: string[]; types?: string[] }> = {
  "lib/text": { code: ["opencc-js"] },
  "lib/markdown": { code: ["lib/annotation", "markdown-it"] },
  "lib/matcher": { code: [] },
  "lib/slices": { code: [] },
  "lib/worker": { code: [] },
  "lib/dom": { code: ["lib/text"] },
  "lib/settings": { code: ["lib/citation", "lib/glossary", "lib/i18n"] },
  "lib/route": { code: ["lib/glossary"], types: ["lib/document"] },
  "lib/citation": { code: ["lib/document"], types: ["lib/record"] },
  "lib/library": {
    code: [
      "lib/citation",
      "lib/annotation",
      "lib/store",
      "lib/messages",
      "lib/private",
      "lib/published",
      "lib/exchange",
      "lib/glossary",
      "lib/markdown",
      "lib/journal",
      "lib/document",
      "lib/candidates",
      "pinyin-pro",
      "lib/reading",
      "lib/reading/figures",
      "lib/record",
      "lib/slices",
      "lib/worker",
      "lib/route",
      "lib/i18n",
      "wxt",
    ],
    types: ["lib/settings"],
  },
  "lib/i18n": { code: [] },
  "lib/checksum": { code: [] },
  "lib/journal": { code: ["lib/checksum"] },
  // Files come in and notes go out: their text as JSON, two kinds of notes, and what is written of
  // notes for other programs.
  "lib/exchange": {
    code: [
      "lib/exchange",
      "lib/annotation",
      "lib/checksum",
      "lib/record",
      "lib/slices",
      "lib/text",
      "valibot",
    ],
  },
  "lib/exchange/json": { code: ["lib/annotation"] },
  "lib/exchange/w3c": { code: ["lib/exchange/json", "lib/annotation", "valibot"] },
  "lib/exchange/hypothesis": { code: ["lib/exchange/json"], types: ["lib/annotation"] },
  "lib/exchange/formats": { code: ["lib/annotation", "lib/markdown", "papaparse", "fflate"] },
  // Addresses of what documents have.
  "lib/document": { code: [] },
  "lib/record": {
    code: ["lib/checksum", "lib/document", "lib/glossary", "valibot"],
  },
  // Files become blocks and passages. Nothing here knows the store, messages or the browser.
  "lib/reading": {
    code: ["lib/reading", "lib/slices", "lib/text", "fflate", "markdown-it"],
    types: ["lib/document"],
  },
  "lib/reading/docx": { code: ["lib/reading"], types: ["lib/document"] },
  "lib/reading/html": { code: ["lib/reading", "@mozilla/readability"], types: ["lib/document"] },
  "lib/reading/pdf": { code: ["lib/reading", "lib/worker", "pdfjs-dist"], types: ["lib/document"] },
  "lib/reading/plain": { code: ["lib/reading", "lib/text"], types: ["lib/document"] },
  "lib/reading/figures": { code: ["lib/reading/plain", "lib/text"], types: ["lib/document"] },
  "lib/report": { code: ["lib/text"], types: ["lib/document"] },
  // The page engine defines what it is given.
  "lib/glossary": {
    code: ["lib/text", "lib/matcher", "lib/document", "valibot"],
    types: ["lib/page"],
  },
  // Finds what may be terms of a document. Its word lists know nothing.
  "lib/candidates": {
    code: ["lib/candidates", "lib/text", "lib/matcher", "lib/glossary"],
    types: ["lib/document"],
  },
  "lib/candidates/words": { code: ["lib/candidates/words/subjects"] },
  "lib/candidates/words/subjects": { code: [] },
  "lib/search": {
    code: ["lib/text", "lib/glossary", "lib/annotation", "lib/slices"],
    types: ["lib/document"],
  },
  "lib/geometry": { code: [] },
  "lib/card": { code: [], types: ["lib/geometry"] },
  "lib/page": { code: ["lib/page", "lib/text", "lib/dom", "lib/geometry", "lib/slices"] },
  "lib/page/terms": { code: ["lib/matcher", "lib/text", "lib/dom", "lib/slices"] },
  "lib/page/viewport": {
    code: ["lib/text", "lib/dom", "lib/slices"],
    types: ["lib/page/terms", "lib/geometry"],
  },
  "lib/page/paint": {
    code: ["lib/page/viewport", "lib/dom", "lib/geometry"],
    types: ["lib/page/terms"],
  },
  "lib/annotation": {
    code: ["lib/text", "lib/dom", "lib/slices", "approx-string-match", "valibot"],
  },
  "lib/store": {
    code: ["lib/document", "lib/glossary", "lib/annotation", "lib/record", "idb"],
    types: ["lib/journal"],
  },
  // What only the extension can access, and what everybody reads.
  "lib/private": { code: ["lib/settings", "lib/store", "idb", "wxt"] },
  "lib/published": { code: ["lib/settings", "lib/glossary", "wxt"] },
  "lib/messages": {
    code: [
      "lib/settings",
      "lib/glossary",
      "lib/annotation",
      "lib/record",
      "lib/worker",
      "wxt",
      "valibot",
    ],
    types: ["lib/store", "lib/citation", "lib/document", "lib/journal"],
  },
  components: {
    code: [
      "lib/i18n",
      "lib/glossary",
      "lib/search",
      "lib/exchange/formats",
      "lib/settings",
      "lib/slices",
      "preact",
    ],
    types: [
      "lib/annotation",
      "lib/document",
      "lib/exchange",
      "lib/messages",
      "lib/reading",
      "lib/store",
    ],
  },
  "components/notes": {
    code: [
      "components",
      "lib/annotation",
      "lib/exchange",
      "lib/exchange/formats",
      "lib/exchange/hypothesis",
      "lib/i18n",
      "lib/markdown",
      "lib/worker",
      "preact",
    ],
    types: ["lib/document", "lib/messages", "lib/slices"],
  },
  "components/report": {
    code: ["components", "lib/citation", "lib/document", "lib/glossary", "lib/route", "preact"],
    types: ["lib/i18n", "lib/messages", "lib/record", "lib/store"],
  },
  "components/terms": {
    code: ["components", "components/report", "lib/glossary", "lib/route", "preact"],
    types: ["lib/document", "lib/i18n", "lib/record", "lib/store"],
  },
  "entrypoints/in-page": {
    code: [
      "lib/page",
      "lib/annotation",
      "lib/dom",
      "lib/messages",
      "lib/published",
      "lib/settings",
      "wxt",
    ],
    types: ["entrypoints/page-addresses", "entrypoints/page-notes", "entrypoints/page-status"],
  },
  "entrypoints/in-page-first": { code: ["entrypoints/in-page", "wxt"] },
  "entrypoints/page-addresses": {
    code: ["entrypoints/in-page", "lib/annotation", "lib/published", "wxt"],
  },
  "entrypoints/page-status": {
    code: ["entrypoints/in-page", "lib/page", "lib/annotation", "lib/messages", "wxt"],
    types: ["lib/published"],
  },
  "entrypoints/page-card": {
    code: [
      "entrypoints/in-page",
      "lib/card",
      "lib/text",
      "lib/geometry",
      "lib/i18n",
      "lib/page",
      "lib/annotation",
      "lib/dom",
      "lib/messages",
      "wxt",
    ],
    types: ["lib/document", "lib/settings", "entrypoints/page-notes"],
  },
  "entrypoints/page-notes": {
    code: [
      "entrypoints/in-page",
      "lib/page",
      "lib/annotation",
      "lib/dom",
      "lib/messages",
      "lib/slices",
      "wxt",
    ],
  },
  "entrypoints/card": {
    code: [
      "lib/text",
      "lib/markdown",
      "lib/citation",
      "lib/glossary",
      "lib/messages",
      "lib/published",
      "lib/settings",
      "lib/library",
      "lib/i18n",
      "lib/annotation",
      "components",
      "preact",
      "wxt",
    ],
    types: ["lib/document", "lib/store"],
  },
  "entrypoints/sidepanel": {
    code: [
      "entrypoints/popup",
      "lib/glossary",
      "lib/library",
      "lib/published",
      "components",
      "preact",
    ],
    types: ["lib/document", "lib/messages", "lib/settings", "lib/store"],
  },
  "entrypoints/popup": {
    code: [
      "lib/citation",
      "lib/glossary",
      "lib/settings",
      "lib/library",
      "lib/document",
      "lib/route",
      "lib/search",
      "lib/private",
      "lib/published",
      "lib/messages",
      "lib/i18n",
      "lib/annotation",
      "lib/store",
      "lib/exchange",
      "components",
      "preact",
      "wxt",
    ],
  },
  "entrypoints/reader": {
    code: [
      "lib/document",
      "lib/candidates",
      "lib/text",
      "lib/reading",
      "lib/record",
      "lib/library",
      "lib/slices",
      "lib/worker",
      "lib/card",
      "lib/page",
      "lib/glossary",
      "lib/citation",
      "lib/route",
      "lib/search",
      "lib/settings",
      "lib/store",
      "lib/exchange",
      "lib/private",
      "lib/published",
      "lib/messages",
      "lib/i18n",
      "lib/annotation",
      "components",
      "preact",
      "wxt",
    ],
  },
  "entrypoints/welcome": {
    code: [
      "lib/card",
      "lib/library",
      "lib/messages",
      "lib/page",
      "lib/published",
      "lib/settings",
      "components",
      "preact",
      "wxt",
    ],
    types: ["lib/document", "lib/i18n", "lib/store"],
  },
  "entrypoints/journal": { code: ["lib/messages"] },
  "entrypoints/markdown-worker": { code: ["lib/markdown", "lib/worker", "wxt"] },
  "entrypoints/candidates-worker": { code: ["lib/candidates", "lib/worker", "wxt"] },
  "entrypoints/lint-worker": { code: ["lib/candidates", "lib/glossary", "lib/worker", "wxt"] },
  "entrypoints/journal-worker": {
    code: ["lib/journal", "lib/exchange", "lib/record", "lib/worker", "wxt"],
    types: ["lib/annotation"],
  },
  "entrypoints/background": {
    code: [
      "lib/checksum",
      "lib/slices",
      "lib/document",
      "lib/record",
      "lib/store",
      "lib/exchange",
      "lib/report",
      "lib/glossary",
      "lib/annotation",
      "lib/settings",
      "lib/private",
      "lib/published",
      "lib/messages",
      "lib/library",
      "lib/i18n",
      "lib/journal",
      "data",
      "wxt",
    ],
  },
  data: { code: [], types: ["lib/document"] },
};

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string, source: string): Import[] {
  const named =
    /^(?:import|export)\s+(?<type>type\s+)?[\w$*{}\s,]+?\s+from\s+["'](?<from>[^"']+)["']/gmu;
  const bare = /^import\s+["'](?<from>[^"']+)["']|\bimport\(\s*["'](?<dynamic>[^"']+)["']/gmu;
  return [...source.matchAll(named), ...source.matchAll(bare)].map(({ groups }) => ({
    from: file,
    specifier: groups?.["from"] ?? groups?.["dynamic"] ?? "",
    typeOnly: groups?.["type"] !== undefined,
  }));
}

/** The folder or package to which an import leads; null if it stays in its own folder. */
function destination({ from, specifier }: Import): string | null {
  if (!/^[.@]/u.test(specifier) || /^@[^/]/u.test(specifier)) {
    return specifier
      .split("/")
      .slice(0, specifier.startsWith("@") ? 2 : 1)
      .join("/");
  }
  const target = specifier.startsWith("@/")
    ? specifier.slice(2)
    : path.join(path.dirname(from), specifier);
  const folder = folderOf(target);
  return folder === folderOf(from) ? null : folder;
}

function folderOf(file: string): string {
  const [top = "", second = ""] = file.split("/");
  if (top === "entrypoints") return `${top}/${second}`;
  return top === "data" ? top : path.dirname(file);
}

/** Whether a folder, or one that contains it, is in the list. */
function isAmong(folder: string, allowed: readonly string[]): boolean {
  return allowed.some((it) => folder === it || folder.startsWith(`${it}/`));
}

function breaches(file: string, source: string): string[] {
  const rules = MAY_KNOW[folderOf(file)];
  if (!rules) return [`${file}: its folder has no line in the table`];
  return importsOf(file, source).flatMap((it) => {
    const to = destination(it);
    const isAllowed =
      to === null || isAmong(to, [...rules.code, ...((it.typeOnly && rules.types) || [])]);
    return isAllowed ? [] : [`${file} imports ${it.specifier}`];
  });
}

const files = ["lib", "components", "entrypoints", "data"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => `${folder}/${name}`),
);

/** The file to which an import leads; undefined for a package. */
function fileOf({ from, specifier }: Import): string | undefined {
  const target = specifier.startsWith("@/")
    ? specifier.slice(2)
    : path.join(path.dirname(from), specifier);
  return files.find((it) => it.replace(/\.tsx?$/u, "") === target);
}

/** Files that import one another in a cycle, by type at least, in order; empty if there is none. */
function cycleAmong(knows: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): string[] => {
    const at = way.indexOf(file);
    if (at >= 0) return way.slice(at);
    if (done.has(file)) return [];
    way.push(file);
    for (const next of knows.get(file) ?? []) {
      const cycle = walk(next);
      if (cycle.length > 0) return cycle;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of knows.keys()) {
    const cycle = walk(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

/** All files whose code runs with a file's code. Type imports do not count. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  for (const it of importsOf(file, readFileSync(file, "utf8"))) {
    const next = fileOf(it);
    if (!it.typeOnly && next !== undefined && !seen.has(next)) reached(next, seen);
  }
  return seen;
}

describe("the layers", () => {
  test("include all the code", () => {
    expect(files.length).toBeGreaterThan(60);
  });

  test.each(files)("allow each import of %s", (file) => {
    expect(breaches(file, readFileSync(file, "utf8"))).toEqual([]);
  });

  test.each([
    ["lib/page/x.ts", 'import { openStore } from "../store/open";'],
    ["lib/matcher/x.ts", 'import { fold } from "@/lib/text/fold";'],
    ["lib/messages/x.ts", 'import { openStore } from "../store/open";'],
    ["components/x.tsx", 'import { send } from "@/lib/messages/send";'],
    ["entrypoints/in-page/x.ts", 'import { render } from "preact";'],
    ["lib/search/x.ts", 'import {\n  openDB,\n} from "idb";'],
    ["lib/report/x.ts", 'const db = await import("idb");'],
    ["lib/new/x.ts", ""],
  ])("forbid a breach in %s", (file, source) => {
    expect(breaches(file, source)).toHaveLength(1);
  });

  test("have no cyclic imports, not even of types", () => {
    const knows = files.map((file) => {
      const known = importsOf(file, readFileSync(file, "utf8")).map(fileOf);
      return [file, known.filter((it) => it !== undefined)] as const;
    });
    expect(cycleAmong(new Map(knows))).toEqual([]);
    const ring: [string, string[]][] = [
      ["a", ["b"]],
      ["b", ["c", "d"]],
      ["c", []],
      ["d", ["b"]],
    ];
    expect(cycleAmong(new Map(ring))).toEqual(["b", "d"]);
  });

  // A module that uses `Document` while it is loaded would end these scripts before they hear
  // anything.
  test.each([
    "entrypoints/background/index.ts",
    "entrypoints/journal-worker/index.ts",
    "entrypoints/markdown-worker/index.ts",
    "entrypoints/candidates-worker/index.ts",
    "entrypoints/lint-worker/index.ts",
  ])("keep lib/dom out of %s, which has no document", (file) => {
    const all = [...reached(file)];
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter((it) => it.startsWith("lib/dom/"))).toEqual([]);
  });
});
