import type { JSX } from "preact";
import { type Term, printedPinyin } from "@/lib/glossary/term";
import type { TermAddress } from "@/lib/document/address";
import type { TermRecord } from "@/lib/store/shapes";
import { Choices } from "../choices";
import { useLocale } from "../locale";
import { SourceOf } from "../sources";

/** The entries of several glossaries for one word. */
export interface SourcesOfWord {
  /** In the order in which the switch shows them. */
  readonly terms: readonly TermRecord[];
  /** Shows another of these entries. */
  readonly onChoose: (address: TermAddress) => void;
}

/** The switch between the glossaries that know a word. */
export function SourceSwitch({
  shown,
  terms,
  onChoose,
}: SourcesOfWord & { shown: TermAddress }): JSX.Element {
  const { t } = useLocale();
  const documentOf = new Map(terms.map(({ address, document }) => [address, document]));
  return (
    <fieldset class="segments sources">
      <legend class="unseen">{t("sourcesOfWord")}</legend>
      <Choices
        name="source"
        values={terms.map(({ address }) => address)}
        chosen={shown}
        labelOf={(it) => <SourceOf document={documentOf.get(it) as TermRecord["document"]} />}
        onChoose={onChoose}
      />
    </fieldset>
  );
}

/** What the glossaries say differently in a word or two: the rendering, the reading, the kind. */
export function SourceDifferences({ terms }: { terms: readonly TermRecord[] }): JSX.Element | null {
  const { t } = useLocale();
  const saidBy = (term: Term): Record<string, string> => ({
    english: term.english?.text ?? t("noRendering"),
    reading: printedPinyin(term.pinyin),
    kind: term.kind ? t(`kind_${term.kind}`) : "",
  });
  const said = terms.map(saidBy);
  const names = Object.keys(said[0] ?? {}).filter(
    (name) => new Set(said.map((it) => it[name])).size > 1,
  );
  if (names.length === 0) return null;
  return (
    <div role="group" class="differences" aria-label={t("sourcesDiffer")}>
      <h2>{t("sourcesDiffer")}</h2>
      <dl>
        {terms.map(({ address, document }, index) => (
          <div key={address}>
            <dt>
              <SourceOf document={document} />
            </dt>
            {names.map((name) => (
              <dd key={name} lang={LANGUAGES[name]}>
                {said[index]?.[name]}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}

const LANGUAGES: Readonly<Record<string, string>> = { english: "en", reading: "zh-Latn" };
