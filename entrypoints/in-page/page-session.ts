import { browser } from "wxt/browser";
import type { FrameStatus, PageMarkup, TabMessage, ToFrame } from "@/lib/messages/contract";
import { type PageLight, lightPage } from "@/lib/page/light";
import { canPaint } from "@/lib/page/paint/registry";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { type Published, followPublished } from "@/lib/published/published";
import { type PageSettings, reachOf } from "@/lib/settings/page-settings";
import { DocumentNotes } from "./document-notes";
import type { PageCard } from "./page-card";
import { loadPart } from "./parts";
import { listenToPointer } from "./pointer-events";
import { type Pointing, pointingOf } from "./pointing";
import { type PopupPort, tellPopup } from "./popup-port";
import { siteOf } from "./site";

/** The longest time in milliseconds that a timer can wait. With a larger value it fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Everything that exists only while the light is on. */
interface Lit {
  readonly light: PageLight;
  readonly controller: AbortController;
  /** Loaded at the first request. */
  card: PageCard | null;
}

/**
 * The extension in one document. It is on or off as the published settings say, until `signal` ends
 * it.
 */
export class PageSession {
  readonly #document: Document;
  readonly #signal: AbortSignal;
  readonly #site: string;
  #published: Published | null = null;
  #lit: Lit | null = null;
  /** The last pointer event, until the card's part of the script listens itself. */
  #pointing: Pointing | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #popup: PopupPort;
  readonly #notes: DocumentNotes;

  constructor(document: Document, signal: AbortSignal) {
    this.#document = document;
    this.#signal = signal;
    this.#site = siteOf(window);
    this.#notes = new DocumentNotes(document, signal, () => {
      this.#lit?.card?.notesChanged(this.#notes.revision);
      this.#loadForNotes();
    });
    this.#popup = tellPopup(signal, {
      status: () => this.#status(),
      hear: (place: ToFrame) => void this.#withCard((card) => card.visit(place)),
    });
  }

  start(): void {
    const hear = (message: unknown, _: unknown, answer: (page: PageMarkup) => void): undefined => {
      const command = (message as TabMessage | null)?.cideng;
      const isTerm = command === "term";
      if (command === "markup") answer(markupOf(this.#document));
      else if ((command === "compose" || isTerm) && this.#hasFocus())
        void this.#withCard((card) => card.compose(isTerm));
      else if (command === "term-mode" && (this.#hasFocus() || this.#isAlone()))
        void this.#withCard((card) => card.enterTermMode());
      return undefined;
    };
    browser.runtime.onMessage.addListener(hear);
    const capture = { capture: true, signal: this.#signal };
    window.addEventListener("selectionchange", this.#popup.changed, capture);
    // No other event announces `history.pushState`. In a browser without the Navigation API, the
    // new address is noticed at the page's next change.
    const { navigation } = window as { navigation?: EventTarget };
    const moved = (): void => this.#moved();
    navigation?.addEventListener("currententrychange", moved, capture);
    for (const type of ["hashchange", "popstate"]) window.addEventListener(type, moved, capture);
    // The listeners to the extension's own events end with the extension.
    this.#signal.addEventListener("abort", () => this.#turnOff());
    const site = { host: this.#site, own: this.#notes.host };
    followPublished(this.#signal, site, (published) => this.#apply(published));
  }

  #apply(published: Published): void {
    const before = this.#published;
    this.#published = published;
    const { lexicon, settings, edition, isOff } = published;
    const isOn = lexicon !== null && !isOff && !this.#isPaused(settings);
    const isAsBefore =
      before?.edition === edition && JSON.stringify(before.settings) === JSON.stringify(settings);
    if (!isOn || !isAsBefore) this.#turnOff();
    if (isOn && !this.#lit) this.#turnOn(published);
    if (isOn) this.#notes.follow(published);
    this.#popup.changed();
  }

  #isPaused({ pausedUntil }: PageSettings): boolean {
    const rest = pausedUntil - Date.now();
    clearTimeout(this.#timer);
    if (rest <= 0) return false;
    const wait = Math.min(rest, LONGEST_MS);
    this.#timer = setTimeout(() => this.#published && this.#apply(this.#published), wait);
    return true;
  }

  #turnOn(published: Published): void {
    if (!canPaint() || !published.lexicon) return;
    const controller = new AbortController();
    const { signal } = controller;
    const root = this.#document.documentElement;
    const { settings, met } = published;
    const hidden = new Set(settings.onlyUnmet ? met : []);
    const finder = makeTermFinder(published.lexicon, { reach: reachOf(settings.level), hidden });
    const onChange = (): void => {
      // `document.open` and similar calls remove listeners and the card: begin anew with the new
      // document.
      if (this.#document.documentElement !== root) {
        this.#turnOff();
        if (this.#published) this.#apply(this.#published);
        return;
      }
      this.#changed();
      this.#loadForPointer();
    };
    const light = lightPage(this.#document, finder, signal, onChange, settings.style);
    this.#lit = { light, controller, card: null };
    this.#loadWhenNeeded(signal);
    if (settings.places === "first") void this.#withCard(() => {});
  }

  /**
   * The card's part of the script is loaded when the pointer is over an element with a term in it,
   * or when the user taps there.
   */
  #loadWhenNeeded(signal: AbortSignal): void {
    const passive = { capture: true, passive: true, signal } as const;
    listenToPointer((event) => {
      if (!this.#lit || this.#lit.card) return;
      this.#pointing = pointingOf(event);
      this.#loadForPointer();
    }, signal);
    // Offered only after the user has finished selecting.
    for (const type of ["pointerup", "keyup"] as const) {
      const heard = (event: Event): void => {
        if (!event.isTrusted) return;
        this.#lit?.light.notice(event.composedPath());
        // This also covers a selection in a shadow tree, which the range does not show.
        if (getSelection()?.type !== "Range") return;
        void this.#withCard((card) => card.offerNote());
      };
      window.addEventListener(type, heard, passive);
    }
    this.#loadForNotes();
  }

  /** A single-page application has gone to another page. */
  #moved(): void {
    if (this.#notes.move()) this.#tellChange();
  }

  #changed(): void {
    this.#notes.move();
    this.#tellChange();
  }

  #tellChange(): void {
    this.#lit?.card?.pageChanged();
    this.#popup.changed();
  }

  /** This also runs when a term appears under a resting pointer. */
  #loadForPointer(): void {
    const pointing = this.#pointing;
    if (!pointing || !this.#lit || this.#lit.card) return;
    const { index, painter } = this.#lit.light;
    if (!index.owns(pointing.parent) && painter.boxes.at(pointing).length === 0) return;
    void this.#withCard((card) => card.takeOver(this.#pointing ?? pointing));
  }

  /** Notes on this page are painted without any request. */
  #loadForNotes(): void {
    if (this.#lit && !this.#lit.card && this.#notes.revision !== "") void this.#withCard(() => {});
  }

  async #withCard(use: (card: PageCard) => void): Promise<void> {
    const lit = this.#lit;
    if (!lit) return;
    if (!lit.card) {
      const [start, addresses] = await Promise.all([loadPart("page-card"), this.#notes.load()]);
      const { light, controller } = lit;
      const { signal } = controller;
      const published = this.#published;
      if (!start || !addresses || !published || signal.aborted) return;
      lit.card ??= start({
        document: this.#document,
        light,
        settings: published.settings,
        signal,
        addresses: () => this.#notes.addresses ?? addresses,
        revision: this.#notes.revision,
        popup: this.#popup,
      });
    }
    use(lit.card);
  }

  #turnOff(): void {
    this.#lit?.controller.abort();
    this.#lit = null;
  }

  async #status(): Promise<Omit<FrameStatus, "frame"> | undefined> {
    const [statusOf, addresses] = await Promise.all([loadPart("page-status"), this.#notes.load()]);
    const { light = null, card } = this.#lit ?? {};
    if (!statusOf || !addresses) return undefined;
    return statusOf({
      document: this.#document,
      site: this.#site,
      published: this.#published,
      addresses,
      light,
      notes: card?.notePlaces ?? {},
    });
  }

  #hasFocus(): boolean {
    return this.#document.hasFocus() && this.#document.activeElement?.localName !== "iframe";
  }

  /** Whether nothing of the page has the focus and this is the outermost frame. */
  #isAlone(): boolean {
    return window === window.top && !this.#document.hasFocus();
  }
}

function markupOf({ documentElement, URL, title }: Document): PageMarkup {
  return { markup: documentElement.outerHTML, address: URL, title };
}
