import type { Target } from "@/lib/annotation/model";
import type { CardSubject } from "@/lib/messages/contract";
import { type Spot, TextMeter, textRects } from "@/lib/page/hit-test";
import {
  CLOSED,
  type HoverEvent,
  type HoverState,
  type HoverTarget,
  dueAt,
  reduceHover,
  shownTarget,
} from "@/lib/page/hover-state";
import type { PageLight } from "@/lib/page/light";
import type { Box } from "@/lib/page/place-card";
import type { CardFrame } from "./card-frame";
import type { PageNotes } from "./page-notes";

/** What the pointer can rest on: what its card shows, and where it is now. */
interface Subject {
  readonly subject: CardSubject;
  readonly box: () => Box | null;
}

interface Parts {
  readonly light: PageLight;
  readonly notes: PageNotes;
  readonly card: CardFrame;
}

/** Turns the pointer's way over the page into what the card does. Only trusted events count; none is stopped. */
export class Hover {
  readonly #meter: TextMeter;
  readonly #parts: Parts;
  #state: HoverState<Subject> = CLOSED;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pointer: { readonly x: number; readonly y: number; readonly target: Element } | null = null;
  #frame = 0;

  constructor(document: Document, parts: Parts, signal: AbortSignal) {
    this.#meter = new TextMeter(document);
    this.#parts = parts;
    const { card } = parts;
    const passive = { capture: true, passive: true, signal } as const;
    window.addEventListener("pointermove", (event) => this.#moved(event), passive);
    window.addEventListener("scroll", () => this.#scrolled(), passive);
    window.addEventListener("resize", () => this.#scrolled(), passive);
    window.addEventListener("keydown", (event) => this.#key(event), passive);
    document.addEventListener("pointerleave", () => this.#left(), { signal });
    card.onClose = () => this.#dispatch({ type: "close" });
    card.onHold = (held) => this.#dispatch({ type: "hold", held });
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      cancelAnimationFrame(this.#frame);
    });
  }

  /** Opens the editor for a new note on a selection. */
  compose(target: Target, range: Range): void {
    const subject: Subject = {
      subject: { type: "compose", target },
      box: () => textRects(range).at(-1) ?? range.getBoundingClientRect(),
    };
    this.#dispatch({ type: "open", target: { key: `compose ${Date.now()}`, value: subject } });
  }

  /** The page has been read again: there may be a term now where the pointer rests. */
  lookAgain(): void {
    if (this.#pointer?.target.isConnected) this.#lookSoon();
  }

  #moved(event: PointerEvent): void {
    // The innermost target, inside open shadow trees.
    const [target] = event.composedPath();
    if (!event.isTrusted || event.pointerType === "touch" || !(target instanceof Element)) return;
    // Who drags a selection over a term does not ask for its card.
    if (event.buttons !== 0) return;
    this.#pointer = { x: event.clientX, y: event.clientY, target };
    this.#lookSoon();
  }

  /** Something has scrolled: the term that the card stands beside may have moved, under a pointer that has not. */
  #scrolled(): void {
    const shown = shownTarget(this.#state);
    if (!shown) return;
    const box = shown.value.box();
    if (!box) {
      this.#dispatch({ type: "close" });
      return;
    }
    this.#parts.card.moveTo(box);
    const pointer = this.#pointer;
    if (pointer && !this.#parts.card.owns(pointer.target) && !holds(box, pointer)) this.#left();
  }

  #lookSoon(): void {
    this.#frame ||= requestAnimationFrame((time) => {
      this.#frame = 0;
      this.#look(time);
    });
  }

  #look(time: number): void {
    const pointer = this.#pointer;
    if (!pointer) return;
    if (this.#parts.card.owns(pointer.target)) this.#dispatch({ type: "enter-card" });
    else this.#dispatch({ type: "point", target: this.#targetAt(pointer), time });
  }

  #targetAt({
    x,
    y,
    target,
  }: {
    x: number;
    y: number;
    target: Element;
  }): HoverTarget<Subject> | null {
    const { light, notes } = this.#parts;
    const note = notes.hitAt(x, y);
    if (note) {
      const subject = { type: "notes", page: notes.page, ids: note.ids } as const;
      return this.#target(note.ids.join(), subject, note.spot);
    }
    const hit = light.hitAt(target, x, y);
    if (!hit) return null;
    this.#parts.card.prepare(light.terms());
    const { term, guess, inner, spot } = hit;
    return this.#target(spot.at, { type: "term", term, guess, inner }, spot);
  }

  #target(key: unknown, subject: CardSubject, spot: Spot): HoverTarget<Subject> {
    return { key, value: { subject, box: () => this.#meter.boxOf(spot) } };
  }

  #left(): void {
    this.#pointer = null;
    this.#dispatch({ type: "leave", time: performance.now() });
  }

  #key(event: KeyboardEvent): void {
    if (event.isTrusted && event.key === "Escape") this.#dispatch({ type: "close" });
  }

  #dispatch(event: HoverEvent<Subject>): void {
    const before = shownTarget(this.#state);
    this.#state = reduceHover(this.#state, event);
    const after = shownTarget(this.#state);
    if (after && after !== before && after.key !== before?.key) this.#open(after.value);
    else if (before && !after) this.#parts.card.hide();
    this.#tickWhenDue();
  }

  #open({ subject, box }: Subject): void {
    const at = box();
    if (at) this.#parts.card.show(subject, at);
    else this.#dispatch({ type: "close" });
  }

  #tickWhenDue(): void {
    clearTimeout(this.#timer);
    const due = dueAt(this.#state);
    if (due === null) return;
    const time = performance.now();
    this.#timer = setTimeout(
      () => this.#dispatch({ type: "tick", time: performance.now() }),
      Math.max(0, due - time),
    );
  }
}

function holds({ left, right, top, bottom }: Box, { x, y }: { x: number; y: number }): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
