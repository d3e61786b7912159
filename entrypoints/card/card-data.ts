import type { Annotation } from "@/lib/annotation/model";
import { citableOf } from "@/lib/citation/citable";
import { cite } from "@/lib/citation/cite";
import { UNKNOWN_SOURCE } from "@/lib/citation/source";
import type { RelatedTerm } from "@/lib/messages/contract";
import { send } from "@/lib/messages/send";
import type { Settings } from "@/lib/settings/settings";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";

/** What the card has loaded: enough to show the page's terms without asking anybody. */
export class CardData {
  settings: Settings;
  /** What is loaded is of this one. */
  #edition: string | null;
  readonly #terms = new Map<string, TermRecord>();
  readonly #related = new Map<string, readonly RelatedTerm[]>();
  readonly #passages = new Map<string, PassageRecord>();
  readonly #figures = new Map<string, FigureRecord>();
  #notes: readonly Annotation[] = [];

  /** @param edition as it is published */
  constructor(settings: Settings, edition: string | null) {
    this.settings = settings;
    this.#edition = edition;
  }

  has(addresses: readonly string[]): boolean {
    return addresses.every((it) => this.#terms.has(it));
  }

  /** @throws RequestError */
  async load(addresses: readonly string[]): Promise<void> {
    const missing = addresses.filter((address) => !this.#terms.has(address));
    if (missing.length === 0) return;
    const edition = this.#edition;
    const { terms, passages, figures, related, notes } = await send("entries.get", {
      terms: missing,
    });
    // An answer of the edition before, under way while another was published.
    if (edition !== this.#edition) return this.load(addresses);
    for (const term of terms) this.#terms.set(term.address, term);
    for (const [address, it] of Object.entries(related)) this.#related.set(address, it);
    for (const figure of figures) this.#figures.set(`${figure.report} ${figure.id}`, figure);
    for (const passage of passages) this.#passages.set(`${passage.report} ${passage.id}`, passage);
    const known = new Set(notes.map(({ id }) => id));
    this.#notes = [...this.#notes.filter(({ id }) => !known.has(id)), ...notes];
  }

  /**
   * Notes have changed somewhere.
   *
   * @throws RequestError
   */
  async reloadNotes(): Promise<void> {
    if (this.#terms.size > 0) {
      this.#notes = await send("notes.on", { subjects: [...this.#terms.keys()] });
    }
  }

  /** The edition that is published now: what was loaded of another is forgotten. */
  follow(edition: string | null): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    for (const it of [this.#terms, this.#related, this.#passages, this.#figures]) it.clear();
    this.#notes = [];
  }

  term(address: string): TermRecord | undefined {
    return this.#terms.get(address);
  }

  relatedTo(address: string): readonly RelatedTerm[] {
    return this.#related.get(address) ?? [];
  }

  passagesOf(report: string): PassageRecord[] {
    return [...this.#passages.values()].filter((it) => it.report === report);
  }

  figuresOf({ report, id }: TermRecord): FigureRecord[] {
    return [...this.#figures.values()].filter((it) => it.report === report && it.term === id);
  }

  notesOn(address: string): Annotation[] {
    return this.#notes.filter(({ target }) => target.source === address);
  }

  citation(passage: PassageRecord): string {
    const source = this.settings.sources[passage.report] ?? UNKNOWN_SOURCE;
    return cite(
      "plain",
      citableOf(passage.report, this.passagesOf(passage.report), passage),
      source,
    );
  }
}
