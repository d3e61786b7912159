/** The editor of a term, and the reading of a candidate. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Sources } from "@/components/sources";
import { CandidateReading } from "@/entrypoints/reader/candidate-reading";
import type { EntryDraft } from "@/lib/record/parse-entry-draft";
import { draftOf } from "@/entrypoints/reader/entry-draft";
import { faultsOf, knownForms } from "@/entrypoints/reader/entry-faults";
import { EntryFields } from "@/entrypoints/reader/entry-fields";
import { EntryPreview } from "@/entrypoints/reader/entry-preview";
import { EntrySources } from "@/entrypoints/reader/entry-sources";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";

const nothing = (): void => {};

function Editor({
  of,
  term,
  changes,
}: {
  of: DocumentRecords;
  term: TermRecord;
  changes: Partial<EntryDraft>;
}): JSX.Element {
  const [draft, setDraft] = useState<EntryDraft>({ ...draftOf(term, of, []), ...changes });
  const change = (more: Partial<EntryDraft>): void => setDraft((it) => ({ ...it, ...more }));
  const others = of.terms.filter(({ id }) => id !== term.id);
  return (
    <Sources documents={[of.document]}>
      <div class="stage">
        <main class="entry-editor">
          <h1 lang="zh-CN">{term.form}</h1>
          <form class="beside">
            <div class="fields">
              <EntryFields
                of={of}
                draft={draft}
                change={change}
                faults={faultsOf(draft, knownForms(of.terms, draft.id))}
                others={others}
              />
            </div>
            <div class="aside">
              <EntrySources of={of} draft={draft} change={change} places={term.occurrences} />
              <EntryPreview of={of} draft={draft} places={term.occurrences} origin={null} />
            </div>
          </form>
        </main>
      </div>
    </Sources>
  );
}

export function entryStates(of: DocumentRecords): Record<string, () => JSX.Element> {
  const termOf = (form: string): TermRecord => {
    const found = of.terms.find((it) => it.form === form);
    if (!found) throw new Error(`there is no term ${form}`);
    return found;
  };
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
          english: { text: "three-list system", status: "machine" },
        }}
      />
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
