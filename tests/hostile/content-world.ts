/**
 * What an attacker who controls a page's process can do: everything that our content script can, in
 * its world, with its `chrome`. (The debugger names the worlds of a page.)
 */
import type { CDPSession, Page } from "playwright-core";
import { vi } from "vitest";

interface Context {
  readonly uniqueId: string;
  readonly frame: string;
}

export class ContentWorld {
  readonly #session: CDPSession;
  readonly #id: string;

  private constructor(session: CDPSession, id: string) {
    this.#session = session;
    this.#id = id;
  }

  /** The extension's world in a page's outermost frame, or in the frame with a name. */
  static async of(page: Page, name = ""): Promise<ContentWorld> {
    const frame = (name && page.frame({ name })) || page.mainFrame();
    // Only frames in their own process have their own session.
    const session = await page
      .context()
      .newCDPSession(frame)
      .catch(() => page.context().newCDPSession(page));
    const contexts: Context[] = [];
    session.on("Runtime.executionContextCreated", ({ context }) => {
      const { frameId } = context.auxData as { frameId: string };
      const isOurs = context.origin.startsWith("chrome-extension://");
      if (isOurs) contexts.push({ uniqueId: context.uniqueId, frame: frameId });
    });
    await session.send("Runtime.enable");
    const id = await vi.waitFor(
      async () => {
        const { frameTree } = await session.send("Page.getFrameTree");
        const frames = [frameTree, ...(frameTree.childFrames ?? [])].map(({ frame }) => frame);
        const wanted = frames.find((it) => (it.name ?? "") === name);
        const context = contexts.find((it) => it.frame === wanted?.id);
        if (!context) throw new Error(`There is no content script in the frame “${name}”.`);
        return context.uniqueId;
      },
      { timeout: 10_000 },
    );
    return new ContentWorld(session, id);
  }

  /** The value of an expression there, with its promise awaited. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", {
      expression,
      uniqueContextId: this.#id,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as T;
  }

  /** The background's reply to a message. */
  send<T>(message: unknown): Promise<T> {
    return this.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  }
}
