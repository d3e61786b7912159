import type { JSX, TargetedKeyboardEvent } from "preact";
import { useMemo } from "preact/hooks";
import { Choices } from "@/components/choices";
import { useLocale } from "@/components/locale";
import { placeName } from "@/components/place-name";
import { checkDefinition } from "@/lib/glossary/check-definition";
import { BASES, type Basis } from "@/lib/glossary/term";
import type { DocumentRecords, PassageRecord } from "@/lib/store/shapes";
import { type DraftProps, basisOf, ticking } from "./entry-draft";
import { Removable } from "./removable";

/** The definition in both languages, what it rests on, and what the passages do not say of it. */
export function EntryDefinition({
  of,
  draft,
  change,
}: DraftProps & { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const { definition, sources } = draft;
  const ticked = useMemo(
    () => of.passages.filter(({ id }) => sources.includes(id)),
    [of.passages, sources],
  );
  const hasText = of.passages.length > 0;
  const isDefined = Boolean(definition.zh?.trim() || definition.en?.trim());
  const isChecked = hasText && ticked.length > 0 && basisOf(draft) === "report";
  return (
    <>
      {(["zh", "en"] as const).map((it) => (
        <div class="field" key={it}>
          <label class="field-name" for={`definition-${it}`}>
            {t(it === "zh" ? "termDefinitionZh" : "termDefinitionEn")}
          </label>
          <div>
            <textarea
              id={`definition-${it}`}
              lang={it === "zh" ? "zh-CN" : "en"}
              rows={3}
              aria-describedby={`doubts-${it}`}
              value={definition[it] ?? ""}
              onInput={({ currentTarget }) =>
                change({ definition: { ...definition, [it]: currentTarget.value } })
              }
              onKeyDown={saveByKey}
            />
            {/* A translation has other quotations and writes numbers in other ways. */}
            <div id={`doubts-${it}`} aria-live="polite">
              {isChecked && isInLanguageOf(it, of) && (
                <Doubts definition={definition[it] ?? ""} passages={ticked} />
              )}
            </div>
            {it === "zh" && hasText && <Sources {...{ draft, change, ticked }} />}
          </div>
        </div>
      ))}
      {hasText && isDefined && <BasisField draft={draft} change={change} />}
    </>
  );
}

/** Enter alone makes a new line here. In the other fields it saves. */
function saveByKey(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** The Chinese definition is compared with every document: it quotes it. An English one only with one in English. */
function isInLanguageOf(language: "zh" | "en", { document }: DocumentRecords): boolean {
  return language === "zh" || /^en\b/iu.test(document.item.language);
}

/** The numbers and quotations that the passages do not have; or that they have all of them. */
function Doubts({
  definition,
  passages,
}: {
  definition: string;
  passages: readonly PassageRecord[];
}): JSX.Element | null {
  const { t } = useLocale();
  const all = useMemo(() => checkDefinition(definition, []), [definition]);
  const doubts = useMemo(() => checkDefinition(definition, passages), [definition, passages]);
  if (all.length === 0) return null;
  if (doubts.length === 0) return <p class="field-ok">{t("definitionSupported")} ✓</p>;
  return (
    <ul class="field-doubt">
      {doubts.map(({ kind, text, start }) => (
        <li key={start}>
          {t(kind === "number" ? "definitionNumber" : "definitionQuotation", { text })}
        </li>
      ))}
    </ul>
  );
}

/** The ticked passages by name. Pressing one takes its tick away. */
function Sources({
  draft,
  change,
  ticked,
}: DraftProps & { ticked: readonly PassageRecord[] }): JSX.Element | null {
  const { t } = useLocale();
  if (draft.sources.length === 0) return null;
  return (
    <p class="row rests-on">
      <span class="hint">{t("sources")}</span>
      {draft.sources.map((id) => {
        const passage = ticked.find((it) => it.id === id);
        const name = passage ? placeName(passage, t) : t("passageGone");
        return (
          <Removable key={id} name={name} onRemove={() => change(ticking(draft, id, false))}>
            {name}
          </Removable>
        );
      })}
    </p>
  );
}

/** Whether the definition is from the text or general knowledge. */
function BasisField({ draft, change }: DraftProps): JSX.Element {
  const { t } = useLocale();
  const basis = basisOf(draft);
  return (
    <fieldset class="field">
      <legend class="unseen">{t("termBasis")}</legend>
      <span class="field-name" aria-hidden="true">
        {t("termBasis")}
      </span>
      <div>
        <span class="segments">
          <Choices<Basis>
            name="basis"
            values={BASES}
            chosen={basis}
            labelOf={(it) => t(it === "report" ? "basisReport" : "basisBackground")}
            onChoose={(it) => change({ basis: it })}
          />
        </span>
        {basis === "report" && draft.sources.length === 0 && (
          <p class="field-doubt" role="status">
            {t("definitionNoSource")}
          </p>
        )}
        {basis === "background" && <p class="hint">{t("definitionUnchecked")}</p>}
      </div>
    </fieldset>
  );
}
