/** Notes in all their states: in the editor, in conflict, in a list, in an import, recovered. */
import type { JSX } from "preact";
import { ExportDrawer } from "@/components/notes/export-drawer";
import { ImportPlan } from "@/components/notes/import-plan";
import { NoteConflict } from "@/components/notes/note-conflict";
import { NoteEditor } from "@/components/notes/note-editor";
import { NoteItem } from "@/components/notes/note-item";
import { NotesBrowser } from "@/components/notes/notes-browser";
import { RecoveryNotice } from "@/components/notes/recovery-notice";
import type { Annotation } from "@/lib/annotation/model";

const nothing = (): void => {};
const noDrafts = { get: () => null, set: nothing };

/** The style of the card makes the page as wide as its content. */
const page = (content: JSX.Element): JSX.Element => (
  <main class="popup" style={{ width: "100vw" }}>
    <h1 class="unseen">Cideng</h1>
    {content}
  </main>
);

const MARKDOWN =
  "**重点**、*强调*、`代码`\n\n1. 一\n2. 二\n\n> 引文\n\n<b>不是 HTML</b> [链接](https://example.org/)";

/** @param note a note with a quotation, tags and a colour */
export function noteStates(note: Annotation): Record<string, () => JSX.Element> {
  const other: Annotation = {
    ...note,
    id: "urn:uuid:2",
    colour: "green",
    tags: [],
    body: { type: "TextualBody", value: MARKDOWN, format: "text/markdown" },
    target: { type: "resource", source: "urn:cideng:r:term:x" },
  };
  const actions = {
    onSave: () => Promise.resolve({ kind: "saved", annotation: note, undo: 1 } as const),
    onDelete: () => Promise.resolve({ kind: "deleted", undo: 1 } as const),
    onUndo: () => Promise.resolve(null),
    onExport: nothing,
  };
  const groupOf = ({ target: { source } }: Annotation) => ({
    key: source,
    title: source.startsWith("https")
      ? "福州市直机关扎实推进机关党建"
      : "新时代机关党建的「福州答卷」",
    lang: "zh-CN" as const,
    href: "#",
    isPage: source.startsWith("https"),
    place: source.startsWith("https") ? "example.org" : "document",
  });
  const browser = (notes: readonly Annotation[], isGrouped = false): JSX.Element => (
    <NotesBrowser
      notes={notes}
      {...(isGrouped ? { groupOf } : {})}
      titleOf={() => ({ title: "example.org/a", lang: undefined, href: "#", isPage: true })}
      drafts={noDrafts}
      {...actions}
    >
      {(shown) => (
        <ExportDrawer
          shown={shown}
          all={notes}
          backup="#/safety"
          onSave={nothing}
          textOf={() => Promise.resolve("")}
        />
      )}
    </NotesBrowser>
  );
  const draft = {
    id: note.id,
    base: note.modified,
    text: note.body.value,
    tags: note.tags,
    colour: note.colour,
    target: note.target,
  };
  return {
    "note in Markdown": () =>
      page(
        <NoteItem
          note={other}
          isLocked={false}
          saved={null}
          onEdit={nothing}
          onDelete={nothing}
          onExport={nothing}
        />,
      ),
    "note just saved": () =>
      page(
        <NoteItem
          note={note}
          isLocked={false}
          saved={{ onUndo: () => Promise.resolve() }}
          onEdit={nothing}
          onDelete={nothing}
          onExport={nothing}
        />,
      ),
    "note whose record is damaged": () =>
      page(
        <NoteItem
          note={{ ...note, damage: { parts: ["tags", "modified"], stored: "{}" } }}
          isLocked={false}
          saved={null}
          onEdit={nothing}
          onDelete={nothing}
          onExport={nothing}
        />,
      ),
    "note being changed": () =>
      page(
        <NoteEditor
          draft={draft}
          takesFocus={false}
          onDraft={nothing}
          onSave={actions.onSave}
          onCancel={nothing}
        />,
      ),
    "note changed elsewhere": () =>
      page(<NoteConflict theirs={note} onMine={nothing} onBoth={nothing} onTheirs={nothing} />),
    "note deleted elsewhere": () =>
      page(<NoteConflict theirs={null} onMine={nothing} onBoth={nothing} onTheirs={nothing} />),
    "notes, none": () => page(browser([])),
    "notes, listed": () => page(browser([note, other])),
    "notes, by page and document": () => page(browser([note, other], true)),
    "notes, two hundred": () =>
      page(browser(Array.from({ length: 200 }, (_, i) => ({ ...note, id: `urn:uuid:n${i}` })))),
    "notes recovered": () => page(<RecoveryNotice rebuilt={60} lost={0} onSeen={nothing} />),
    "notes lost": () => page(<RecoveryNotice rebuilt={0} lost={7} onSeen={nothing} />),
    "import planned": () =>
      page(
        <ImportPlan
          plan={{
            added: [note],
            changed: [{ present: note, incoming: other }],
            same: [],
            conflicting: [{ present: other, incoming: note }],
            missing: [other],
          }}
          refused={[{ place: "$[3].target", reason: { code: "noTarget", params: {} } }]}
          remarks={[
            {
              place: "$[4].created",
              isDropped: false,
              reason: {
                code: "readDate",
                params: { was: "2026-01-02", now: "2026-01-02T00:00:00.000Z" },
              },
            },
          ]}
          leftOut={[{ id: note.id, what: ["target.selector"] }]}
          hasSettings
          onDo={() => Promise.resolve()}
          onCancel={nothing}
        />,
      ),
  };
}
