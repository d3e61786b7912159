import type { CardSubject } from "@/lib/messages/contract";

/** A subject, and the scroll position of its card (CSS pixels). */
export interface Left {
  readonly subject: CardSubject;
  readonly top: number;
}

/** The subjects that the present one was opened from, the latest last. */
export class Trail {
  #left: Left[] = [];

  get subjects(): readonly CardSubject[] {
    return this.#left.map((it) => it.subject);
  }

  get last(): CardSubject | null {
    return this.#left.at(-1)?.subject ?? null;
  }

  /** Begins with the subjects that an earlier frame of the card has left, if any. */
  begin(subjects: readonly CardSubject[]): void {
    this.#left = subjects.map((subject) => ({ subject, top: 0 }));
  }

  /** Adds the subject that the user leaves. `top` is its scroll position (CSS pixels). */
  leave(subject: CardSubject, top: number): void {
    this.#left.push({ subject, top });
  }

  /** Takes one step back. Returns the subject to show, or null if there is none. */
  back(): Left | null {
    return this.#left.pop() ?? null;
  }
}
