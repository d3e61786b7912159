/**
 * Unsaved text from cards, by the subject that it is about.
 *
 * A card's frame ends with its page, with every reload, and whenever the page may be left. The text
 * must survive all of these. So the background keeps it too (`card-drafts` there).
 */
import { isSameContent } from "@/lib/annotation/make-annotation";
import { draftFrom } from "@/lib/annotation/stored-draft";
import type { Annotation, AnnotationDraft } from "@/lib/annotation/model";
import { send } from "@/lib/messages/send";

/** The drafts of the cards, in this frame and in the background. */
export class CardDrafts {
  readonly #drafts: Map<string, AnnotationDraft>;

  private constructor(drafts: Readonly<Record<string, AnnotationDraft>>) {
    const read = Object.entries(drafts).map(([subject, it]) => [subject, draftFrom(it)] as const);
    this.#drafts = new Map(read.flatMap(([subject, it]) => (it ? [[subject, it]] : [])));
  }

  /** Reads the drafts that earlier frames have left. If they cannot be read, there are none. */
  static async read(): Promise<CardDrafts> {
    return new CardDrafts(await send("drafts.list", {}).catch(() => ({})));
  }

  get(subject: string): AnnotationDraft | null {
    return this.#drafts.get(subject) ?? null;
  }

  /** Keeps a draft; null if it was saved or dropped. */
  set(subject: string, draft: AnnotationDraft | null): void {
    if (!draft && !this.#drafts.delete(subject)) return;
    if (draft) this.#drafts.set(subject, draft);
    // If the background cannot keep it, it still lasts as long as this frame.
    send("draft.keep", { subject, draft }).catch(() => {});
  }

  /** Drops a draft that the user has not changed, so that its editor is not open the next time. */
  dropIdle(subject: string, notes: readonly Annotation[]): void {
    const draft = this.#drafts.get(subject);
    if (!draft) return;
    const before = notes.find(({ id }) => id === draft.id);
    const isIdle = before
      ? isSameContent(before, draft)
      : draft.text.trim() === "" && draft.tags.length === 0;
    if (isIdle) this.set(subject, null);
  }
}
