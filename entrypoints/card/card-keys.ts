import type { TermView } from "@/lib/messages/contract";

/** What a key does in a card on a term. */
export type KeyAction =
  /** In term mode: goes to the next or the previous term in view. */
  | { readonly type: "walk"; readonly by: 1 | -1 }
  /** Goes to the next or the previous place of the term on the page. */
  | { readonly type: "step"; readonly by: 1 | -1 }
  /** Shows the entry of another glossary for the same word, counted from 0. */
  | { readonly type: "source"; readonly index: number }
  /** Begins a note on the term. */
  | { readonly type: "note" }
  /** Shows the whole entry. */
  | { readonly type: "grow" };

const STEPS: Readonly<Record<string, 1 | -1>> = { "]": 1, "[": -1 };
const WALK: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** The action of a key; null if it means nothing to a card that shows so much of a term. */
export function actionOf(event: KeyboardEvent, view: TermView): KeyAction | null {
  if (isForControl(event)) return null;
  const { key } = event;
  const isLine = view === "line";
  const by = (isLine ? WALK : STEPS)[key];
  if (by) return { type: isLine ? "walk" : "step", by };
  if (/^[1-9]$/u.test(key) && !isLine) return { type: "source", index: Number(key) - 1 };
  if (key === "n" || key === "N") return { type: "note" };
  return key === "Enter" && view !== "whole" ? { type: "grow" } : null;
}

/** Whether a key belongs to what has the focus: typed text, or a button that Enter presses. */
function isForControl({ target, key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || !(target instanceof Element)) return true;
  const controls = key === "Enter" ? "input, textarea, button, a, summary" : "input, textarea";
  return target.closest(controls) !== null;
}
