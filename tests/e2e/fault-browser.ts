/**
 * A Chromium that can be killed. It runs in its own process group and is controlled over a port
 * that ends with it. Several copies of an extension in one browser give as many stores, so that
 * each kill counts more than once.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type Page, chromium } from "playwright-core";
import { vi } from "vitest";
import { CHROMIUM } from "../../scripts/browsers.mjs";

/** A browser for fault tests: see the top of this file. */
export class FaultBrowser {
  readonly profile = mkdtempSync(path.join(tmpdir(), "cideng-faults-"));
  readonly #folder = mkdtempSync(path.join(tmpdir(), "cideng-copies-"));
  readonly #copies: string[];
  #process: ChildProcess | null = null;
  #browser: Browser | null = null;

  /** @param count the number of copies of the extension */
  constructor(extension: string, count: number) {
    this.#copies = Array.from({ length: count }, (_, i) => {
      const copy = path.join(this.#folder, String(i));
      cpSync(extension, copy, { recursive: true });
      return copy;
    });
  }

  get count(): number {
    return this.#copies.length;
  }

  /** Replaces a copy by another build, as an update does: a stopped browser's data stay. */
  replace(copy: number, extension: string): void {
    const folder = this.#copies[copy] ?? "";
    rmSync(folder, { recursive: true });
    cpSync(extension, folder, { recursive: true });
    // Otherwise the stored script of the previous build would run.
    const workers = path.join(this.profile, "Default", "Service Worker");
    rmSync(workers, { recursive: true, force: true });
  }

  async start(): Promise<void> {
    // The lock files of a killed browser would redirect a new one to it.
    for (const name of readdirSync(this.profile).filter((it) => it.startsWith("Singleton"))) {
      rmSync(path.join(this.profile, name), { force: true });
    }
    const portFile = path.join(this.profile, "DevToolsActivePort");
    rmSync(portFile, { force: true });
    const list = this.#copies.join(",");
    this.#process = spawn(
      CHROMIUM,
      [
        "--headless=new",
        "--remote-debugging-port=0",
        `--user-data-dir=${this.profile}`,
        `--disable-extensions-except=${list}`,
        `--load-extension=${list}`,
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        ..."--disable-gpu --disable-quic --no-first-run --disable-sync".split(" "),
        ..."--disable-background-networking --disable-component-update about:blank".split(" "),
      ],
      { detached: true, stdio: "ignore" },
    );
    const port = await vi.waitUntil(
      () => existsSync(portFile) && readFileSync(portFile, "utf8").split("\n")[0],
      { timeout: 30_000, interval: 20 },
    );
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  }

  /** Opens one of a copy's own pages. */
  async page(copy: number, name = "popup.html"): Promise<Page> {
    const [context] = this.#browser?.contexts() ?? [];
    const page = await (context as NonNullable<typeof context>).newPage();
    await page.goto(`chrome-extension://${this.idOf(copy)}/${name}`);
    return page;
  }

  /** Kills all its processes with SIGKILL, at once. */
  async kill(): Promise<void> {
    const gone = this.#gone();
    process.kill(-(this.#process?.pid ?? Number.NaN), "SIGKILL");
    await gone;
    await this.#browser?.close().catch(() => {});
  }

  /** Ends it as a user does. */
  async close(): Promise<void> {
    const gone = this.#gone();
    const session = await this.#browser?.newBrowserCDPSession();
    await session?.send("Browser.close").catch(() => {});
    await gone;
  }

  remove(): void {
    for (const it of [this.profile, this.#folder]) {
      rmSync(it, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  }

  /** The id of an unpacked extension is derived from its path. */
  idOf(copy: number): string {
    const hash = createHash("sha256")
      .update(this.#copies[copy] ?? "")
      .digest("hex");
    return Array.from(hash.slice(0, 32), (it) => "abcdefghijklmnop"[Number.parseInt(it, 16)]).join(
      "",
    );
  }

  /** The folder of a copy's IndexedDB. */
  databaseFolder(copy: number): string {
    const name = `chrome-extension_${this.idOf(copy)}_0.indexeddb.leveldb`;
    return path.join(this.profile, "Default", "IndexedDB", name);
  }

  #gone(): Promise<void> {
    const child = this.#process;
    return new Promise((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once("exit", () => resolve());
    });
  }
}
