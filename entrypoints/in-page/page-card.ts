/**
 * The part of the page script that deals with what the user asks for: cards, notes, term mode. It is loaded when
 * something is asked of it first; most pages that are opened never are. (A module from the extension itself, in
 * the content script's own world: pages see nothing of it, and their policies do not hold for it. Seen to work
 * in Chromium 156 and Firefox 153, in frames of every kind and under `default-src 'none'`.)
 */
import { browser } from "wxt/browser";
import type { Published } from "@/lib/messages/published";
import type { PageLight } from "@/lib/page/light";
import type { Pointing } from "./pointing";

export interface PageCard {
  /** What the pointer did before this was there. */
  takeOver(pointing: Pointing): void;
  /** The page has been read again. */
  pageChanged(): void;
  /** Notes have changed somewhere. */
  notesChanged(published: Published): void;
  /** Opens the editor for a note on what is selected in this frame. */
  compose(): void;
  /** Gives the keyboard to the terms in view. */
  enterTermMode(): void;
  /** Scrolls to one of a term's places on this page, by its number from 0, and opens its card there. */
  visit(term: string, index: number): void;
}

export interface PageCardParts {
  readonly document: Document;
  readonly light: PageLight;
  readonly published: Published;
  readonly signal: AbortSignal;
}

export type StartPageCard = (parts: PageCardParts) => PageCard;

interface Shared {
  cidengPageCard?: StartPageCard;
}

/** Called by the loaded script: it is built as a script, not as a module with exports. */
export function handOver(start: StartPageCard): void {
  (globalThis as Shared).cidengPageCard = start;
}

/** @throws if the extension was updated under this page */
export async function loadPageCard(): Promise<StartPageCard> {
  await import(/* @vite-ignore */ browser.runtime.getURL("/page-card.js" as never));
  const start = (globalThis as Shared).cidengPageCard;
  if (!start) throw new Error("page-card.js did not hand over.");
  return start;
}
