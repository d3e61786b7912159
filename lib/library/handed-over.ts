/**
 * A page that is handed over to the reader: “add this page” reads it in the popup or in the
 * background, and the reader shows its preview. It is in memory only (`storage.session`), and is
 * taken once.
 */
import { browser } from "wxt/browser";
import type { Brought } from "./read-brought";

const KEY = "handed over";

/** Keeps a page for the reader. */
export async function handOver(page: {
  readonly title: string;
  readonly html: string;
  readonly address: string;
}): Promise<void> {
  await browser.storage.session.set({ [KEY]: page });
}

/** The page that was handed over; null if there is none. */
export async function takeHandedOver(): Promise<Brought | null> {
  const { [KEY]: page } = await browser.storage.session.get(KEY);
  if (page === undefined) return null;
  await browser.storage.session.remove(KEY);
  const { title, html, address } = Object(page) as Partial<
    Record<"title" | "html" | "address", unknown>
  >;
  if (typeof html !== "string" || typeof address !== "string") return null;
  return {
    name: `${typeof title === "string" && title !== "" ? title : address}.html`,
    bytes: new TextEncoder().encode(html),
    address,
  };
}
