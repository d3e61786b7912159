import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { NoteSection } from "@/components/notes/note-section";
import { Quotation } from "@/components/notes/quotation";
import { ReplyTo } from "@/components/notes/reply-to";
import { useSliced } from "@/components/use-sliced";
import { type Annotation, quoteOf } from "@/lib/annotation/model";
import { answeredNotes, inThreads } from "@/lib/exchange/hypothesis/replies";
import { drafts } from "@/lib/library/drafts";
import type { Library } from "@/lib/library/library";
import { noteActions } from "@/lib/library/notes";
import type { PageStatus } from "./use-page-status";

type Page = Extract<PageStatus, { kind: "page" }>;

interface Threads {
  readonly notes: readonly Annotation[];
  readonly answered: ReadonlyMap<string, Annotation | null>;
}

const NONE: Threads = { notes: [], answered: new Map() };

function* threadsOn(library: Library, { addresses, notes }: Page): Generator<void, Threads> {
  const answered = yield* answeredNotes(library.annotations);
  const placeOf = (note: Annotation): number =>
    notes.get(note.id) === "missing" ? Number.MAX_SAFE_INTEGER : startOf(note);
  // Stable: notes on one place keep their order in time.
  const inOrder = library.notesOnPage(addresses).toSorted((a, b) => placeOf(a) - placeOf(b));
  return { notes: yield* inThreads(inOrder, answered), answered };
}

/** Where a note stood in its page when it was written (UTF-16 code units). One on the whole page comes first. */
function startOf({ target }: Annotation): number {
  return target.type === "selection"
    ? (target.selectors.position?.start ?? Number.MAX_SAFE_INTEGER - 1)
    : -1;
}

/**
 * The notes on the page in the active tab, each with the state of its place. They are in the page's order; those whose
 * words are gone come last. The user can also write a note on the page itself.
 */
export function PageNotes({ library, status }: { library: Library; status: Page }): JSX.Element {
  const { t } = useLocale();
  const { source } = status.addresses;
  const missing = [...status.notes].flatMap(([id, it]) => (it === "missing" ? [id] : [])).join();
  const { notes, answered } = useSliced(
    () => threadsOn(library, status),
    [library, status.addresses, missing],
    NONE,
  );
  return (
    <section class="page-notes" aria-label={t("notesHere")}>
      <h2>
        {t("notesHere")} {notes.length > 0 && <span class="number">{notes.length}</span>}
      </h2>
      <NoteSection
        key={source}
        subject={source}
        drafts={drafts}
        notes={notes}
        target={{ type: "resource", source }}
        addLabel={t("noteOnPage")}
        about={(note) => (
          <>
            <Place note={note} status={status} />
            {answered.has(note.id) && <ReplyTo note={answered.get(note.id) ?? null} />}
          </>
        )}
        beside={(note) =>
          (status.notes.get(note.id) ?? "missing") !== "missing" && (
            <button type="button" class="go" onClick={() => status.visitNote(note.id)}>
              {t("goThere")}
            </button>
          )
        }
        {...noteActions}
      />
    </section>
  );
}

function Place({ note, status }: { note: Annotation; status: Page }): JSX.Element {
  const { t } = useLocale();
  const quote = quoteOf(note);
  const place = status.notes.get(note.id);
  if (quote === null) return <></>;
  return (
    <div class="note-about">
      <Quotation text={quote} colour={note.colour} />
      {place && place !== "there" && <p class="hint">{t(`place_${place}`)}</p>}
    </div>
  );
}
