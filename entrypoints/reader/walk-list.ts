import type { TargetedKeyboardEvent } from "preact";

/** Makes the arrow keys go from link to link of a list, and into it from its filter: it is one stop for Tab. */
export function walkList(event: TargetedKeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.isComposing || event.altKey || event.ctrlKey || event.metaKey)
    return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a")];
  const next = stops[stops.indexOf(event.target as HTMLElement) + by];
  event.preventDefault();
  next?.focus();
}
