/**
 * What the scripts in pages may ask of the extension API.
 *
 * They are built without `webextension-polyfill`, which is larger than most of them: 10 KB in every page and frame. They
 * need nothing of it as long as they use only what Chromium's `chrome` has as Firefox's `browser` has it, from the
 * oldest version that the manifest admits: promises in place of callbacks, and listeners that answer nothing.
 */
const NATIVE = new Set([
  "i18n.getMessage",
  "runtime.getURL",
  "runtime.id",
  "runtime.onConnect.addListener",
  "runtime.onMessage.addListener",
  "runtime.sendMessage",
  "storage.local.get",
  "storage.local.onChanged.addListener",
  "storage.local.onChanged.removeListener",
  "storage.local.set",
]);

/** `browser.storage.local.get`, `browser.runtime?.id`; not `Browser.runtime.Port`, which is a type. */
const MEMBER = /(?<![\w$."'`])browser((?:\??\.\w+)+)/gu;

/** @param {string} source of a TypeScript module; its comments count too */
export function foreignMembers(source) {
  return [...source.matchAll(MEMBER)]
    .map(([, path]) => /** @type {string} */ (path).replaceAll("?", "").slice(1))
    .filter((path) => !NATIVE.has(path));
}

/**
 * Fails the build of a page script with a module that asks for more than {@link NATIVE}, or that brings the polyfill.
 *
 * @returns {import("vite").Plugin}
 */
export function nativeBrowserOnly() {
  return {
    name: "native-browser-only",
    enforce: "pre",
    transform(code, id) {
      if (/[\\/]webextension-polyfill[\\/]/u.test(id)) {
        this.error(`${id} is in a script that runs in pages.`);
      }
      // Only ours: what WXT itself has in them asks for `runtime.id` alone.
      if (id.includes("node_modules") || !code.includes("wxt/browser")) return;
      const foreign = foreignMembers(code);
      if (foreign.length === 0) return;
      this.error(
        `${id} uses browser.${foreign.join(", browser.")} in a script that runs in pages. ` +
          "Add it to NATIVE in scripts/native-browser.mjs if every supported browser has it with promises.",
      );
    },
  };
}
