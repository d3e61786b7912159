import type { Target } from "@/lib/annotation/model";
import { loadPart } from "../in-page/parts";
import type { PageNotesPart, PageNotesParts } from "../page-notes/part";

/**
 * A document's notes, loaded as late as possible: nothing is loaded until something must be known
 * about them.
 */
export class LazyNotes {
  readonly #parts: PageNotesParts;
  #revision = "";
  #loading: Promise<void> | null = null;
  #part: PageNotesPart | null = null;

  constructor(parts: PageNotesParts) {
    this.#parts = parts;
  }

  /**
   * Called when the document's notes have changed or have become known: see
   * `DocumentNotes.revision`.
   */
  load(revision: string): void {
    this.#revision = revision;
    if (this.#part) void this.#part.load(revision);
    else this.#loadIfAny();
  }

  /** Called when the page has changed, perhaps its address too. */
  anchor(): void {
    if (this.#part) this.#part.anchor();
    else this.#loadIfAny();
  }

  get places(): PageNotesPart["places"] {
    return this.#part?.places ?? {};
  }

  placeOf(id: string): ReturnType<PageNotesPart["placeOf"]> {
    return this.#part?.placeOf(id) ?? null;
  }

  hitAt(x: number, y: number): ReturnType<PageNotesPart["hitAt"]> {
    return this.#part?.hitAt(x, y) ?? null;
  }

  async describe(range: Range): Promise<Target | null> {
    const part = await this.#now();
    return part?.describe(range) ?? null;
  }

  #loadIfAny(): void {
    if (this.#revision !== "" && !this.#loading) void this.#now();
  }

  /** Null if the extension was updated under this page. */
  async #now(): Promise<PageNotesPart | null> {
    this.#loading ??= this.#make();
    await this.#loading;
    return this.#parts.signal.aborted ? null : this.#part;
  }

  async #make(): Promise<void> {
    const start = await loadPart("page-notes");
    if (!start || this.#parts.signal.aborted) return;
    this.#part = start(this.#parts);
    // This is needed also when the part was loaded to write a note: the revision came earlier and
    // is not announced again.
    void this.#part.load(this.#revision);
  }
}
