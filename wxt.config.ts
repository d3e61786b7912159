import { readFileSync } from "node:fs";
import yaml from "@rollup/plugin-yaml";
import { type InlineConfig, mergeConfig } from "vite";
import { defineConfig } from "wxt";
import { EDITION_SOURCES, editionOf } from "./scripts/edition.mjs";
import { noteLicences, writeLicences } from "./scripts/licences.mjs";
import { nativeBrowserOnly } from "./scripts/native-browser.mjs";
import { pdfAssets, pdfWithoutFunction } from "./scripts/pdf-assets.mjs";
import { undate } from "./scripts/undated-zip.mjs";

/** The pages that are lit, including local files if the user allows that. */
const LIT = ["http://*/*", "https://*/*", "file:///*"];

/** The card, and the parts of the page script that are loaded on first use. */
const OPEN_TO_PAGES = [
  "card.html",
  "page-addresses.js",
  "page-card.js",
  "page-notes.js",
  "page-status.js",
];

/**
 * The policy of the extension's own pages. (`frame-ancestors` would prevent the card from being
 * framed in pages.)
 */
const POLICY = [
  "default-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Rewrites a style sheet with highlights of the root into rules for every element. */
function ofEveryElement(sheet: string): string {
  return readFileSync(sheet, "utf8").replaceAll(":root::highlight", "::highlight");
}

/**
 * Makes `wxt/browser` refer to Mozilla's polyfill: `browser` with promises, even where only
 * `chrome` exists.
 */
function polyfilled(config: InlineConfig): void {
  const alias = { "wxt/browser": "@wxt-dev/webextension-polyfill/browser" };
  Object.assign(config, mergeConfig(config, { resolve: { alias } }));
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  // `scripts/release` makes one from the commit.
  zip: { zipSources: false },
  hooks: {
    // The background and the extension's own pages are built separately from the scripts that run
    // in pages.
    "vite:build:extendConfig"(entrypoints, config) {
      if (entrypoints.every(({ type }) => type !== "unlisted-script")) polyfilled(config);
      else Object.assign(config, mergeConfig(config, { plugins: [nativeBrowserOnly()] }));
    },
    "vite:devServer:extendConfig": polyfilled,
    "build:done": ({ config }) => writeLicences(config.outDir),
    "zip:done": (_, files) => files.forEach(undate),
    "build:publicAssets"({ config }, files) {
      files.push(...pdfAssets());
      if (config.browser !== "firefox") return;
      const at = files.findIndex((it) => it.relativeDest === "in-page.css");
      const file = files[at];
      if (!file || !("absoluteSrc" in file)) throw new Error("public/in-page.css is missing.");
      files[at] = { relativeDest: "in-page.css", contents: ofEveryElement(file.absoluteSrc) };
    },
  },
  vite: () => ({
    plugins: [yaml(), noteLicences(), pdfWithoutFunction()],
    define: { __EDITION__: JSON.stringify(editionOf(import.meta.dirname, EDITION_SOURCES)) },
  }),
  manifest: ({ browser }) => ({
    name: "__MSG_extensionName__",
    short_name: "Cideng",
    description: "__MSG_extensionDescription__",
    default_locale: "en",
    permissions: [
      "storage",
      "unlimitedStorage",
      "contextMenus",
      "activeTab",
      // Chromium's background cannot start a worker. An offscreen document holds the journal's
      // worker.
      ...(browser === "firefox" ? [] : ["offscreen"]),
    ],
    // The policy enforces that nothing is requested from the network. (Styles are set by scripts,
    // which no policy forbids.)
    content_security_policy: { extension_pages: POLICY },
    action: { default_title: "__MSG_extensionName__" },
    // Keys that Chromium accepts. It uses some other combinations with Alt+Shift itself (tab
    // groups), and silently ignores them here.
    commands: {
      _execute_action: { suggested_key: { default: "Alt+Shift+D" } },
      "note-selection": {
        suggested_key: { default: "Alt+Shift+J" },
        description: "__MSG_commandNoteSelection__",
      },
      "term-mode": {
        suggested_key: { default: "Alt+Shift+K" },
        description: "__MSG_commandTermMode__",
      },
    },
    // Added by hand, not with `defineContentScript`: see entrypoints/in-page.
    content_scripts: [
      {
        matches: LIT,
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: "document_start",
        js: ["in-page-first.js"],
      },
      {
        matches: LIT,
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: "document_idle",
        js: ["in-page.js"],
        css: ["in-page.css"],
        // Firefox does not inherit a highlight's style. A user style sheet applies inside shadow
        // trees.
        ...(browser === "firefox" && { css_origin: "user" }),
      },
    ],
    web_accessible_resources: [
      // Firefox gives each installation its own address. Chromium does so only on request.
      browser === "firefox"
        ? { resources: OPEN_TO_PAGES, matches: LIT }
        : {
            resources: OPEN_TO_PAGES,
            matches: LIT,
            use_dynamic_url: true,
          },
    ],
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              // This id must never change: under another id, an installation could not reach its
              // notes.
              id: "{aa03f889-b782-4317-a22a-2543140cef00}",
              strict_min_version: "142.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { minimum_chrome_version: "128" }),
  }),
});
