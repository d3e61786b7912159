import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { ExportDrawer } from "@/components/notes/export-drawer";
import { useLocale } from "@/components/locale";
import { noteWords } from "@/components/notes/note-words";
import { NotesBrowser } from "@/components/notes/notes-browser";
import { drafts } from "@/lib/library/drafts";
import type { Library } from "@/lib/library/library";
import { noteGroups, noteTitles } from "@/lib/library/note-titles";
import { noteActions } from "@/lib/library/notes";
import { download } from "@/lib/library/download";
import { exportNotes } from "@/lib/library/transfer";
import { hashOf } from "@/lib/route/route";
import { UndoBar } from "./undo-bar";

/** All notes. The user can search, change and export them here. */
export function NotesView({ library }: { library: Library }): JSX.Element {
  const { t } = useLocale();
  const { terms, passages, documents, annotations } = library;
  const titles = useMemo(() => noteTitles({ terms, passages }, noteWords(t)), [terms, passages, t]);
  const groupOf = useMemo(
    () =>
      noteGroups(
        { terms, passages, documents, annotations },
        { document: t("noteDocument"), unknown: t("unknownSource") },
      ),
    [terms, passages, documents, annotations, t],
  );
  return (
    <main id="main" tabIndex={-1} class="notes-view">
      <h1>{t("viewNotes")}</h1>
      <UndoBar library={library} />
      <NotesBrowser
        notes={library.annotations}
        titleOf={titles.titleOf}
        groupOf={groupOf}
        drafts={drafts}
        {...noteActions}
      >
        {(shown) => (
          <ExportDrawer
            shown={shown}
            all={annotations}
            backup={hashOf({ view: "safety" })}
            onSave={async (format, notes) => download(await exportNotes(format, notes, titles))}
            textOf={async (format, notes) => (await exportNotes(format, notes, titles)).blob.text()}
          />
        )}
      </NotesBrowser>
    </main>
  );
}
