import { citableOf } from "@/lib/citation/citable";
import { cite } from "@/lib/citation/cite";
import { linkToPassage } from "@/lib/library/open-reader";
import type { NotesOnSubject } from "@/lib/messages/contract";
import { send } from "@/lib/messages/send";
import type { DocumentId, TermAddress } from "@/lib/document/address";
import type { Settings } from "@/lib/settings/settings";
import type { DocumentRecord, FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";

/**
 * The number of notes loaded for each term of a page. Every change of any note loads them again, so
 * it is small.
 */
const MOST = 20;
/** The number of further notes loaded for one term each time the user asks for more. */
const MORE = 100;

/** The data that the card has loaded. It is enough to show the page's terms without a request. */
export class CardData {
  settings: Settings;
  /** The edition to which the loaded data belongs. */
  #edition: string | null;
  /** All documents, so that each can be named. */
  documents: readonly DocumentRecord[] = [];
  readonly #terms = new Map<TermAddress, TermRecord>();
  readonly #passages = new Map<string, PassageRecord>();
  readonly #figures = new Map<string, FigureRecord>();
  /** The latest notes on each subject, and their total number. */
  readonly #notes = new Map<string, NotesOnSubject>();
  /** The term whose further notes the user has asked for, and the number to load. */
  #more: { readonly address: TermAddress; readonly most: number } | null = null;

  /** @param edition the published edition */
  constructor(settings: Settings, edition: string | null) {
    this.settings = settings;
    this.#edition = edition;
  }

  has(addresses: readonly TermAddress[]): boolean {
    return addresses.every((it) => this.#terms.has(it));
  }

  /**
   * Loads the entries of the terms that are not loaded yet.
   *
   * @throws RequestError
   */
  async load(addresses: readonly TermAddress[]): Promise<void> {
    const missing = addresses.filter((address) => !this.#terms.has(address));
    if (missing.length === 0) return;
    const edition = this.#edition;
    const { terms, documents, passages, figures, notes } = await send("entries.get", {
      terms: missing,
      most: MOST,
    });
    // Another edition was published while this request was under way. The reply belongs to the
    // earlier one.
    if (edition !== this.#edition) return this.load(addresses);
    this.documents = documents;
    for (const term of terms) this.#terms.set(term.address, term);
    for (const figure of figures) this.#figures.set(`${figure.document} ${figure.id}`, figure);
    for (const passage of passages)
      this.#passages.set(`${passage.document} ${passage.id}`, passage);
    for (const it of notes) this.#notes.set(it.subject, it);
  }

  /**
   * Loads the notes again, after any of them has changed.
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
   * Loads further notes on a term.
   *
   * @throws RequestError
   */
  async loadMoreNotes(address: TermAddress): Promise<void> {
    this.#more = { address, most: this.notesOn(address).notes.length + MORE };
    await this.reloadNotes();
  }

  /**
   * Follows the published edition. If it is a new one, the data of the earlier one is forgotten.
   */
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
    const { document } = passage;
    const of = this.documents.find(({ id }) => id === document);
    const entered = this.settings.sources[document];
    // Every passage came together with its document.
    return of ? cite("plain", citableOf(of.item, this.passagesOf(document), passage, entered)) : "";
  }

  link(passage: PassageRecord): string {
    const of = this.documents.find(({ id }) => id === passage.document);
    return of ? linkToPassage(of.item, passage) : "";
  }
}
