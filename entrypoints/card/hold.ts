import type { CardState, CardSubject } from "@/lib/messages/contract";

/** What keeps a card open although the pointer leaves it. */
export class Hold {
  /** Whether the user has asked for the editor. Only then does the card take the keyboard and stay open. */
  isWriting = false;
  isPinned = false;
  /** Whether the user asks for the next place. Its card opens pinned: the pointer is still at the last one. */
  isStepping = false;

  /** A card opens. `state` is that in which the user left it, if its frame was removed. */
  begin(state: CardState | null): void {
    this.isPinned = state?.isPinned ?? this.isStepping;
    this.isStepping = false;
  }

  /** @param isAsked whether the user has asked for what is shown with a key */
  isHeld(isAsked: boolean): boolean {
    return this.isWriting || this.isPinned || isAsked;
  }

  /** The state from which the card can be restored in another frame. */
  stateOf(subject: CardSubject, trail: readonly CardSubject[]): CardState {
    return { subject, trail, isPinned: this.isPinned, isWriting: this.isWriting };
  }
}
