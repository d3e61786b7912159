/**
 * A card that already exists when its content changes. A page's own script would remove its card in
 * that case. So here one of the extension's own pages frames the card, announces itself, and sends
 * it the messages of that script.
 */
import type { Frame, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TermAddress } from "@/lib/document/address";
import type { ToCard } from "@/lib/messages/contract";
import { ask } from "./chromium";
import { publishInstead, published } from "./private-values";
import { useChromium } from "./use-chromium";

const { browser } = useChromium();

const TERM = "urn:cideng:fuzhou-jiguan-dangjian:term:sandan-zhi" as TermAddress;
const BEFORE = "Three-List System";

let own: Page;
let turn = 0;
let edition = "";

beforeEach(async () => {
  own = await browser.openOwn("popup.html");
  await ask(own, "bundle.ready", {});
  edition = (await published<string>(own, "edition")) ?? "";
});
afterEach(async () => {
  await publishEdition(BEFORE, edition);
  // Either change deletes the record of the terms that have been met.
  for (const onlyUnmet of [true, false]) await ask(own, "settings.change", { onlyUnmet });
});

/** Opens the card in a frame of the page. */
async function openCard(): Promise<void> {
  await own.evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    Object.assign(globalThis, { port: port1 });
    const frame = document.createElement("iframe");
    frame.src = "/card.html";
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    document.body.append(frame);
    await loaded;
    const nonce = crypto.randomUUID();
    await chrome.runtime.sendMessage({ cideng: "card.announce", params: { nonce } });
    frame.contentWindow?.postMessage({ nonce }, location.origin, [port2]);
  });
}

const tell = (message: ToCard) =>
  own.evaluate((it) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a MessagePort has none
    (globalThis as unknown as { port: MessagePort }).port.postMessage(it);
  }, message);

function show(): Promise<void> {
  const term = { term: TERM, guess: false, inner: [], view: "whole", noted: null } as const;
  turn += 1;
  const subject = { type: "term", ...term } as const;
  return tell({ type: "show", turn, subject, state: null, isFollowed: false, isSheet: false });
}

const card = (): Frame => own.frames().find((it) => it.url().endsWith("/card.html")) as Frame;

const shows = (english: string) =>
  vi.waitFor(async () => expect(await card().locator("article").innerText()).toContain(english), {
    timeout: 10_000,
  });

/** Installs another edition with this English for the term, and announces it. */
async function publishEdition(english: string, next: string): Promise<void> {
  await own.evaluate(
    ([address, text]) =>
      new Promise<void>((resolve) => {
        indexedDB.open("cideng").addEventListener("success", ({ target }) => {
          const database = (target as IDBOpenDBRequest).result;
          const transaction = database.transaction("terms", "readwrite");
          const terms = transaction.objectStore("terms");
          terms.get(address).addEventListener("success", (event) => {
            const term = (event.target as IDBRequest<{ english: object }>).result;
            terms.put({ ...term, english: { ...term.english, text } });
          });
          transaction.addEventListener("complete", () => {
            database.close();
            resolve();
          });
        });
      }),
    [TERM, english] as const,
  );
  await publishInstead(own, "edition", next);
}

/** Makes the replies to such a request wait in frames of cards until they are released. */
async function holdAnswers(
  name: string,
): Promise<{ asked: Promise<void>; letGo: () => Promise<void> }> {
  let noteAsked = (): void => {};
  const asked = new Promise<void>((resolve) => (noteAsked = resolve));
  await own.exposeFunction("noteAsked", () => noteAsked());
  const patch = (held: string): void => {
    if (!location.pathname.endsWith("/card.html")) return;
    const { runtime } = chrome;
    const send = runtime.sendMessage.bind(runtime);
    const isFree = new Promise((resolve) => Object.assign(globalThis, { letGo: resolve }));
    runtime.sendMessage = (async (message: { cideng: string }) => {
      const answer = await send(message);
      if (message.cideng !== held) return answer;
      await (globalThis as unknown as { noteAsked: () => Promise<void> }).noteAsked();
      await isFree;
      return answer;
    }) as never;
  };
  await own.addInitScript(patch, name);
  const letGo = () =>
    card().evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo());
  return { asked, letGo };
}

describe("another edition that is published", () => {
  test("an edition published while a card is shown appears in it, and in the next one", async () => {
    await openCard();
    await show();
    await shows(BEFORE);
    await publishEdition("Second System", "second");
    await shows("Second System");
    await publishEdition("Third System", "third");
    await shows("Third System");
  });

  test("an edition published while a card is prepared is in it when it is shown", async () => {
    await openCard();
    await show();
    await shows(BEFORE);
    await tell({ type: "hide" });
    await publishEdition("Second System", "second");
    // The card receives published changes in their order.
    await card().evaluate(() => chrome.storage.local.get("edition"));
    await show();
    await shows("Second System");
  });

  test("an edition published while a card waits for its data is what it receives", async () => {
    const { asked, letGo } = await holdAnswers("entries.get");
    await openCard();
    await tell({ type: "prepare", terms: [TERM] });
    await asked;
    await publishEdition("Second System", "second");
    await card().evaluate(() => chrome.storage.local.get("edition"));
    await letGo();
    await show();
    await shows("Second System");
  });

  test("an edition published while a card starts is what it shows", async () => {
    const { asked, letGo } = await holdAnswers("card.claim");
    await openCard();
    await asked;
    await publishEdition("Second System", "second");
    await letGo();
    await show();
    await shows("Second System");
    await publishEdition("Third System", "third");
    await shows("Third System");
  });
});

test("settings that change while a card starts are the ones it follows", async () => {
  const { asked, letGo } = await holdAnswers("card.claim");
  await openCard();
  await asked;
  await ask(own, "settings.change", { onlyUnmet: true });
  await letGo();
  await show();
  await shows(BEFORE);
  await vi.waitFor(async () => expect(await published(own, "met")).toEqual([TERM]));
});
