import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { NotesBrowser } from "@/components/notes/notes-browser";
import { noteWords } from "@/components/notes/note-words";
import type { Annotation } from "@/lib/annotation/model";
import { drafts } from "@/lib/library/drafts";
import type { Library } from "@/lib/library/library";
import { noteTitles } from "@/lib/library/note-titles";
import { noteActions } from "@/lib/library/notes";
import { openReader } from "@/lib/library/open-reader";

/** All notes, in the popup and the side panel. */
export function AllNotes({ library }: { library: Library }): JSX.Element {
  const { t } = useLocale();
  const { terms, passages } = library;
  const titleOf = useMemo(() => {
    const titles = noteTitles({ terms, passages }, noteWords(t));
    return (note: Annotation) => ({ ...titles.titleOf(note), isPage: true });
  }, [terms, passages, t]);
  return (
    <>
      <h1>{t("allNotes")}</h1>
      <NotesBrowser
        notes={library.annotations}
        titleOf={titleOf}
        drafts={drafts}
        {...noteActions}
      />
      <button type="button" class="to-reader" onClick={() => openReader({ view: "safety" })}>
        {t("viewSafety")}
      </button>
    </>
  );
}
