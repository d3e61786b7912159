/**
 * The way back from the editor of a term. Whoever opens it from a list that is worked through, goes back
 * to that list. The entry in the browser's history remembers it, also when the page is loaded anew.
 */
import { parseRoute } from "@/lib/route/route";

/** The views that are worked through. */
const LISTS: ReadonlySet<string> = new Set(["candidates", "check"]);
const EDITORS: ReadonlySet<string> = new Set(["edit", "new"]);

/**
 * Remembers the view from which an editor has just been opened.
 *
 * @param earlier the way back of the view before
 */
export function rememberWay({ oldURL }: HashChangeEvent, earlier: string | null): void {
  // An entry that the browser went back to remembers it already.
  if (history.state !== null || !EDITORS.has(parseRoute(location.hash).view)) return;
  const { hash } = new URL(oldURL);
  const { view } = parseRoute(hash);
  const from = LISTS.has(view) ? hash : EDITORS.has(view) ? earlier : null;
  if (from !== null) history.replaceState({ from }, "");
}

/** The hash of the list from which the editor was opened; null if it was opened from elsewhere. */
export function wayBack(): string | null {
  const { from } = Object(history.state) as { from?: unknown };
  return typeof from === "string" && LISTS.has(parseRoute(from).view) ? from : null;
}
