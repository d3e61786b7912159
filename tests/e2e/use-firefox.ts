import { afterAll, beforeAll, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { Firefox } from "./firefox";

/** Firefox with the built extension, and a server with these pages, for all tests of a file. */
export function useFirefox(pages: Readonly<Record<string, string>>) {
  const browser = new Firefox();
  const server = { url: "", close: () => Promise.resolve() };
  beforeAll(async () => {
    Object.assign(server, await servePages(pages));
    await browser.start();
    await browser.install();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  return { browser, server };
}

/** Waits until a check passes. On a busy machine, Firefox is slow. */
export function until(check: () => Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 100 });
}
