import type { CardSubject } from "@/lib/messages/contract";

/** A subject, and how far its card was scrolled (CSS pixels). */
export interface Left {
  readonly subject: CardSubject;
  readonly top: number;
}

/** What the present subject was opened from, the last one last. */
export class Trail {
  #left: Left[] = [];

  get subjects(): readonly CardSubject[] {
    return this.#left.map((it) => it.subject);
  }

  get last(): CardSubject | null {
    return this.#left.at(-1)?.subject ?? null;
  }

  /** The card begins, in a frame before this one perhaps with these. */
  begin(subjects: readonly CardSubject[]): void {
    this.#left = subjects.map((subject) => ({ subject, top: 0 }));
  }

  leave(subject: CardSubject, top: number): void {
    this.#left.push({ subject, top });
  }

  /** The way back is gone by one. */
  back(): Left | null {
    return this.#left.pop() ?? null;
  }
}
