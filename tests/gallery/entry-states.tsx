/** The editor of a term, the check of a glossary and the reading of a candidate. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CandidateReading } from "@/entrypoints/reader/candidate-reading";
import { AsideRow, DoubtRow } from "@/entrypoints/reader/doubt-row";
import { type Draft, draftOf } from "@/entrypoints/reader/entry-draft";
import { faultsOf, knownForms } from "@/entrypoints/reader/entry-faults";
import { EntryFields } from "@/entrypoints/reader/entry-fields";
import { EntryPreview } from "@/entrypoints/reader/entry-preview";
import { EntrySources } from "@/entrypoints/reader/entry-sources";
import { named } from "@/lib/record/doubt-name";
import { lintGlossary } from "@/lib/glossary/lint";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";

const nothing = (): void => {};

function Editor({
  of,
  term,
  changes,
}: {
  of: DocumentRecords;
  term: TermRecord;
  changes: Partial<Draft>;
}): JSX.Element {
  const [draft, setDraft] = useState<Draft>({ ...draftOf(term, of, []), ...changes });
  const change = (more: Partial<Draft>): void => setDraft((it) => ({ ...it, ...more }));
  const others = of.terms.filter(({ id }) => id !== term.id);
  return (
    <main class="entry-editor">
      <h1 lang="zh-CN">{term.form}</h1>
      <EntryFields
        of={of}
        draft={draft}
        change={change}
        faults={faultsOf(draft, knownForms(of.terms, draft.id))}
        others={others}
      />
      <div class="aside">
        <EntrySources of={of} draft={draft} change={change} places={term.occurrences} />
        <EntryPreview of={of} draft={draft} places={term.occurrences} origin={null} />
      </div>
    </main>
  );
}

export function entryStates(
  of: DocumentRecords,
  termOf: (form: string) => TermRecord,
): Record<string, () => JSX.Element> {
  const plain = (form: string): TermRecord["forms"][number] => ({
    form,
    ambiguous: false,
    beside: [],
  });
  return {
    "editor of a term": () => <Editor of={of} term={termOf("三单制")} changes={{}} />,
    "editor with faults and doubts": () => (
      <Editor
        of={of}
        term={termOf("三单制")}
        changes={{
          forms: [
            plain("三单制"),
            plain("近邻党建"),
            plain("——"),
            { form: "三单", ambiguous: true, beside: [termOf("责任清单").id] },
          ],
          definition: { zh: "6年来下发2922条，实行“四单制”。", en: null },
          ties: [
            { name: "part-of", to: termOf("责任清单").id },
            { name: "has-part", to: termOf("责任清单").id },
            { name: "see-also", to: "none" },
          ],
          pinyin: "sān-dān-zhì",
          unconfirmed: [1],
        }}
      />
    ),
    "check of a glossary": () => (
      <main class="check-view">
        <h1>Check</h1>
        <ul class="doubts">
          {named(lintGlossary(of.terms, { everyday: new Set(["党支部"]) }), of.terms)
            .slice(0, 6)
            .map((doubt, i) =>
              i < 4 ? (
                <DoubtRow
                  key={doubt.name}
                  doubt={doubt}
                  of={of}
                  builtIn={new Set()}
                  isBusy={false}
                  onMend={nothing}
                  onLeave={i < 3 ? nothing : null}
                />
              ) : (
                <AsideRow
                  key={doubt.name}
                  doubt={doubt}
                  of={of}
                  isInPlace={i === 4}
                  isBusy={false}
                  onBack={nothing}
                />
              ),
            )}
        </ul>
      </main>
    ),
    "reading of a candidate": () => (
      <main>
        <h1>Reading</h1>
        <CandidateReading
          syllables={[
            { character: "长", reading: "zhǎng", others: ["cháng"] },
            { character: "者", reading: "zhě", others: [] },
            { character: "食", reading: "shí", others: ["sì", "yì"] },
          ]}
          onRead={nothing}
        />
      </main>
    ),
  };
}
