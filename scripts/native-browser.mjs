/**
 * What the scripts in pages may use of the extension API.
 *
 * They are built without `webextension-polyfill`, which is larger than most of them: 10 KB in every
 * page and frame. They do not need it as long as they use only what Chromium's `chrome` and
 * Firefox's `browser` have in common, from the oldest version that the manifest admits: promises
 * instead of callbacks, and listeners that return nothing.
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

/**
 * Matches `browser.storage.local.get` and `browser.runtime?.id`, but not `Browser.runtime.Port`,
 * which is a type.
 */
const MEMBER = /(?<![\w$."'`])browser((?:\??\.\w+)+)/gu;

/** @param {string} source the text of a TypeScript module; its comments count too */
export function foreignMembers(source) {
  return [...source.matchAll(MEMBER)]
    .map(([, path]) => /** @type {string} */ (path).replaceAll("?", "").slice(1))
    .filter((path) => !NATIVE.has(path));
}

/**
 * Fails the build of a page script if a module uses more than {@link NATIVE}, or imports the
 * polyfill.
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
      // Only our own modules are checked: WXT's use only `runtime.id`.
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
