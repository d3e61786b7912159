import { browser } from "wxt/browser";
import { type DocumentLocation, locationOf } from "@/lib/annotation/document-location";
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import type { Published } from "@/lib/published/published";
import { hostOf, valueAt } from "@/lib/published/signs";
import { watchStorage } from "@/lib/published/watch-storage";
import type { Addressing } from "../page-addresses/part";
import { loadPart } from "./parts";

type Told = Pick<Published, "key" | "hasNotes">;

/**
 * Whether a document has notes, by what is published, and under which addresses. On a site without any nothing is asked for
 * that; on another the rules for addresses are loaded first.
 */
export class DocumentNotes {
  readonly #document: Document;
  readonly #onChange: () => void;
  readonly #watched = new Set<string>();
  #addressing: Addressing | undefined;
  #told: Told | null = null;
  #location: DocumentLocation;
  #known: PageAddresses | undefined;
  #revision = "";
  /** Counts the looks: one that has been overtaken says nothing. */
  #round = 0;

  /** @param onChange the {@link revision} is another */
  constructor(document: Document, signal: AbortSignal, onChange: () => void) {
    this.#document = document;
    this.#location = locationOf(document);
    this.#onChange = onChange;
    watchStorage(signal, this.#watched, () => void this.#look());
  }

  /** The host that its notes belong to; empty where it has none. */
  get host(): string {
    return hostOf(this.#location.url) ?? "";
  }

  /** Changes whenever notes on the document do; empty while it has none. */
  get revision(): string {
    return this.#revision;
  }

  /** Undefined until they are {@link load}ed. */
  get addresses(): PageAddresses | undefined {
    return this.#addressing?.addressesAt(locationOf(this.#document));
  }

  /** The addresses; undefined where the extension was updated under this page. */
  async load(): Promise<PageAddresses | undefined> {
    this.#addressing ??= await loadPart("page-addresses");
    this.#known = this.addresses;
    return this.#known;
  }

  /** What is published has changed. */
  follow(told: Told): void {
    this.#told = told;
    void this.#look();
  }

  /**
   * The document may be at another address now.
   *
   * @returns whether it is, as far as can be told
   */
  move(): boolean {
    const location = locationOf(this.#document);
    if (location === this.#location) return false;
    this.#location = location;
    const before = this.#known;
    this.#known = this.addresses;
    // One that only notes how far it was scrolled has not moved.
    if (before && before === this.#known) return false;
    void this.#look();
    return true;
  }

  async #look(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const revision = await this.#ask();
    if (round !== this.#round || revision === this.#revision) return;
    this.#revision = revision;
    this.#onChange();
  }

  async #ask(): Promise<string> {
    const { key, hasNotes } = this.#told ?? {};
    if (key === undefined || !hasNotes) return "";
    const addresses = await this.load();
    const places = addresses ? (this.#addressing?.places(key, addresses) ?? []) : [];
    this.#watched.clear();
    for (const { name } of places) this.#watched.add(name);
    try {
      const stored: Record<string, unknown> = await browser.storage.local.get([...this.#watched]);
      return places
        .flatMap((it) => {
          const turn = valueAt(stored, it);
          return turn === undefined ? [] : [`${it.sign} ${JSON.stringify(turn)}`];
        })
        .join();
    } catch {
      // The extension is being updated or removed.
      return "";
    }
  }
}
