/**
 * Card, search and settings in all their states, with the report's own data. The gallery shows them
 * and the tests photograph them.
 */
import { type ComponentChildren, type JSX, createRef } from "preact";
import { emptyDraft } from "@/lib/annotation/drafts";
import { FactsTable } from "@/components/report/facts-table";
import { SearchBox } from "@/components/search-box";
import { SettingsForm } from "@/components/settings-form";
import { ShortcutsProvider } from "@/components/shortcuts";
import { type MapLook, RelationMap } from "@/components/terms/relation-map";
import { TermIndex } from "@/components/terms/term-index";
import { groupTerms } from "@/lib/glossary/term-order";
import { TermEntry } from "@/components/terms/term-entry";
import { note, records } from "./content";
import { noteStates } from "./note-states";
import { pageStates } from "./page-states";
import { type CardContent, CardView, type CardEntry } from "@/entrypoints/card/card-view";
import { TryView } from "@/entrypoints/welcome/try-view";
import { WelcomeView } from "@/entrypoints/welcome/welcome-view";
import { type DocumentId, termAddress } from "@/lib/document/address";
import type { TermRecord } from "@/lib/store/shapes";
import type { Trouble } from "@/lib/messages/contract";
import { makeSearchable } from "@/lib/search/searchable";
import { DEFAULT_SETTINGS } from "@/lib/settings/settings";

const { terms, passages, figures } = records;
const searchable = makeSearchable(terms, passages, [], figures);

const termOf = (form: string) => {
  const found = terms.find((it) => it.form === form);
  if (!found) throw new Error(`no term ${form}`);
  return found;
};

/** A term of the report, and another glossary's for the same word, with a rendering of its own. */
function twoSources(form: string): TermRecord[] {
  const term = termOf(form);
  const document = "gloss" as DocumentId;
  const english = { text: "Bastion Project", status: "established" } as const;
  return [term, { ...term, document, address: termAddress(document, term.id), english }];
}

function entryOf(form: string): CardEntry {
  const term = termOf(form);
  return {
    term,
    passages,
    figures: figures.filter((it) => it.term === term.id),
  };
}

const nothing = (): void => {};
const done = (): Promise<null> => Promise.resolve(null);

function card(
  content: CardContent,
  changes: Partial<Parameters<typeof CardView>[0]> = {},
): JSX.Element {
  return (
    <CardView
      content={content}
      bar={{
        before: null,
        isPinned: false,
        isSheet: false,
        onBack: nothing,
        onPin: nothing,
        onMove: nothing,
        onDrop: nothing,
        onStretch: nothing,
        onClose: nothing,
      }}
      isRefused={false}
      draft={null}
      takesFocus={false}
      onDraft={nothing}
      onSave={() => Promise.resolve({ kind: "saved", annotation: note, undo: 1 })}
      onDelete={() => Promise.resolve({ kind: "deleted", undo: 1 })}
      onUndo={done}
      onExport={nothing}
      onOpen={nothing}
      onRetry={nothing}
      onGrow={nothing}
      onNote={nothing}
      onSource={nothing}
      onTerm={nothing}
      onMoreNotes={nothing}
      citation={() => ""}
      link={() => ""}
      {...changes}
    />
  );
}

const entry = (form: string, changes: Partial<Extract<CardContent, { kind: "term" }>> = {}) =>
  card({
    kind: "term",
    view: "whole",
    entry: entryOf(form),
    guess: false,
    inner: [],
    sources: [],
    notes: [],
    noteCount: changes.notes?.length ?? 0,
    noted: [],
    ...changes,
  });

const bar = (changes: object) => ({
  ...(card({ kind: "loading" }).props as { bar: Parameters<typeof CardView>[0]["bar"] }).bar,
  ...changes,
});

const TROUBLES: Trouble[] = [
  "newer",
  "blocked",
  "unavailable",
  "full",
  "refused",
  "unreachable",
  "changed-since",
];

function Shortcuts({ children }: { children: ComponentChildren }): JSX.Element {
  const keys = {
    _execute_action: "Alt+Shift+D",
    "note-selection": "⌥⇧J",
    "term-mode": "",
  };
  return (
    <ShortcutsProvider load={() => Promise.resolve(keys)} watch={nothing} onChange={nothing}>
      {children}
    </ShortcutsProvider>
  );
}

function searchFor(query: string): JSX.Element {
  return (
    <main class="popup">
      <h1 class="unseen">Cideng</h1>
      <div class="top">
        <SearchBox
          query={query}
          onQuery={nothing}
          searchable={searchable}
          onChoose={nothing}
          takesFocus={false}
        />
      </div>
    </main>
  );
}

function relations(form: string, look: MapLook): JSX.Element {
  return (
    // The style of the card makes the page as wide as its content, which a container has none of.
    <div class="stage" style={{ width: "100vw" }}>
      <main class="relations-view">
        <h1>Relations</h1>
        <RelationMap of={records} term={termOf(form)} look={look} />
      </main>
    </div>
  );
}

function welcome(
  isPinned: boolean | null,
  tried: Pick<Parameters<typeof TryView>[0], "lit" | "shown" | "reason" | "children">,
): JSX.Element {
  return (
    <Shortcuts>
      <WelcomeView
        settings={DEFAULT_SETTINGS}
        failure={null}
        onChange={nothing}
        isPinned={isPinned}
      >
        <TryView paragraph={createRef()} onShow={nothing} {...tried} />
      </WelcomeView>
    </Shortcuts>
  );
}

function welcomeWith(form: string): JSX.Element {
  const term = termOf(form);
  const entry = { ...entryOf(form), guess: false, inner: [], onOpen: nothing };
  return welcome(false, {
    lit: [term, termOf("堡垒工程")],
    shown: term.address,
    reason: null,
    children: <TermEntry heading="h2" {...entry} />,
  });
}

/** Each state by its name. */
export const STATES: Record<string, () => JSX.Element> = {
  "card loading": () => card({ kind: "loading" }),
  "card with an entry": () => entry("三单制"),
  "card, brief": () => entry("三单制", { view: "brief" }),
  "card, brief, with a guess": () => entry("调研月", { view: "brief", guess: true }),
  "card, brief, with a note": () => entry("近邻党建", { view: "brief", notes: [note] }),
  "card with a background entry": () =>
    entry(terms.find((it) => it.basis === "background")?.form ?? "三单制"),
  "card with a guess": () => entry("调研月", { guess: true }),
  "card with inner terms and figures": () =>
    entry("马上就办、真抓实干", { inner: [termOf("马上就办")] }),
  "card with a long note": () => entry("近邻党建", { notes: [note] }),
  "card with two glossaries": () => entry("堡垒工程", { sources: twoSources("堡垒工程") }),
  "card, brief, with two glossaries": () =>
    entry("堡垒工程", { view: "brief", sources: twoSources("堡垒工程") }),
  "card of a term on a passage with a note": () => entry("堡垒工程", { noted: [note] }),
  "card pinned, with a way back": () =>
    card(
      {
        kind: "term",
        view: "whole",
        entry: entryOf("问题清单"),
        guess: false,
        inner: [],
        sources: [],
        notes: [],
        noteCount: 0,
        noted: [],
      },
      { bar: bar({ before: "三单制", isPinned: true }) },
    ),
  "card in term mode": () => card({ kind: "line", term: termOf("近邻党建") }),
  "card without a term in view": () => card({ kind: "no-term" }),
  "card with notes on a passage": () => card({ kind: "notes", notes: [note] }),
  "card with a note that is gone": () => card({ kind: "notes", notes: [] }),
  "card with a note being written": () =>
    card({ kind: "compose", target: note.target, draft: emptyDraft(note.target), saved: null }),
  ...Object.fromEntries(
    TROUBLES.map((trouble) => [
      `card in trouble: ${trouble}`,
      () => card({ kind: "trouble", info: { trouble, message: "no entry" } }),
    ]),
  ),
  "search with nothing": () => searchFor(""),
  "search by pinyin": () => searchFor("dangjian"),
  "search by a figure": () => searchFor("2921"),
  "search without results": () => searchFor("zzzz"),
  ...noteStates(note),
  ...pageStates(note),
  "facts, with one open": () => (
    <main>
      <h1>Facts</h1>
      <FactsTable of={records} decide={null} chosen="assistance-funds" visit={0} />
    </main>
  ),
  "relations as a map": () => relations("三单制", "map"),
  "relations as a list": () => relations("三单制", "list"),
  "relations, as many as there are": () => relations("福州市委市直机关工委", "map"),
  "term index": () => (
    <main>
      <h1>Terms</h1>
      <TermIndex
        document={records.document.id}
        order="kind"
        groups={groupTerms(terms.slice(0, 24), "kind", passages)}
        passages={passages}
      />
    </main>
  ),
  "welcome page": () => welcomeWith("三单制"),
  "welcome page while the report is being installed": () =>
    welcome(null, { lit: [], shown: null, reason: "Getting ready: a few seconds", children: null }),
  settings: () => (
    <main class="popup">
      <h1 class="unseen">Cideng</h1>
      <Shortcuts>
        <SettingsForm settings={DEFAULT_SETTINGS} onChange={done} />
      </Shortcuts>
    </main>
  ),
  "settings, other answers": () => (
    <main class="popup">
      <h1 class="unseen">Cideng</h1>
      <SettingsForm
        settings={{
          ...DEFAULT_SETTINGS,
          opening: "click",
          level: "everything",
          onlyUnmet: true,
          marksNoted: true,
          noteButton: false,
          hiddenKinds: ["place", "slogan"],
        }}
        onChange={done}
      />
    </main>
  ),
};
