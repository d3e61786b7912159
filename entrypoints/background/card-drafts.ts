/**
 * What was typed into a card and not saved lies in `storage.session`: in memory, for the extension's own contexts alone,
 * until the browser is closed. (A card in a page of Firefox's does not get at it itself.) What is typed in a private
 * window is found again in private windows only, until the last of them is closed.
 */
import { browser } from "wxt/browser";
import type { AnnotationDraft } from "@/lib/annotation/model";
import { PRIVATE, isAnyWindowPrivate } from "@/lib/private/private-windows";

const prefixFor = (isPrivate: boolean): string => (isPrivate ? `${PRIVATE}draft ` : "draft ");

/** All drafts by what they are about. */
export async function listDrafts(isPrivate: boolean): Promise<Record<string, AnnotationDraft>> {
  const prefix = prefixFor(isPrivate);
  const stored = Object.entries(await browser.storage.session.get(null));
  return Object.fromEntries(
    stored
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, draft]) => [key.slice(prefix.length), draft as AnnotationDraft]),
  );
}

/** Null for one that was saved or dropped. */
export async function keepDraft(
  subject: string,
  draft: AnnotationDraft | null,
  isPrivate: boolean,
): Promise<void> {
  const key = prefixFor(isPrivate) + subject;
  // What a card sent with its last breath may be answered after its window went.
  if (draft && isPrivate && !(await isAnyWindowPrivate())) return;
  if (draft) await browser.storage.session.set({ [key]: draft });
  else await browser.storage.session.remove(key);
}
