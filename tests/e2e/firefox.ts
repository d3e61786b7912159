/**
 * Firefox with the built extension, controlled over WebDriver BiDi without a driver binary.
 * https://www.w3.org/TR/webdriver-bidi/
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { vi } from "vitest";
import { WebSocket } from "ws";
import { FIREFOX } from "../../scripts/browsers.mjs";
import { version } from "../../package.json";

/** The same as in `wxt.config.ts`. */
const EXTENSION_ID = "{aa03f889-b782-4317-a22a-2543140cef00}";
/** Fixed by a preference; otherwise each installation has its own. */
const UUID = "11111111-2222-4333-8444-555555555555";
export const ORIGIN = `moz-extension://${UUID}`;

const PREFERENCES = {
  "extensions.webextensions.uuids": JSON.stringify({ [EXTENSION_ID]: UUID }),
  "remote.active-protocols": 1,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.aboutwelcome.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.enabled": false,
  "app.normandy.enabled": false,
  "extensions.update.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "intl.accept_languages": "en-US",
  // Respected by ESR, Developer Edition and Nightly.
  "xpinstall.signatures.required": false,
};

interface Reply {
  id?: number;
  type: string;
  error?: string;
  message?: string;
  result?: unknown;
}
interface Tree {
  readonly contexts: readonly Context[];
}
/** A tab, or a frame in a tab. */
export interface Context {
  readonly context: string;
  readonly url: string;
  readonly children: readonly Context[];
}
interface Evaluated {
  type: string;
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

/** CSS pixels in the viewport. */
interface Point {
  readonly x: number;
  readonly y: number;
}

const PRESS = { type: "pointerDown", button: 0 };
const RELEASE = { type: "pointerUp", button: 0 };

function moveTo({ x, y }: Point): object {
  return { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 30 };
}

/** One Firefox with its profile. */
export class Firefox {
  /** The folder of its profile. */
  readonly profile = mkdtempSync(path.join(tmpdir(), "cideng-firefox-"));
  readonly #pending = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #process!: ChildProcess;
  #socket!: WebSocket;
  #last = 0;

  async start(): Promise<this> {
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(path.join(this.profile, "user.js"), lines.join("\n"));
    this.#process = spawn(
      FIREFOX,
      [
        "--headless",
        "--no-remote",
        "--profile",
        this.profile,
        "--remote-debugging-port=0",
        "--remote-allow-system-access",
        "about:blank",
      ],
      {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: "1" },
      },
    );
    this.#socket = new WebSocket(`${await this.#listening()}/session`);
    await new Promise((resolve, reject) => this.#socket.on("open", resolve).on("error", reject));
    this.#socket.on("message", (data: Buffer) => this.#hear(JSON.parse(data.toString()) as Reply));
    await this.send("session.new", { capabilities: {} });
    return this;
  }

  /**
   * Installs the packed extension so that it survives a restart.
   *
   * @param inPrivate whether it is allowed in private windows
   */
  async install({ inPrivate = false } = {}): Promise<void> {
    // Selected by its version, because the folder may hold the packages of earlier ones.
    const zip = `.output/cideng-${version}-firefox.zip`;
    if (!existsSync(zip)) throw new Error(`There is no ${zip}: run \`wxt zip -b firefox --mv3\`.`);
    await this.send("webExtension.install", {
      extensionData: { type: "archivePath", path: path.resolve(zip) },
      "moz:permanent": true,
      "moz:allowPrivateBrowsing": inPrivate,
    });
    // An extension that is allowed into private windows is not reported as newly installed.
    if (!inPrivate) await this.#closeWelcome();
  }

  /** The welcome page opens in front, and a test would take it for the page that it has opened. */
  async #closeWelcome(): Promise<void> {
    const context = await vi.waitFor(
      async () => {
        const tabs = await this.contexts();
        const welcome = tabs.find((it) => it.url === `${ORIGIN}/welcome.html`);
        if (!welcome) throw new Error("the welcome page has not opened");
        return welcome.context;
      },
      { timeout: 20_000, interval: 100 },
    );
    await this.send("browsingContext.close", { context });
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  async close(): Promise<void> {
    await this.#stop();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  send(method: string, params: object = {}): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Opens a new tab; returns its browsing context. */
  async open(url: string): Promise<string> {
    const { context } = (await this.send("browsingContext.create", { type: "tab" })) as {
      context: string;
    };
    // Firefox does not report the loading of extension pages, so their tests wait for what they
    // show.
    const wait = url.startsWith("moz-") ? "none" : "complete";
    await this.send("browsingContext.navigate", { context, url, wait });
    return context;
  }

  /**
   * Runs a function's source with JSON arguments in a browsing context, and returns its JSON
   * result.
   */
  async evaluate<T, A extends unknown[]>(
    context: string,
    run: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    return this.evaluateExpression(context, `(${run.toString()})(...${JSON.stringify(args)})`);
  }

  /** The JSON value of an expression there, with its promise awaited. */
  async evaluateExpression<T>(context: string, expression: string): Promise<T> {
    const answer = (await this.send("script.evaluate", {
      target: { context },
      expression: `Promise.resolve(${expression}).then((it) => JSON.stringify(it ?? null))`,
      awaitPromise: true,
      userActivation: true,
    })) as Evaluated;
    if (answer.type === "exception") throw new Error(answer.exceptionDetails?.text);
    return JSON.parse(answer.result?.value ?? "null") as T;
  }

  /** All tabs, or only one, with their frames. */
  async contexts(tab?: string): Promise<readonly Context[]> {
    const params = tab === undefined ? {} : { root: tab };
    return ((await this.send("browsingContext.getTree", params)) as Tree).contexts;
  }

  /** The frame of the card in a tab, once there is one. */
  cardIn(tab: string): Promise<string> {
    return vi.waitFor(
      async () => {
        const frames = (await this.contexts(tab)).flatMap((it) => it.children);
        const card = frames.find((it) => it.url.startsWith(ORIGIN));
        if (!card) throw new Error("there is no card");
        return card.context;
      },
      { timeout: 15_000 },
    );
  }

  movePointer(context: string, ...points: Point[]): Promise<void> {
    return this.#point(context, points.map(moveTo));
  }

  /** Moves with the button held, which selects what is on the way. */
  drag(context: string, from: Point, to: Point): Promise<void> {
    return this.#point(context, [moveTo(from), PRESS, moveTo(to), RELEASE]);
  }

  clickAt(context: string, point: Point): Promise<void> {
    return this.#point(context, [moveTo(point), PRESS, RELEASE]);
  }

  doubleClickAt(context: string, point: Point): Promise<void> {
    return this.#point(context, [moveTo(point), PRESS, RELEASE, PRESS, RELEASE]);
  }

  /** Taps with a finger. */
  tapAt(context: string, point: Point): Promise<void> {
    return this.#point(context, [moveTo(point), PRESS, RELEASE], "touch");
  }

  async #point(
    context: string,
    actions: readonly object[],
    pointerType: "mouse" | "touch" = "mouse",
  ): Promise<void> {
    const parameters = { pointerType };
    await this.act(context, { type: "pointer", id: pointerType, parameters, actions });
  }

  /**
   * The actions of one input device.
   * https://www.w3.org/TR/webdriver-bidi/#command-input-performActions
   */
  async act(context: string, source: object): Promise<void> {
    await this.send("input.performActions", { context, actions: [source] });
  }

  async type(context: string, text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.act(context, { type: "key", id: "keys", actions });
  }

  #listening(): Promise<string> {
    return new Promise((resolve, reject) => {
      let said = "";
      const hear = (data: Buffer): void => {
        said += data.toString();
        const url = /WebDriver BiDi listening on (ws:\/\/\S+)/u.exec(said)?.[1];
        if (url) resolve(url);
      };
      this.#process.stderr?.on("data", hear);
      this.#process.stdout?.on("data", hear);
      this.#process.once("exit", (code) =>
        reject(new Error(`Firefox ended with ${code}:\n${said}`)),
      );
    });
  }

  #hear(reply: Reply): void {
    if (reply.id === undefined) return;
    const waiting = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.type === "error") waiting?.reject(new Error(`${reply.error}: ${reply.message}`));
    else waiting?.resolve(reply.result);
  }

  async #stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    if (this.#process.exitCode !== null) return;
    this.send("browser.close").catch(() => {});
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), 15_000);
    await gone;
    clearTimeout(timer);
    this.#socket.close();
  }
}

/** The texts of all elements that a selector finds in a browsing context. */
export const textIn = (browser: Firefox, context: string, selector: string): Promise<string> =>
  browser.evaluate(
    context,
    (it) => Array.from(document.querySelectorAll<HTMLElement>(it), (one) => one.innerText).join(),
    selector,
  );
