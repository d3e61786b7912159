import { type Browser, browser } from "wxt/browser";
import type { Answer, Params, Reply, RequestName, Trouble } from "./contract";
import { FOR_PAGES } from "./for-pages";
import { ParameterError, parseParams, parseRequestName } from "./parse";

/**
 * The sender of a request: one of the extension's own pages (including the card) or a content
 * script.
 */
export interface Asker {
  readonly isExtensionPage: boolean;
  /** The sender's tab; undefined for the popup. */
  readonly tab: number | undefined;
  /** Whether the tab is in a private window. */
  readonly isPrivate: boolean;
  /**
   * Whether an address belongs to the sender's page, or to another page of its site, according to
   * the browser.
   */
  readonly isOfSite: (address: string) => boolean;
}

/**
 * A function for each request. It receives the checked parameters and the sender, and returns the
 * reply.
 */
export type Handlers = {
  readonly [N in RequestName]: (params: Params<N>, asker: Asker) => Promise<Reply<N>>;
};

/**
 * Answers requests. Messages that are not ours are left to other listeners.
 *
 * @param troubleOf translates an error that a handler threw for the sender
 * @param prepare is awaited before any request, whether it fails or not
 */
export function serve(
  handlers: Handlers,
  troubleOf: (error: unknown) => Trouble,
  prepare: () => Promise<void>,
): void {
  // Chromium before 148 accepts no promise from a listener. The polyfill adds that.
  browser.runtime.onMessage.addListener(
    (message, sender): ReturnType<typeof answer> | undefined => {
      const name = parseRequestName(message);
      if (!name || sender.id !== browser.runtime.id) return undefined;
      const asker = askerOf(sender);
      const answerNow = () => answer(handlers, troubleOf, name, message, asker);
      return prepare().then(answerNow, answerNow);
    },
  );
}

async function answer<N extends RequestName>(
  handlers: Handlers,
  troubleOf: (error: unknown) => Trouble,
  name: N,
  message: unknown,
  asker: Asker,
): Promise<Answer<Reply<N>>> {
  if (!asker.isExtensionPage && !FOR_PAGES.has(name)) {
    const message = `${name} is not for pages.`;
    return { ok: false, trouble: "refused", message, excess: null };
  }
  try {
    return { ok: true, value: await handlers[name](parseParams(name, message), asker) };
  } catch (error) {
    return {
      ok: false,
      trouble: troubleOf(error),
      message: error instanceof Error ? error.message : String(error),
      excess: error instanceof ParameterError ? error.excess : null,
      field: error instanceof ParameterError ? error.field : null,
    };
  }
}

function askerOf(sender: Browser.runtime.MessageSender): Asker {
  return {
    isExtensionPage: sender.url?.startsWith(browser.runtime.getURL("/" as never)) ?? false,
    tab: sender.tab?.id,
    isPrivate: sender.tab?.incognito === true,
    isOfSite: (address) => isOfSite(address, sender),
  };
}

/**
 * A frame without an address of its own (`about:srcdoc`, `about:blank`, `blob:`) has the origin
 * that it inherits, if the browser names it. A frame with an opaque or unnamed origin has no site.
 * Each local file is a site by itself.
 */
function isOfSite(address: string, { url = "", origin }: Browser.runtime.MessageSender): boolean {
  const asked = new URL(address);
  if (asked.protocol === "file:")
    return url.startsWith("file:") && asked.pathname === new URL(url).pathname;
  const own = origin ?? (URL.canParse(url) ? new URL(url).origin : "null");
  // The site's address before it moved to HTTPS counts too.
  return own !== "null" && [own, own.replace("https:", "http:")].includes(asked.origin);
}
