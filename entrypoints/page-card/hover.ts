import type { PageAddresses } from "@/lib/annotation/page-addresses";
import { askedOf } from "@/lib/annotation/subjects";
import { flatParentOf, isConnected, isShadowRoot, slotOf } from "@/lib/dom/native";
import type { FromCard, TermView } from "@/lib/messages/contract";
import type { PageSettings } from "@/lib/settings/page-settings";
import { type Box, type Point, holds } from "@/lib/geometry/box";
import type { TextMeter } from "@/lib/page/paint/hit-test";
import {
  CLOSED,
  type HoverEvent,
  type HoverState,
  type HoverTarget,
  dueAt,
  reduceHover,
  shownTarget,
} from "@/lib/card/hover-state";
import type { PageLight } from "@/lib/page/light";
import { paintedTerms } from "@/lib/page/painted-terms";
import { headsFor } from "@/lib/card/safe-path";
import type { TermHits } from "@/lib/page/term-hits";
import { listenToPointer } from "../in-page/pointer-events";
import { type Pointing, pointingOf } from "../in-page/pointing";
import type { CardFrame } from "./card-frame";
import { closestAround } from "./closest-around";
import type { LazyNotes } from "./lazy-notes";
import { type Subject, termSubject } from "./subject";

interface Parts {
  readonly light: PageLight;
  readonly hits: TermHits;
  readonly notes: LazyNotes;
  readonly card: CardFrame;
  readonly meter: TextMeter;
  readonly settings: PageSettings;
  readonly addresses: () => PageAddresses;
  /** Called when a card has been opened on something else, or (null) closed. */
  readonly onSubject: (subject: Subject | null) => void;
}

/** Elements that do something of their own when they are clicked. */
const ACTIVE =
  "a[href], button, input, select, textarea, label, summary, option, area, [role=button]";

/**
 * Turns the pointer's actions on the page into actions of the card. Only trusted events count, and
 * none is stopped.
 */
export class Hover {
  readonly #parts: Parts;
  readonly #passive: AddEventListenerOptions;
  #state: HoverState<Subject> = CLOSED;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pointer: Pointing | null = null;
  #before: Point | null = null;
  /**
   * Where the pointer rests since the user closed a card under it. What appears there was not
   * pointed at.
   */
  #resting: Point | "unknown" | null = null;
  #frame = 0;
  #followFrame = 0;

  constructor(parts: Parts, signal: AbortSignal) {
    this.#parts = parts;
    const passive = { capture: true, passive: true, signal } as const;
    this.#passive = passive;
    listenToPointer((event) => {
      const pointing = pointingOf(event);
      if (pointing) this.hearPointer(pointing);
    }, signal);
    window.addEventListener("scroll", this.#scrolled, passive);
    window.addEventListener("resize", this.#scrolled, passive);
    window.addEventListener("keydown", (event) => this.#key(event), passive);
    EventTarget.prototype.addEventListener.call(document, "pointerleave", () => this.#left(), {
      signal,
    });
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      cancelAnimationFrame(this.#frame);
      cancelAnimationFrame(this.#followFrame);
    });
  }

  /**
   * Opens a card on request of a command, even if one is already open there. It stays until it is
   * closed.
   */
  open(key: unknown, subject: Subject): void {
    this.#dispatch({ type: "open", target: { key, value: subject }, held: true });
  }

  hear(message: Extract<FromCard, { type: "hold" | "entered" | "close" | "saved" }>): void {
    if (message.type === "entered") {
      const target = this.#parts.card.host;
      if (this.#pointer && target) this.#pointer = { ...this.#pointer, target };
      this.#dispatch({ type: "enter-card" });
      return;
    }
    if (message.type === "hold") {
      this.#dispatch(message);
      return;
    }
    // It is not known here whether the pointer is on the card or beside it.
    this.#pointer = null;
    this.#resting = "unknown";
    if (message.type === "close") this.#dispatch(message);
  }

  /** Closes a card that is open only because of the pointer. */
  closeUnheld(): void {
    if (this.#state.kind !== "open" || !this.#state.held) this.#dispatch({ type: "close" });
  }

  /**
   * Called when the page has been read again, or when something in a shadow tree has scrolled,
   * which is not heard here. A term may have appeared under the resting pointer, and the place
   * beside the card may have moved.
   */
  lookAgain(): void {
    if (this.#pointer && isConnected(this.#pointer.target)) this.#lookSoon();
    if (shownTarget(this.#state)) this.#followSoon();
  }

  hearPointer(pointing: Pointing): void {
    if (pointing.isClick) this.#clicked(pointing);
    else if (!this.#opensByClick) {
      this.#noteRest(pointing);
      this.#pointer = pointing;
      this.#lookSoon();
    }
  }

  /**
   * The browser also reports a resting pointer when the page moves under it, or when a card above
   * it disappears.
   */
  #noteRest({ x, y }: Point): void {
    const before = this.#resting;
    const isSame = before === "unknown" || (before?.x === x && before.y === y);
    this.#resting = isSame ? { x, y } : null;
  }

  /**
   * Handles a click or a tap: on a term it opens the card, elsewhere it closes a card that is not
   * held.
   */
  #clicked(pointing: Pointing): void {
    const { target } = pointing;
    if (this.#parts.card.owns(target)) return;
    const isFree = getSelection()?.isCollapsed !== false && !closestAround(target, ACTIVE);
    const hit = isFree ? this.#targetAt(pointing, "whole") : null;
    if (hit) {
      const value = { ...hit.value, isTouch: pointing.isTouch };
      this.#dispatch({ type: "open", target: { ...hit, value }, held: false });
    } else if (this.#state.kind === "open" && !this.#state.held) this.#dispatch({ type: "close" });
  }

  get #opensByClick(): boolean {
    return this.#parts.settings.opening === "click";
  }

  #followSoon(): void {
    this.#followFrame ||= requestAnimationFrame(() => {
      this.#followFrame = 0;
      if (!shownTarget(this.#state) || this.#follow()) return;
      // If the page rebuilds this text, the term may come back. The pointer's next move will tell.
      // The user may be writing in a held card.
      const isHeld = this.#state.kind === "open" && this.#state.held;
      if (!this.#pointer && !isHeld) this.#dispatch({ type: "close" });
    });
  }

  /**
   * Moves the card along with its place on the page.
   *
   * @returns the new place, or null if it has gone
   */
  #follow(): Box | null {
    const box = shownTarget(this.#state)?.value.box() ?? null;
    if (box) this.#parts.card.moveTo(box);
    return box;
  }

  /**
   * Something has scrolled. The term beside the card may have moved away from under a resting
   * pointer.
   */
  readonly #scrolled = (): void => {
    if (!shownTarget(this.#state)) return;
    const box = this.#follow();
    const pointer = this.#pointer;
    if (!box) this.#dispatch({ type: "close" });
    else if (pointer && !this.#parts.card.owns(pointer.target) && !holds(box, pointer))
      this.#left();
  };

  #lookSoon(): void {
    this.#frame ||= requestAnimationFrame((time) => {
      this.#frame = 0;
      this.#look(time);
    });
  }

  #look(time: number): void {
    const pointer = this.#pointer;
    if (!pointer) return;
    const { card, settings } = this.#parts;
    const before = this.#before ?? pointer;
    this.#before = pointer;
    if (card.owns(pointer.target)) {
      this.#dispatch({ type: "enter-card" });
      return;
    }
    const { box } = card;
    this.#dispatch({
      type: "point",
      target: this.#wanted(this.#targetAt(pointer, "brief"), pointer),
      time,
      at: pointer,
      towards: box !== null && headsFor(before, pointer, box),
      delay: settings.delay,
    });
  }

  /**
   * If the settings require Alt, a term under the pointer does not count without it, unless its
   * card is already open.
   */
  #wanted(target: HoverTarget<Subject> | null, { alt }: Pointing): HoverTarget<Subject> | null {
    const isDismissed = this.#state.kind === "closed" && this.#state.dismissed === target?.key;
    if (this.#resting && !isDismissed) return null;
    if (this.#parts.settings.opening !== "alt-hover" || alt) return target;
    return target && shownTarget(this.#state)?.key === target.key ? target : null;
  }

  /** @param view what a card on a term there shows */
  #targetAt({ x, y, parent, target }: Pointing, view: TermView): HoverTarget<Subject> | null {
    const { light, hits, notes, card, meter, addresses } = this.#parts;
    const note = notes.hitAt(x, y);
    const noted = note && { pages: askedOf(addresses()), ids: note.ids };
    const hit = hits.at(parent, x, y) ?? hits.under(target, x, y);
    if (hit) {
      card.prepare(paintedTerms(light));
      return { key: hit.spot.at, value: termSubject(hit, meter, { view, noted }) };
    }
    if (!note || !noted) return null;
    const { spot } = note;
    const value = {
      card: { type: "notes", ...noted },
      node: spot.at.startContainer,
      box: (): Box | null => meter.boxOf(spot),
      match: null,
    } as const;
    return { key: note.ids.join(), value };
  }

  #left(): void {
    this.#pointer = null;
    this.#before = null;
    this.#dispatch({ type: "leave", time: performance.now() });
  }

  #key({ isTrusted, key }: KeyboardEvent): void {
    if (!isTrusted) return;
    if (key === "Escape") this.#dispatch({ type: "close" });
    if (key === "Alt" && this.#pointer && this.#parts.settings.opening === "alt-hover") {
      this.#pointer = { ...this.#pointer, alt: true };
      this.#lookSoon();
    }
  }

  #dispatch(event: HoverEvent<Subject>): void {
    const before = shownTarget(this.#state);
    this.#state = reduceHover(this.#state, event);
    const after = shownTarget(this.#state);
    const isAskedFor = event.type === "open" && event.held;
    if (after && (isAskedFor || after.key !== before?.key)) this.#open(after.value);
    else if (after && event.type === "open") this.#parts.card.grow();
    else if (before && !after) {
      this.#parts.card.hide();
      this.#parts.onSubject(null);
    }
    this.#tickWhenDue();
  }

  #open(subject: Subject): void {
    const box = subject.box();
    if (!box) {
      this.#dispatch({ type: "close" });
      return;
    }
    const { node, card, isTouch = false } = subject;
    this.#parts.card.show(card, { box, node, writing: writingOf(node), isTouch });
    this.#parts.onSubject(subject);
    this.#hearAround(node);
  }

  /** A scroll event in a shadow tree is heard only there. */
  #hearAround(node: Node): void {
    for (let at: Node | null = node; at; at = slotOf(at) ?? flatParentOf(at)) {
      if (isShadowRoot(at)) at.addEventListener("scroll", this.#scrolled, this.#passive);
    }
  }

  #tickWhenDue(): void {
    clearTimeout(this.#timer);
    const due = dueAt(this.#state);
    if (due === null) return;
    this.#timer = setTimeout(
      () => this.#dispatch({ type: "tick", time: performance.now() }),
      Math.max(0, due - performance.now()),
    );
  }
}

function writingOf(node: Node): "horizontal" | "vertical" {
  const element = node instanceof Element ? node : node.parentElement;
  const mode = element ? getComputedStyle(element).writingMode : "";
  return /^(?:vertical|sideways)/u.test(mode) ? "vertical" : "horizontal";
}
