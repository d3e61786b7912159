/**
 * What is handed over to the reader: a page whose preview it shows, or words that are to be a term.
 * It is in memory only (`storage.session`), and is taken once.
 */
import { browser } from "wxt/browser";
import type { Target } from "../annotation/model";
import type { TermOrigin } from "../record/record";
import { sentenceOf } from "./sentence-of";
import type { Brought } from "./read-brought";

const PAGE = "handed over page";
const TERM = "handed over term";

/**
 * Keeps a page for the reader.
 *
 * @throws Error if it is too long for the browser's memory of a session (10 MB)
 */
export async function handOverPage(page: {
  readonly title: string;
  readonly markup: string;
  readonly address: string;
}): Promise<void> {
  await browser.storage.session.set({ [PAGE]: page });
}

/** The page that was handed over; null if there is none. */
export async function takePage(): Promise<Brought | null> {
  const { title, markup, address } = await take(PAGE);
  if (typeof markup !== "string" || typeof address !== "string") return null;
  return {
    name: `${typeof title === "string" && title !== "" ? title : address}.html`,
    bytes: new TextEncoder().encode(markup),
    address,
  };
}

/** Keeps the sentence around selected words for the reader, which opens with the words. */
export async function handOverTerm(target: Target): Promise<string> {
  const quote = target.type === "selection" ? target.selectors.quote : null;
  const form = quote?.exact.trim() ?? "";
  const origin: TermOrigin = {
    sentence: quote ? sentenceOf(quote) : "",
    title: target.title ?? null,
    source: target.source,
  };
  await browser.storage.session.set({ [TERM]: { form, origin } });
  return form;
}

/** Where a form was met; null if that was not handed over. */
export async function takeTermOrigin(form: string): Promise<TermOrigin | null> {
  const { form: own, origin } = await take(TERM);
  return own === form ? (origin as TermOrigin) : null;
}

async function take(name: string): Promise<Partial<Record<string, unknown>>> {
  const stored = (await browser.storage.session.get(name))[name];
  if (stored !== undefined) await browser.storage.session.remove(name);
  return Object(stored) as Partial<Record<string, unknown>>;
}
