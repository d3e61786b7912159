import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import { useResource } from "@/components/use-resource";
import { passageAddress } from "@/lib/document/address";
import type { WrittenForm } from "@/lib/glossary/term";
import { deleteEntry, readEntry, saveEntry } from "@/lib/library/change-entry";
import type { Outcome } from "@/lib/messages/outcomes";
import { watchChanges } from "@/lib/published/changes";
import type { TermEntry, TermOrigin } from "@/lib/record/record";
import { hashOf, termRoute } from "@/lib/route/route";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";
import { type EntryFault, faultOf } from "./entry-faults";
import { EntryFields, type Written } from "./entry-fields";
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
}

/** Writes a term, or changes one. Only its form is needed. */
export function EntryEditor(props: EntryEditorProps): JSX.Element {
  const { of, term, form, passage, origin = null } = props;
  const { t } = useLocale();
  const { resource } = useResource(
    () => (term ? readEntry(term.document, term.id) : Promise.resolve(null)),
    watchChanges,
  );
  if (resource.kind === "loading") return <p class="hint">{t("loading")}</p>;
  const own = resource.kind === "ready" ? resource.value : null;
  return (
    <EntryForm
      key={`${of.document.id} ${term?.id ?? form}`}
      of={of}
      before={own}
      start={term ? writtenOf(term) : emptyTerm(form, passage)}
      isNew={term === null}
      met={origin ?? originOf(of, passage)}
    />
  );
}

function writtenOf(term: TermRecord): Written {
  const { id, form, pinyin, kind, specificity, english, definition, basis } = term;
  const { sources, forms, relations } = term;
  return {
    id,
    form,
    pinyin,
    kind,
    specificity,
    english,
    definition,
    basis,
    sources,
    forms,
    relations,
  };
}

function emptyTerm(form: string, passage: string | null): Written {
  return {
    id: crypto.randomUUID(),
    form,
    pinyin: null,
    kind: null,
    specificity: "own",
    english: null,
    definition: { zh: null, en: null },
    basis: null,
    sources: passage === null ? [] : [passage],
    forms: [{ form, ambiguous: false, beside: [] }],
    relations: [],
  };
}

function EntryForm({
  of,
  before,
  start,
  isNew,
  met,
}: {
  of: DocumentRecords;
  before: TermEntry | null;
  start: Written;
  isNew: boolean;
  met: TermOrigin | null;
}): JSX.Element {
  const { t } = useLocale();
  const [written, setWritten] = useState(start);
  const [fault, setFault] = useState<EntryFault | null>(null);
  const [failure, setFailure] = useState<Outcome>(null);
  const change = (changes: Partial<Written>): void => {
    setFault(null);
    setWritten({ ...written, ...changes });
  };
  const { document } = of;
  const save = async (): Promise<void> => {
    const term = finished(written);
    const wrong = faultOf(term, of.terms);
    setFault(wrong);
    if (wrong) return;
    const origin = isNew ? met : (before?.origin ?? null);
    const result = await saveEntry(document.id, term, before, origin);
    if (result.kind === "failed") setFailure(result.info);
    else location.hash = hashOf(termRoute({ document: document.id, id: term.id }));
  };
  const all = hashOf({ document: document.id, view: "terms", order: "pinyin" });
  const leave = isNew ? all : hashOf(termRoute({ document: document.id, id: start.id }));
  const remove = async (entry: TermEntry): Promise<void> => {
    const result = await deleteEntry(entry);
    if (result.kind === "failed") setFailure(result.info);
    else location.hash = all;
  };
  return (
    <main id="main" tabIndex={-1} class="entry-editor">
      <h1>{isNew ? t("termNew") : start.form}</h1>
      {failure && <TroubleNotice {...failure} />}
      <form
        class="beside"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="fields">
          <EntryFields written={written} fault={fault} change={change} />
          <div class="row">
            <button type="submit" class="primary">
              {t("termSave")}
            </button>
            <a class="button" href={leave}>
              {t("noteCancel")}
            </a>
            {before && (
              <button type="button" class="danger" onClick={() => void remove(before)}>
                {t(document.item.kind === "bundled" ? "termRestore" : "termDelete")}
              </button>
            )}
          </div>
        </div>
        <EntrySources of={of} written={written} change={change} />
      </form>
    </main>
  );
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

/** What is written, without empty texts. A definition with passages rests on them. */
function finished(written: Written): Written {
  const form = written.form.trim();
  const others = written.forms
    .slice(1)
    .map((it) => ({ ...it, form: it.form.trim() }))
    .filter((it) => it.form !== "");
  const first = written.forms[0] as WrittenForm;
  const { zh, en } = written.definition;
  const definition = { zh: zh?.trim() || null, en: en?.trim() || null };
  const hasDefinition = definition.zh !== null || definition.en !== null;
  return {
    ...written,
    form,
    forms: [{ ...first, form }, ...others],
    pinyin: written.pinyin?.trim() || null,
    english: written.english?.text.trim() ? written.english : null,
    definition,
    basis: hasDefinition ? (written.sources.length > 0 ? "report" : "background") : null,
  };
}
