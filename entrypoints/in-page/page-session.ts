import { browser } from "wxt/browser";
import { pageUrl } from "@/lib/annotation/page-address";
import { documentText } from "@/lib/dom/document-text";
import type { FrameReport, TabMessage } from "@/lib/messages/contract";
import { type Published, followPublished } from "@/lib/messages/published";
import { type PageLight, lightPage } from "@/lib/page/light";
import { NotePainter } from "@/lib/page/note-painter";
import { canPaint } from "@/lib/page/painter";
import { makeTermFinder } from "@/lib/page/term-finder";
import { CardFrame } from "./card-frame";
import { Hover } from "./hover";
import { PageNotes } from "./page-notes";
import { reportToPopup } from "./popup-port";
import { selectionTarget } from "./selection-target";
import { siteOf } from "./site";

/** Everything that exists while the light is on. */
interface Lit {
  readonly light: PageLight;
  readonly notes: PageNotes;
  readonly controller: AbortController;
}

/** This extension in one document: on or off as the published settings say, until `signal` ends it. */
export class PageSession {
  readonly #document: Document;
  readonly #signal: AbortSignal;
  readonly #site: string;
  #published: Published | null = null;
  #lit: Lit | null = null;
  #hover: Hover | null = null;
  #onChange: () => void = () => {};

  constructor(document: Document, signal: AbortSignal) {
    this.#document = document;
    this.#signal = signal;
    this.#site = siteOf(window);
  }

  start(): void {
    this.#onChange = reportToPopup(this.#signal, () => ({
      isTop: window === window.top,
      host: this.#site,
      state: this.#state(),
      counts: this.#lit?.light.counts() ?? {},
    }));
    const compose = (message: unknown): undefined => {
      if ((message as TabMessage | null)?.cideng === "compose") this.#compose();
      return undefined;
    };
    browser.runtime.onMessage.addListener(compose);
    // The listeners to the extension's own events end with it.
    this.#signal.addEventListener("abort", () => this.#turnOff());
    followPublished(this.#signal, (published) => this.#apply(published));
  }

  #apply(published: Published): void {
    const before = this.#published;
    this.#published = published;
    const isOn = published.lexicon !== null && !published.offSites.includes(this.#site);
    const hasNewLexicon = before?.edition !== published.edition;
    if (!isOn || hasNewLexicon) this.#turnOff();
    if (isOn && !this.#lit) this.#turnOn(published);
    else if (before?.notes.revision !== published.notes.revision)
      void this.#lit?.notes.load(published.notes);
    this.#onChange();
  }

  #turnOn(published: Published): void {
    if (!canPaint() || !published.lexicon) return;
    const controller = new AbortController();
    const { signal } = controller;
    const root = this.#document.documentElement;
    const finder = makeTermFinder(published.lexicon);
    const notes = new PageNotes(this.#document, new NotePainter(this.#document, signal), signal);
    const light = lightPage(this.#document, finder, signal, () => {
      // `document.open` and the like end listeners and throw out the card: begin anew with the new document.
      if (this.#document.documentElement !== root) {
        this.#turnOff();
        this.#apply(published);
        return;
      }
      notes.anchor();
      this.#hover?.lookAgain();
      this.#onChange();
    });
    const card = new CardFrame(this.#document, signal);
    this.#hover = new Hover(this.#document, { light, notes, card }, signal);
    this.#lit = { light, notes, controller };
    void notes.load(published.notes);
  }

  #turnOff(): void {
    this.#lit?.controller.abort();
    this.#lit = null;
    this.#hover = null;
  }

  #state(): FrameReport["state"] {
    if (!canPaint()) return "cannot-paint";
    if (!this.#published?.lexicon) return "no-lexicon";
    if (!this.#lit) return "off";
    return this.#lit.light.state;
  }

  /** Opens the note editor on what is selected in this frame, if it is the one with the focus. */
  #compose(): void {
    const selection = this.#document.getSelection();
    const hasFocus =
      this.#document.hasFocus() && this.#document.activeElement?.localName !== "iframe";
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed || !hasFocus) return;
    const range = selection.getRangeAt(0);
    const target = selectionTarget(documentText(this.#document), range, pageUrl(this.#document));
    if (target) this.#hover?.compose(target, range);
  }
}
