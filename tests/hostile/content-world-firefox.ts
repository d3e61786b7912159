/**
 * What somebody can do in Firefox who has taken over a page's process. No driver gets into a content script's world there, so the
 * extension is packed with one script more, which gives a page what a content script has.
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

/** In a content script: JSON goes to and fro, for a page may touch no object of the script's. */
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

/** In a page: what it was given, by the names that it has in a content script. */
const CHROME = `(() => {
  const call = (name) => (...them) => given[name](JSON.stringify(them)).then(JSON.parse);
  const local = { get: call("get"), set: call("set"), clear: call("clear") };
  return { runtime: { sendMessage: call("send") }, storage: { local, session: { get: call("session") } } };
})()`;

/** Installs the built extension with that script in it. */
export async function installGiving(browser: Firefox): Promise<void> {
  const folder = path.join(browser.profile, "giving");
  cpSync(BUILD, folder, { recursive: true });
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { content_scripts: object[] };
  const js = ["giving.js"];
  manifest.content_scripts.unshift({ ...manifest.content_scripts[0], js });
  writeFileSync(file, JSON.stringify(manifest));
  writeFileSync(path.join(folder, "giving.js"), GIVE);
  // Packed by hand it would have to be zipped: as a folder it is installed for the time being.
  await browser.send("webExtension.install", { extensionData: { type: "path", path: folder } });
}

export class FirefoxWorld {
  readonly #browser: Firefox;
  readonly #context: string;

  private constructor(browser: Firefox, context: string) {
    this.#browser = browser;
    this.#context = context;
  }

  /** That of the extension in a tab, or in its frame of a certain name. */
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

  /** The value of an expression there, once its promise is fulfilled. */
  evaluate<T>(expression: string): Promise<T> {
    const run = `((chrome) => ${expression})(${CHROME})`;
    return this.#browser.evaluateExpression(this.#context, run);
  }

  /** What the background answers to a message. */
  send<T>(message: unknown): Promise<T> {
    return this.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  }
}
