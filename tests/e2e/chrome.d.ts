/** For code that is evaluated in the extension's own contexts. */
declare const chrome: typeof import("wxt/browser").browser;
