/**
 * Text that was typed into a card and not saved is in `storage.session`: in memory, accessible only
 * to the extension's own contexts, until the browser is closed. (A card in a page cannot access it
 * in Firefox.) What is typed in a private window is found again only in private windows, until the
 * last of them is closed.
 */
import { browser } from "wxt/browser";
import type { AnnotationDraft } from "@/lib/annotation/model";
import { PRIVATE, isAnyWindowPrivate } from "@/lib/private/private-windows";

const prefixFor = (isPrivate: boolean): string => (isPrivate ? `${PRIVATE}draft ` : "draft ");

/** All drafts, by subject. */
export async function listDrafts(isPrivate: boolean): Promise<Record<string, AnnotationDraft>> {
  const prefix = prefixFor(isPrivate);
  const stored = Object.entries(await browser.storage.session.get(null));
  return Object.fromEntries(
    stored
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, draft]) => [key.slice(prefix.length), draft as AnnotationDraft]),
  );
}

/** `draft` is null if it was saved or discarded. */
export async function keepDraft(
  subject: string,
  draft: AnnotationDraft | null,
  isPrivate: boolean,
): Promise<void> {
  const key = prefixFor(isPrivate) + subject;
  // A card's last message may be handled after its window was closed.
  if (draft && isPrivate && !(await isAnyWindowPrivate())) return;
  if (draft) await browser.storage.session.set({ [key]: draft });
  else await browser.storage.session.remove(key);
}
