import { readFileSync } from "node:fs";
import yaml from "@rollup/plugin-yaml";
import { type InlineConfig, mergeConfig } from "vite";
import { defineConfig } from "wxt";
import { EDITION_SOURCES, editionOf } from "./scripts/edition.mjs";
import { noteLicences, writeLicences } from "./scripts/licences.mjs";
import { nativeBrowserOnly } from "./scripts/native-browser.mjs";
import { undate } from "./scripts/undated-zip.mjs";

/** Pages that are lit: also files, where the user allows that. */
const LIT = ["http://*/*", "https://*/*", "file:///*"];

/** The card, and the parts of the page script that are loaded when something is asked of them. */
const OPEN_TO_PAGES = [
  "card.html",
  "page-addresses.js",
  "page-card.js",
  "page-notes.js",
  "page-status.js",
];

/** For the extension's own pages. (`frame-ancestors` would keep the card out of pages.) */
const POLICY = [
  "default-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A style sheet whose highlights are the root's, as rules for every element. */
function ofEveryElement(sheet: string): string {
  return readFileSync(sheet, "utf8").replaceAll(":root::highlight", "::highlight");
}

/** Has `wxt/browser` mean Mozilla's polyfill: `browser` with promises, also where there is only `chrome`. */
function polyfilled(config: InlineConfig): void {
  const alias = { "wxt/browser": "@wxt-dev/webextension-polyfill/browser" };
  Object.assign(config, mergeConfig(config, { resolve: { alias } }));
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  // `scripts/release` makes one of the commit.
  zip: { zipSources: false },
  hooks: {
    // The background and the extension's own pages are built apart from the scripts that run in pages.
    "vite:build:extendConfig"(entrypoints, config) {
      if (entrypoints.every(({ type }) => type !== "unlisted-script")) polyfilled(config);
      else Object.assign(config, mergeConfig(config, { plugins: [nativeBrowserOnly()] }));
    },
    "vite:devServer:extendConfig": polyfilled,
    "build:done": ({ config }) => writeLicences(config.outDir),
    "zip:done": (_, files) => files.forEach(undate),
    "build:publicAssets"({ config }, files) {
      if (config.browser !== "firefox") return;
      const at = files.findIndex((it) => it.relativeDest === "in-page.css");
      const file = files[at];
      if (!file || !("absoluteSrc" in file)) throw new Error("public/in-page.css is missing.");
      files[at] = { relativeDest: "in-page.css", contents: ofEveryElement(file.absoluteSrc) };
    },
  },
  vite: () => ({
    plugins: [yaml(), noteLicences()],
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
      // Chromium's background can start no worker; the document that can holds the journal's.
      ...(browser === "firefox" ? [] : ["offscreen"]),
    ],
    // That nothing is asked of the network is not only our word. (Styles are set by scripts, which no policy forbids.)
    content_security_policy: { extension_pages: POLICY },
    action: { default_title: "__MSG_extensionName__" },
    // Keys that Chromium binds: others with Alt+Shift are its own (tab groups), and are left out without a word.
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
    // By hand, not by `defineContentScript`: see entrypoints/in-page.
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
        // Firefox inherits no highlight's style; a user's style sheet reaches into shadow trees.
        ...(browser === "firefox" && { css_origin: "user" }),
      },
    ],
    web_accessible_resources: [
      // Firefox gives each installation an address of its own; Chromium needs to be asked for one.
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
              // Never changed again: under another id an installation's notes would be out of reach.
              id: "{aa03f889-b782-4317-a22a-2543140cef00}",
              strict_min_version: "142.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { minimum_chrome_version: "128" }),
  }),
});
