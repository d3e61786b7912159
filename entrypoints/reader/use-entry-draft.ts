import { useState } from "preact/hooks";
import { entryDrafts } from "@/lib/library/entry-drafts";
import type { EntryDraft } from "@/lib/record/parse-entry-draft";

/** A term while it is written. */
export interface EntryWriting {
  readonly draft: EntryDraft;
  readonly change: (changes: Partial<EntryDraft>) => void;
  /** Whether the draft was left unsaved before, and is here again. */
  readonly isBack: boolean;
  /** Whether the entry had been changed elsewhere when the draft came back. */
  readonly isOutdated: boolean;
  /** Begins again from what is saved. */
  readonly discard: () => void;
  /** Forgets the draft: it has been saved, or is given up. */
  readonly forget: () => void;
}

/**
 * The draft of a term. What was written and not saved is kept, so that it is here again when the editor
 * is opened again.
 *
 * @param subject what it is kept under
 * @param start the term as it is saved, or an empty one
 * @param base the saved version (`modified`); null if there is none
 */
export function useEntryDraft(
  subject: string,
  start: EntryDraft,
  base: string | null,
): EntryWriting {
  const [{ draft, begun, isBack, isOutdated }, setState] = useState<State>(() => {
    const kept = entryDrafts.get(subject);
    if (!kept) return fresh(start, base);
    return { draft: kept.draft, begun: kept.base, isBack: true, isOutdated: kept.base !== base };
  });
  const forget = (): void => entryDrafts.set(subject, null);
  return {
    draft,
    change: (changes) =>
      setState((before) => {
        const next = { ...before.draft, ...changes };
        entryDrafts.set(subject, { draft: next, base: begun });
        return { ...before, draft: next };
      }),
    isBack,
    isOutdated,
    discard() {
      forget();
      setState(fresh(start, base));
    },
    forget,
  };
}

interface State extends Pick<EntryWriting, "draft" | "isBack" | "isOutdated"> {
  /** The saved version on which the draft was begun. */
  readonly begun: string | null;
}

function fresh(draft: EntryDraft, begun: string | null): State {
  return { draft, begun, isBack: false, isOutdated: false };
}
