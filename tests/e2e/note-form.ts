import type { Frame, Locator, Page } from "playwright-core";

/** The text field of a note, in a card, the popup or the reader. */
export function noteBox(view: Frame | Page | Locator): Locator {
  return view.getByRole("textbox", { name: "Note", exact: true });
}

/** Begins a new note. */
export async function beginNote(view: Frame | Page | Locator, text: string): Promise<void> {
  await view.getByRole("button", { name: "Add a note" }).click();
  await noteBox(view).fill(text);
}

/** Clicks on the button that saves the note. */
export function saveNote(view: Frame | Page | Locator): Promise<void> {
  return press(view.getByRole("button", { name: "Save", exact: true }));
}

/**
 * Clicks on a button that changes notes, as a person does: in a card, the pointer has been there
 * for a moment (`ClickGuard`). On a busy machine the browser may be slow to tell the card that it is
 * seen. The card then says that it has refused the click, and a person clicks again.
 */
export async function press(button: Locator): Promise<void> {
  const refused = button
    .page()
    .frames()
    .map((it) => it.locator(".refused"));
  await pressOnce(button);
  for (const it of refused) {
    if ((await it.count()) > 0) await pressOnce(button);
  }
}

async function pressOnce(button: Locator): Promise<void> {
  await button.hover();
  await button.evaluate(async () => {
    const began = performance.now();
    while (window !== top && performance.now() - began < 400) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await new Promise(requestAnimationFrame);
    }
  });
  await button.click();
}
