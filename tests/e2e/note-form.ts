import type { Frame, Locator, Page } from "playwright-core";

/** Where a note is written, in a card, the popup or the reader. */
export function noteBox(view: Frame | Page | Locator): Locator {
  return view.getByRole("textbox", { name: "Note", exact: true });
}

/** Begins a new note. */
export async function beginNote(view: Frame | Page | Locator, text: string): Promise<void> {
  await view.getByRole("button", { name: "Add a note" }).click();
  await noteBox(view).fill(text);
}

export function saveNote(view: Frame | Page | Locator): Promise<void> {
  return view.getByRole("button", { name: "Save" }).click();
}
