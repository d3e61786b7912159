/**
 * What was typed into cards and not saved, by what it is about.
 *
 * A card's frame ends with its page, with every reload, and whenever the page may be left: none of that may take along
 * what was typed. So the background keeps it too (`card-drafts` there).
 */
import { isSameContent } from "@/lib/annotation/make-annotation";
import { draftFrom } from "@/lib/annotation/stored-draft";
import type { Annotation, AnnotationDraft } from "@/lib/annotation/model";
import { send } from "@/lib/messages/send";

export class CardDrafts {
  readonly #drafts: Map<string, AnnotationDraft>;

  private constructor(drafts: Readonly<Record<string, AnnotationDraft>>) {
    const read = Object.entries(drafts).map(([subject, it]) => [subject, draftFrom(it)] as const);
    this.#drafts = new Map(read.flatMap(([subject, it]) => (it ? [[subject, it]] : [])));
  }

  /** With all that was typed before this frame was there. */
  static async read(): Promise<CardDrafts> {
    return new CardDrafts(await send("drafts.list", {}).catch(() => ({})));
  }

  get(subject: string): AnnotationDraft | null {
    return this.#drafts.get(subject) ?? null;
  }

  /** Null for one that was saved or dropped. */
  set(subject: string, draft: AnnotationDraft | null): void {
    if (!draft && !this.#drafts.delete(subject)) return;
    if (draft) this.#drafts.set(subject, draft);
    // Where it cannot be kept beyond this frame, it is kept in it.
    send("draft.keep", { subject, draft }).catch(() => {});
  }

  /** An editor that was opened and left as it was is not opened again the next time. */
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
