/**
 * What an attacker who controls a page's process can do in Firefox. No driver can enter a content
 * script's world there. So the extension is packed with one more script, which gives a page what a
 * content script has.
 */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import type { Firefox } from "../e2e/firefox";

const BUILD = path.resolve(".output/firefox-mv3");

interface Context {
  readonly context: string;
  readonly children: readonly Context[];
}

/**
 * Runs in a content script. It exchanges JSON, because a page may not touch the script's objects.
 */
const GIVE = `{
  const { storage, runtime } = browser;
  const give = (call) => (json) => new window.Promise(exportFunction((resolve, reject) => {
    const fail = (error) => reject(String(error));
    try {
      call(...JSON.parse(json)).then((it) => resolve(JSON.stringify(it ?? null)), fail);
    } catch (error) { fail(error); }
  }, window));
  const given = {
    send: give((...them) => runtime.sendMessage(...them)),
    get: give((...them) => storage.local.get(...them)),
    set: give((...them) => storage.local.set(...them)),
    clear: give(() => storage.local.clear()),
    session: give(() => storage.session.get()),
  };
  window.wrappedJSObject.given = cloneInto(given, window, { cloneFunctions: true });
}`;

/** Runs in a page: what the page was given, under the names that it has in a content script. */
const CHROME = `(() => {
  const call = (name) => (...them) => given[name](JSON.stringify(them)).then(JSON.parse);
  const local = { get: call("get"), set: call("set"), clear: call("clear") };
  return { runtime: { sendMessage: call("send") }, storage: { local, session: { get: call("session") } } };
})()`;

/** Installs the built extension together with that script. */
export async function installGiving(browser: Firefox): Promise<void> {
  const folder = path.join(browser.profile, "giving");
  cpSync(BUILD, folder, { recursive: true });
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { content_scripts: object[] };
  const js = ["giving.js"];
  manifest.content_scripts.unshift({ ...manifest.content_scripts[0], js });
  writeFileSync(file, JSON.stringify(manifest));
  writeFileSync(path.join(folder, "giving.js"), GIVE);
  // A packed extension would have to be zipped. A folder is installed temporarily.
  await browser.send("webExtension.install", { extensionData: { type: "path", path: folder } });
}

export class FirefoxWorld {
  readonly #browser: Firefox;
  readonly #context: string;

  private constructor(browser: Firefox, context: string) {
    this.#browser = browser;
    this.#context = context;
  }

  /** The extension's world in a tab, or in its frame with a name. */
  static of(browser: Firefox, tab: string, name = ""): Promise<FirefoxWorld> {
    return vi.waitFor(
      async () => {
        const { contexts } = (await browser.send("browsingContext.getTree", { root: tab })) as {
          contexts: readonly Context[];
        };
        const [outermost] = contexts;
        const all = name ? (outermost?.children ?? []) : contexts;
        for (const { context } of all) {
          const [own, type] = await browser.evaluateExpression<[string, string]>(
            context,
            "[window.name, typeof given]",
          );
          if (own === name && type !== "undefined") return new FirefoxWorld(browser, context);
        }
        throw new Error(`There is no content script in the frame “${name}”.`);
      },
      { timeout: 10_000 },
    );
  }

  /** The value of an expression there, with its promise awaited. */
  evaluate<T>(expression: string): Promise<T> {
    const run = `((chrome) => ${expression})(${CHROME})`;
    return this.#browser.evaluateExpression(this.#context, run);
  }

  /** The background's reply to a message. */
  send<T>(message: unknown): Promise<T> {
    return this.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  }
}
