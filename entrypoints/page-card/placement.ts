import { type Side, type Size, growDown, placeCard, within } from "@/lib/card/place-card";
import {
  type SheetEdge,
  placeSheet,
  restOfSheet,
  sheetEdge,
  sheetHeights,
} from "@/lib/card/place-sheet";
import type { Box } from "@/lib/geometry/box";

/** The place beside which the card is shown. */
export interface Anchor {
  readonly box: Box;
  readonly node: Node;
  readonly writing: "horizontal" | "vertical";
  /** Whether a finger has opened the card. It is then a sheet. */
  readonly isTouch: boolean;
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

/** Where one card is, from its opening until it closes. All lengths are CSS pixels of the viewport. */
export class Placement {
  #anchor: Anchor;
  #wanted: Size = { width: 0, height: 0 };
  /** The side of its anchor on which the card is. */
  #side: Side | undefined;
  /** Where the user has dragged the card. */
  #moved: Corner | null = null;
  /**
   * The card's distance from its anchor's corner when it grew under the pointer. It keeps this
   * distance, so that what is under the pointer stays there.
   */
  #held: Corner | null = null;
  /** The edge of a sheet, once it has been placed. */
  #edge: SheetEdge | null = null;
  /** The height of a sheet that the user has dragged. */
  #dragged: number | null = null;

  /** @param moved where the user has dragged the card before this one, which stays there */
  constructor(anchor: Anchor, moved: Corner | null) {
    this.#anchor = anchor;
    this.#moved = moved;
  }

  get moved(): Corner | null {
    return this.#moved;
  }

  get node(): Node {
    return this.#anchor.node;
  }

  get isSheet(): boolean {
    return this.#anchor.isTouch;
  }

  /** Whether it is known which size the card wants. */
  get isSized(): boolean {
    return this.#wanted.height > 0;
  }

  /** The place on the page has moved. */
  follow(box: Box): void {
    this.#anchor = { ...this.#anchor, box };
  }

  /**
   * The card wants another size.
   *
   * @param held where the card is, if it grows under the pointer
   */
  resize(wanted: Size, held: Box | null): void {
    this.#wanted = wanted;
    const { box } = this.#anchor;
    if (held) this.#held = { left: held.left - box.left, top: held.top - box.top };
  }

  /** The user drags the card, which was at `from`. */
  drag(x: number, y: number, from: Box, viewport: Size): void {
    const size = { width: from.right - from.left, height: from.bottom - from.top };
    if (!this.isSheet) {
      this.#moved = within({ left: from.left + x, top: from.top + y }, size, viewport);
      return;
    }
    const { most } = sheetHeights(this.#wanted.height, viewport);
    this.#dragged = Math.min(most, size.height + (this.#edge === "top" ? y : -y));
  }

  /**
   * The user lets the card go. A sheet comes to rest.
   *
   * @returns whether it closes
   */
  drop(viewport: Size): boolean {
    if (this.#dragged === null) return false;
    this.#dragged = restOfSheet(this.#dragged, sheetHeights(this.#wanted.height, viewport));
    return this.#dragged === null;
  }

  /** Makes a sheet as high as it can be, or as low as at first. */
  stretch(viewport: Size): void {
    const { first, most } = sheetHeights(this.#wanted.height, viewport);
    this.#dragged = (this.#dragged ?? first) < most ? most : null;
  }

  /** The place and size of the card. */
  at(viewport: Size): { left: number; top: number } & Size {
    const { box, writing } = this.#anchor;
    if (this.isSheet) {
      const { first, most } = sheetHeights(this.#wanted.height, viewport);
      this.#edge ??= sheetEdge(box, first, viewport);
      return placeSheet(this.#edge, Math.min(this.#dragged ?? first, most), viewport);
    }
    const { side, ...beside } = placeCard(box, this.#wanted, viewport, writing, this.#side);
    this.#side = side;
    const held = this.#held && {
      left: box.left + this.#held.left,
      top: box.top + this.#held.top,
    };
    const wanted = { ...this.#wanted, width: beside.width };
    const placed = held ? growDown(held, wanted, viewport) : beside;
    return { ...placed, ...(this.#moved && within(this.#moved, placed, viewport)) };
  }
}
