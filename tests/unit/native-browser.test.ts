import { expect, test } from "vitest";
import { foreignMembers } from "../../scripts/native-browser.mjs";

test.each([
  ["await browser.storage.local.get(KEYS)", []],
  ["if (browser.runtime?.id !== undefined) return;", []],
  ["browser.runtime.getURL(`/${name}.js`)", []],
  ["const port: Browser.runtime.Port = it;", []],
  ['import { browser } from "wxt/browser";', []],
  ["browser.tabs.query({ active: true })", ["tabs.query"]],
  ["browser.runtime?.connect?.()", ["runtime.connect"]],
  [
    "browser.storage.session.get(key); browser.storage.sync.get(key)",
    ["storage.session.get", "storage.sync.get"],
  ],
])(
  "%s is refused if it uses what not every browser has without the polyfill",
  (source, foreign) => {
    expect(foreignMembers(source)).toEqual(foreign);
  },
);
