import { useEffect, useState } from "preact/hooks";
import { drafts } from "@/lib/library/drafts";
import type { OpenedTerm } from "@/lib/messages/contract";
import type { PageStatus } from "../popup/use-page-status";

/** What the user looks at on the page: a term whose card has opened, or selected text. */
export type Followed =
  | { readonly kind: "term"; readonly opened: OpenedTerm }
  | { readonly kind: "selection"; readonly selection: string }
  | { readonly kind: "page" };

const PAGE: Followed = { kind: "page" };

/**
 * What the user has looked at last on the page. A term stays when its card closes. A selection goes
 * when nothing is selected any more, and another page begins anew.
 *
 * @param isHeld whether the user holds what is shown. Then it does not change.
 */
export function useFollowed(status: PageStatus, isHeld: boolean): Followed {
  const page = status.kind === "page" ? status : null;
  const [last, setLast] = useState<Followed>(PAGE);
  const [shown, setShown] = useState<Followed>(PAGE);
  const address = page?.addresses.source;
  useEffect(() => setLast(PAGE), [page?.tab, address]);
  const opened = page?.opened ?? null;
  useEffect(() => {
    if (opened) setLast({ kind: "term", opened });
  }, [opened]);
  const selection = page?.selection.trim() ?? "";
  useEffect(() => {
    if (selection !== "") setLast({ kind: "selection", selection });
    else setLast((it) => (it.kind === "selection" ? backFrom(opened) : it));
  }, [selection]);
  useEffect(() => {
    if (!isHeld && !isWrittenOn(shown)) setShown(last);
  }, [last, isHeld]);
  return shown;
}

/** Whether a note is being written on what is shown. It stays in sight then. */
function isWrittenOn(shown: Followed): boolean {
  return shown.kind === "term" && drafts.get(shown.opened.term) !== null;
}

function backFrom(opened: OpenedTerm | null): Followed {
  return opened ? { kind: "term", opened } : PAGE;
}
