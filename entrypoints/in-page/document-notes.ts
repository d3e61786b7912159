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
 * Whether a document has notes, according to what is published, and the addresses by which they are
 * found. If no notes are published for the site, nothing is asked. Otherwise the rules for
 * addresses are loaded first.
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
  /** Counts the looks. A look that a later one has overtaken has no effect. */
  #round = 0;

  /** @param onChange called when the {@link revision} has changed */
  constructor(document: Document, signal: AbortSignal, onChange: () => void) {
    this.#document = document;
    this.#location = locationOf(document);
    this.#onChange = onChange;
    watchStorage(signal, this.#watched, () => void this.#look());
  }

  /** The host that the document's notes belong to; empty if it has none. */
  get host(): string {
    return hostOf(this.#location.url) ?? "";
  }

  /** Changes whenever notes on the document change; empty while there are none. */
  get revision(): string {
    return this.#revision;
  }

  /** Undefined until they have been loaded: see {@link load}. */
  get addresses(): PageAddresses | undefined {
    return this.#addressing?.addressesAt(locationOf(this.#document));
  }

  /** Loads the addresses. Undefined if the extension was updated under this page. */
  async load(): Promise<PageAddresses | undefined> {
    this.#addressing ??= await loadPart("page-addresses");
    this.#known = this.addresses;
    return this.#known;
  }

  /** Called when the published values have changed. */
  follow(told: Told): void {
    this.#told = told;
    void this.#look();
  }

  /**
   * Called when the document may have a new address.
   *
   * @returns whether it has one, as far as can be known
   */
  move(): boolean {
    const location = locationOf(this.#document);
    if (location === this.#location) return false;
    this.#location = location;
    const before = this.#known;
    this.#known = this.addresses;
    // A page that only stores its scroll position in the address has not moved.
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
