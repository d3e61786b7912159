import { type Browser, browser } from "wxt/browser";
import type { Answer, Params, Reply, RequestName, Trouble } from "./contract";
import { ParameterError, parseParams, parseRequestName } from "./parse";

/** Who asks: one of the extension's own pages (the card among them) or a content script. */
export interface Asker {
  readonly isExtensionPage: boolean;
  /** The tab it is in; undefined for the popup. */
  readonly tab: number | undefined;
  /** Whether that is in a private window. */
  readonly isPrivate: boolean;
  /** Of the page that it is in, where that has one of its own (not `about:srcdoc` and the like). */
  readonly origin: string | null;
}

export type Handlers = {
  readonly [N in RequestName]: (params: Params<N>, asker: Asker) => Promise<Reply<N>>;
};

/** What a content script may ask. It lives in the page's process: notes' texts are not for it. */
const FOR_PAGES: ReadonlySet<RequestName> = new Set(["card.announce", "notes.anchors"]);

/**
 * Answers requests; whatever is not one of ours is left to others.
 *
 * @param troubleOf what an error that a handler threw means to whoever asked
 */
export function serve(handlers: Handlers, troubleOf: (error: unknown) => Trouble): void {
  // Chromium before 148 takes no promise from a listener; the polyfill has one taken there too.
  browser.runtime.onMessage.addListener(
    (message, sender): ReturnType<typeof answer> | undefined => {
      const name = parseRequestName(message);
      if (!name || sender.id !== browser.runtime.id) return undefined;
      return answer(handlers, troubleOf, name, message, askerOf(sender));
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
    origin: sender.url && /^https?:/u.test(sender.url) ? new URL(sender.url).origin : null,
  };
}
