import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import { useFirstFocus } from "@/components/use-first-focus";
import { useResource } from "@/components/use-resource";
import { type DocumentId, passageAddress } from "@/lib/document/address";
import type { Occurrence } from "@/lib/glossary/term";
import { withTies } from "@/lib/glossary/ties";
import {
  builtInTerms,
  deleteEntry,
  readEntry,
  saveEntry,
  writtenOf,
} from "@/lib/library/change-entry";
import type { ChangeResult } from "@/lib/library/change-records";
import type { Outcome } from "@/lib/messages/outcomes";
import { watchChanges } from "@/lib/published/changes";
import type { TermEntry, TermOrigin } from "@/lib/record/record";
import { hashOf, termRoute } from "@/lib/route/route";
import { withOccurrences } from "@/lib/store/document-records";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";
import type { EntryDraft } from "@/lib/record/parse-entry-draft";
import { draftOf, emptyDraft, finished, unconfirmedOf } from "./entry-draft";
import { faultsOf, knownForms } from "./entry-faults";
import { useEntryDraft } from "./use-entry-draft";
import { wayBack } from "./way-back";
import { EntryFields } from "./entry-fields";
import { EntryPreview } from "./entry-preview";
import { EntrySources } from "./entry-sources";

export interface EntryEditorProps {
  readonly of: DocumentRecords;
  /** The term that is changed; null for a new one. */
  readonly term: TermRecord | null;
  /** The words with which a new one begins, and the passage that they are from. */
  readonly form: string;
  readonly passage: string | null;
  /** Where a new term was met, if that is not a passage. */
  readonly origin?: TermOrigin | null;
  /** What is written first; if it is not given, the form. */
  readonly at?: "definition" | null;
}

/** Writes a term, or changes one. Only its form is needed. */
export function EntryEditor(props: EntryEditorProps): JSX.Element {
  const { of, term, form, passage, origin = null } = props;
  const { t } = useLocale();
  const { resource } = useResource(
    async () => ({
      own: term && (await readEntry(term.document, term.id)),
      isBuiltIn: term !== null && (await builtInTerms(of)).has(term.id),
    }),
    watchChanges,
  );
  if (resource.kind === "loading") return <p class="hint">{t("loading")}</p>;
  const subject = `${of.document.id} ${term?.id ?? `new ${form}`}`;
  const { own, isBuiltIn } =
    resource.kind === "ready" ? resource.value : { own: null, isBuiltIn: false };
  return (
    <EntryForm
      key={subject}
      subject={subject}
      of={of}
      before={own}
      isBuiltIn={isBuiltIn}
      start={term ? draftOf(term, of, own?.unconfirmed ?? []) : emptyDraft(form, passage)}
      isNew={term === null}
      at={props.at}
      met={term ? (own?.origin ?? null) : (origin ?? originOf(of, passage))}
    />
  );
}

interface FormProps {
  /** What an unsaved draft is kept under. */
  readonly subject: string;
  readonly of: DocumentRecords;
  readonly before: TermEntry | null;
  /** Whether the term came with the program. */
  readonly isBuiltIn: boolean;
  readonly start: EntryDraft;
  readonly isNew: boolean;
  readonly met: TermOrigin | null;
  readonly at: EntryEditorProps["at"];
}

function EntryForm(props: FormProps): JSX.Element {
  const { of, subject, start, before, isNew, met, at } = props;
  const { t } = useLocale();
  const form = useFirstFocus<HTMLFormElement>(at ? `#${at}-zh` : "input.form");
  const writing = useEntryDraft(subject, start, before?.modified ?? null);
  const { draft } = writing;
  // An empty form is no fault before anything was written.
  const [isTouched, setTouched] = useState(false);
  const { failure, isOvertaken, save, remove } = useSaving(props, writing.forget);
  const others = useMemo(() => of.terms.filter(({ id }) => id !== draft.id), [of.terms, draft.id]);
  const known = useMemo(() => knownForms(of.terms, draft.id), [of.terms, draft.id]);
  const places = usePlaces(draft, of);
  const faults = faultsOf(draft, known);
  const change = (changes: Partial<EntryDraft>): void => {
    if ("form" in changes) setTouched(true);
    writing.change(changes);
  };
  const submit = (): void => {
    setTouched(true);
    const wrong = faults.find(({ isDoubt }) => !isDoubt);
    if (wrong) focusForm(wrong.form);
    else void save(draft);
  };
  return (
    <main id="main" tabIndex={-1} class="entry-editor">
      <h1 lang={isNew ? undefined : "zh-CN"}>{isNew ? t("termNew") : start.form}</h1>
      {failure && <TroubleNotice {...failure} />}
      {(isOvertaken || writing.isOutdated) && (
        <p role="alert" class="trouble">
          {t("termOvertaken")}
        </p>
      )}
      {writing.isBack && (
        <p role="status" class="row draft-back">
          {t("termDraftBack")}
          <button type="button" onClick={writing.discard}>
            {t("termDraftDiscard")}
          </button>
        </p>
      )}
      <form
        ref={form}
        class="beside"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div class="fields">
          <EntryFields
            of={of}
            draft={draft}
            change={change}
            faults={isTouched ? faults : faults.filter(({ key }) => key !== "termNoForm")}
            others={others}
          />
          <Decide {...props} onLeave={writing.forget} remove={remove} />
        </div>
        <div class="aside">
          {of.passages.length > 0 && (
            <EntrySources of={of} draft={draft} change={change} places={places} />
          )}
          {/* Where a new term was met is said above. */}
          <EntryPreview of={of} draft={draft} places={places} origin={isNew ? null : met} />
        </div>
      </form>
    </main>
  );
}

/** What ends the writing. */
function Decide({
  of: { document },
  before,
  isBuiltIn,
  start,
  isNew,
  onLeave,
  remove,
}: FormProps & {
  /** Called when the user gives up what was written. */
  onLeave: () => void;
  remove: (entry: TermEntry) => Promise<void>;
}): JSX.Element {
  const { t } = useLocale();
  const leave = isNew
    ? allTerms(document.id)
    : hashOf(termRoute({ document: document.id, id: start.id }));
  return (
    <div class="row decide">
      <button type="submit" class="primary">
        {t("termSave")}
      </button>
      <a class="button" href={wayBack() ?? leave} onClick={onLeave}>
        {t("noteCancel")}
      </a>
      {before && (
        <button type="button" class="danger" onClick={() => void remove(before)}>
          {t(isBuiltIn ? "termRestore" : "termDelete")}
        </button>
      )}
    </div>
  );
}

/**
 * Saves the term with what changes of others, or deletes it, and leaves the editor. If the term was
 * changed elsewhere since the editor was opened, the first attempt says so, and the next one replaces
 * that change.
 *
 * @param onDone called when it is saved or deleted
 */
function useSaving(
  { of, before: opened, start, met }: FormProps,
  onDone: () => void,
): {
  readonly failure: Outcome;
  readonly isOvertaken: boolean;
  readonly save: (draft: EntryDraft) => Promise<void>;
  readonly remove: (entry: TermEntry) => Promise<void>;
} {
  const [before, setBefore] = useState(opened);
  const [failure, setFailure] = useState<Outcome>(null);
  const isOvertaken = failure?.trouble === "changed-since";
  const document = of.document.id;
  const leaveFor = async (result: ChangeResult, hash: string): Promise<void> => {
    if (result.kind !== "failed") {
      onDone();
      location.hash = wayBack() ?? hash;
      return;
    }
    if (result.info.trouble === "changed-since")
      setBefore(await readEntry(document, start.id).catch(() => before));
    setFailure(result.info);
  };
  return {
    failure: isOvertaken ? null : failure,
    isOvertaken,
    async save(draft) {
      const [term, ...changed] = withTies(finished(draft), draft.ties, of.terms.map(writtenOf));
      const saved = { term, unconfirmed: unconfirmedOf(draft), before, origin: met };
      await leaveFor(
        await saveEntry(document, saved, changed),
        hashOf(termRoute({ document, id: term.id })),
      );
    },
    async remove(entry) {
      await leaveFor(await deleteEntry(entry), allTerms(document));
    },
  };
}

function allTerms(document: DocumentId): string {
  return hashOf({ document, view: "terms", order: "pinyin" });
}

/** Where the term is in the document, as it is written now. */
function usePlaces(
  { form, forms, ...draft }: EntryDraft,
  of: DocumentRecords,
): readonly Occurrence[] {
  return useMemo(
    () => withOccurrences([{ ...draft, form, forms }], of.passages)[0]?.occurrences ?? [],
    [form, forms, of.passages],
  );
}

function focusForm(index: number): void {
  document.querySelectorAll<HTMLInputElement>(".entry-editor input.form")[index]?.focus();
}

/** The sentence where a new term was met. */
function originOf(of: DocumentRecords, passage: string | null): TermOrigin | null {
  const found = of.passages.find(({ id }) => id === passage);
  if (!found) return null;
  return {
    sentence: found.text,
    title: of.document.title,
    source: passageAddress(found.document, found.id),
  };
}
