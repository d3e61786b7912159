import { citableOf } from "@/lib/citation/citable";
import { cite } from "@/lib/citation/cite";
import { UNKNOWN_SOURCE } from "@/lib/citation/source";
import type { NotesOnSubject } from "@/lib/messages/contract";
import { send } from "@/lib/messages/send";
import type { DocumentId, TermAddress } from "@/lib/document/address";
import type { Settings } from "@/lib/settings/settings";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";

/** Notes that are loaded of each term on a page: with each change of any note they are loaded again. */
const MOST = 20;
/** And so many more of one, whenever they are asked for. */
const MORE = 100;

/** What the card has loaded: enough to show the page's terms without asking anybody. */
export class CardData {
  settings: Settings;
  /** What is loaded is of this one. */
  #edition: string | null;
  readonly #terms = new Map<TermAddress, TermRecord>();
  readonly #passages = new Map<string, PassageRecord>();
  readonly #figures = new Map<string, FigureRecord>();
  /** By what they are on: the last ones, and how many there are. */
  readonly #notes = new Map<string, NotesOnSubject>();
  /** The term of which more have been asked for, and how many. */
  #more: { readonly address: TermAddress; readonly most: number } | null = null;

  /** @param edition as it is published */
  constructor(settings: Settings, edition: string | null) {
    this.settings = settings;
    this.#edition = edition;
  }

  has(addresses: readonly TermAddress[]): boolean {
    return addresses.every((it) => this.#terms.has(it));
  }

  /** @throws RequestError */
  async load(addresses: readonly TermAddress[]): Promise<void> {
    const missing = addresses.filter((address) => !this.#terms.has(address));
    if (missing.length === 0) return;
    const edition = this.#edition;
    const { terms, passages, figures, notes } = await send("entries.get", {
      terms: missing,
      most: MOST,
    });
    // An answer of the edition before, under way while another was published.
    if (edition !== this.#edition) return this.load(addresses);
    for (const term of terms) this.#terms.set(term.address, term);
    for (const figure of figures) this.#figures.set(`${figure.document} ${figure.id}`, figure);
    for (const passage of passages)
      this.#passages.set(`${passage.document} ${passage.id}`, passage);
    for (const it of notes) this.#notes.set(it.subject, it);
  }

  /**
   * Notes have changed somewhere.
   *
   * @throws RequestError
   */
  async reloadNotes(): Promise<void> {
    if (this.#terms.size === 0) return;
    const found = await send("notes.on", { subjects: [...this.#terms.keys()], most: MOST });
    const more = this.#more;
    const ofOne = more ? await send("notes.on", { subjects: [more.address], most: more.most }) : [];
    for (const it of [...found, ...ofOne]) this.#notes.set(it.subject, it);
  }

  /**
   * More notes of a term.
   *
   * @throws RequestError
   */
  async loadMoreNotes(address: TermAddress): Promise<void> {
    this.#more = { address, most: this.notesOn(address).notes.length + MORE };
    await this.reloadNotes();
  }

  /** The edition that is published now: what was loaded of another is forgotten. */
  follow(edition: string | null): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    const all = [this.#terms, this.#passages, this.#figures, this.#notes];
    for (const it of all) it.clear();
  }

  term(address: TermAddress): TermRecord | undefined {
    return this.#terms.get(address);
  }

  passagesOf(document: DocumentId): PassageRecord[] {
    return [...this.#passages.values()].filter((it) => it.document === document);
  }

  figuresOf({ document, id }: TermRecord): FigureRecord[] {
    return [...this.#figures.values()].filter((it) => it.document === document && it.term === id);
  }

  notesOn(address: string): NotesOnSubject {
    return this.#notes.get(address) ?? { subject: address, count: 0, notes: [] };
  }

  citation(passage: PassageRecord): string {
    const source = this.settings.sources[passage.document] ?? UNKNOWN_SOURCE;
    return cite(
      "plain",
      citableOf(passage.document, this.passagesOf(passage.document), passage),
      source,
    );
  }
}
