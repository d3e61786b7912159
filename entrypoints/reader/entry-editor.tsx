import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { PassageQuote } from "@/components/passage-quote";
import { TroubleNotice } from "@/components/trouble-notice";
import { useResource } from "@/components/use-resource";
import { passageAddress } from "@/lib/document/address";
import {
  RENDERING_STATUSES,
  SPECIFICITIES,
  TERM_KINDS,
  type Term,
  type WrittenForm,
} from "@/lib/glossary/term";
import { deleteEntry, readEntry, saveEntry } from "@/lib/library/change-library";
import type { Outcome } from "@/lib/messages/outcomes";
import { watchChanges } from "@/lib/published/changes";
import type { TermEntry } from "@/lib/record/record";
import { hashOf, termRoute } from "@/lib/route/route";
import { withOccurrences } from "@/lib/store/document-records";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";
import { type EntryFault, faultOf } from "./entry-faults";

type Written = Omit<Term, "occurrences">;

export interface EntryEditorProps {
  readonly of: DocumentRecords;
  /** The term that is changed; null for a new one. */
  readonly term: TermRecord | null;
  /** The words with which a new one begins, and the passage that they are from. */
  readonly form: string;
  readonly passage: string | null;
}

/** Writes a term, or changes one. Only its form is needed. */
export function EntryEditor({ of, term, form, passage }: EntryEditorProps): JSX.Element {
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
      passage={passage}
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
  passage,
}: {
  of: DocumentRecords;
  before: TermEntry | null;
  start: Written;
  isNew: boolean;
  passage: string | null;
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
    const origin = isNew ? originOf(of, passage) : (before?.origin ?? null);
    const result = await saveEntry(document.id, term, before, origin);
    if (result.kind === "failed") setFailure(result.info);
    else location.hash = hashOf(termRoute({ document: document.id, id: term.id }));
  };
  const leave = hashOf(
    isNew
      ? { document: document.id, view: "terms", order: "pinyin" }
      : termRoute({ document: document.id, id: start.id }),
  );
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
          <Fields written={written} fault={fault} change={change} />
          <div class="row">
            <button type="submit" class="primary">
              {t("termSave")}
            </button>
            <a class="button" href={leave}>
              {t("noteCancel")}
            </a>
            {before && (
              <button
                type="button"
                class="danger"
                onClick={async () => {
                  const result = await deleteEntry(before);
                  if (result.kind === "failed") setFailure(result.info);
                  else
                    location.hash = hashOf({
                      document: document.id,
                      view: "terms",
                      order: "pinyin",
                    });
                }}
              >
                {t(document.item.kind === "bundled" ? "termRestore" : "termDelete")}
              </button>
            )}
          </div>
        </div>
        <Sources of={of} written={written} change={change} />
      </form>
    </main>
  );
}

/** The sentence where a new term was met. */
function originOf(of: DocumentRecords, passage: string | null): TermEntry["origin"] {
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

function Fields({
  written,
  fault,
  change,
}: {
  written: Written;
  fault: EntryFault | null;
  change: (changes: Partial<Written>) => void;
}): JSX.Element {
  const { t } = useLocale();
  const { forms, english, definition } = written;
  const first = forms[0] as WrittenForm;
  return (
    <>
      <label>
        {t("termForm")}
        <input
          lang="zh-CN"
          value={written.form}
          autofocus
          aria-invalid={fault !== null}
          aria-describedby={fault ? "form-fault" : undefined}
          onInput={({ currentTarget }) => change({ form: currentTarget.value })}
        />
      </label>
      {fault && (
        <p id="form-fault" role="alert" class="field-fault">
          {t(fault.key, fault.params)}
        </p>
      )}
      <label>
        {t("termForms")}
        <textarea
          lang="zh-CN"
          rows={2}
          value={forms
            .slice(1)
            .map(({ form }) => form)
            .join("\n")}
          onInput={({ currentTarget }) =>
            change({ forms: [first, ...formsIn(currentTarget.value, forms)] })
          }
        />
      </label>
      <p class="hint">{t("termFormsHint")}</p>
      <label>
        {t("termPinyin")}
        <input
          lang="zh-Latn"
          value={written.pinyin ?? ""}
          onInput={({ currentTarget }) => change({ pinyin: currentTarget.value })}
        />
      </label>
      <div class="row">
        <label>
          {t("termEnglish")}
          <input
            lang="en"
            value={english?.text ?? ""}
            onInput={({ currentTarget }) =>
              change({ english: { status: english?.status ?? "ours", text: currentTarget.value } })
            }
          />
        </label>
        <label>
          {t("termStatus")}
          <select
            value={english?.status ?? "ours"}
            onChange={({ currentTarget }) =>
              change({
                english: {
                  text: english?.text ?? "",
                  status: currentTarget.value as NonNullable<Term["english"]>["status"],
                },
              })
            }
          >
            {RENDERING_STATUSES.map((it) => (
              <option key={it} value={it}>
                {t(`rendering_${it}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        {t("termDefinitionZh")}
        <textarea
          lang="zh-CN"
          rows={3}
          value={definition.zh ?? ""}
          onInput={({ currentTarget }) =>
            change({ definition: { ...definition, zh: currentTarget.value } })
          }
        />
      </label>
      <label>
        {t("termDefinitionEn")}
        <textarea
          lang="en"
          rows={3}
          value={definition.en ?? ""}
          onInput={({ currentTarget }) =>
            change({ definition: { ...definition, en: currentTarget.value } })
          }
        />
      </label>
      <div class="row">
        <label>
          {t("termKind")}
          <select
            value={written.kind ?? ""}
            onChange={({ currentTarget }) =>
              change({ kind: (currentTarget.value || null) as Term["kind"] })
            }
          >
            <option value="">{t("termKindNone")}</option>
            {TERM_KINDS.map((it) => (
              <option key={it} value={it}>
                {t(`kind_${it}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("termReach")}
          <select
            value={written.specificity}
            onChange={({ currentTarget }) =>
              change({ specificity: currentTarget.value as Term["specificity"] })
            }
          >
            {SPECIFICITIES.map((it) => (
              <option key={it} value={it}>
                {t(`reach_${it}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={first.ambiguous}
          onChange={({ currentTarget }) =>
            change({
              forms: [{ ...first, ambiguous: currentTarget.checked }, ...forms.slice(1)],
            })
          }
        />
        {t("termAmbiguous")}
      </label>
    </>
  );
}

/** The forms in a text of one on each line. A form that was there keeps its conditions. */
function formsIn(text: string, before: readonly WrittenForm[]): WrittenForm[] {
  return text
    .split("\n")
    .map((form) => before.find((it) => it.form === form) ?? { form, ambiguous: false, beside: [] });
}

/** The passages that have the term, to be ticked as the basis of its definition. */
function Sources({
  of,
  written,
  change,
}: {
  of: DocumentRecords;
  written: Written;
  change: (changes: Partial<Written>) => void;
}): JSX.Element {
  const { t } = useLocale();
  const { form, forms } = written;
  const [found] = useMemo(
    () =>
      withOccurrences(
        [{ ...written, forms: [{ ...(forms[0] as WrittenForm), form }, ...forms.slice(1)] }],
        of.passages,
      ),
    [form, forms, of.passages],
  );
  const places = found?.occurrences ?? [];
  const having = of.passages.filter(({ id }) => places.some(({ passage }) => passage === id));
  return (
    <fieldset class="sources">
      <legend>{t("termSources", { count: having.length })}</legend>
      {having.length > 0 && <p class="hint">{t("termSourcesHint")}</p>}
      {having.slice(0, 50).map((it) => (
        <label key={it.id} class="check">
          <input
            type="checkbox"
            checked={written.sources.includes(it.id)}
            onChange={({ currentTarget }) =>
              change({
                sources: currentTarget.checked
                  ? [...written.sources, it.id]
                  : written.sources.filter((id) => id !== it.id),
              })
            }
          />
          <PassageQuote
            passage={it}
            marks={places.filter(({ passage }) => passage === it.id)}
            section={null}
          />
        </label>
      ))}
    </fieldset>
  );
}
