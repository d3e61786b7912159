import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sourceName } from "@/components/sources";
import { useLocale } from "@/components/locale";
import type { DocumentId } from "@/lib/document/address";
import { takeTermOrigin } from "@/lib/library/handed-over";
import { keepText, keptText } from "@/lib/library/kept-texts";
import { type Library, documentOf } from "@/lib/library/library";
import type { TermOrigin } from "@/lib/record/record";
import type { DocumentRecords } from "@/lib/store/shapes";
import { EntryEditor } from "./entry-editor";

/** The name under which the glossary that was chosen last is remembered. */
const CHOSEN = "glossary of new terms";

/** A new term with words from a page: its glossary is chosen first. */
export function BeginTerm({ library, form }: { library: Library; form: string }): JSX.Element {
  const { t } = useLocale();
  const [chosen, setChosen] = useState(() => keptText(CHOSEN) as DocumentId | null);
  const [origin, setOrigin] = useState<TermOrigin | null>(null);
  useEffect(() => {
    void takeTermOrigin(form).then(setOrigin);
  }, [form]);
  const of = (chosen && documentOf(library, chosen)) ?? usualGlossary(library);
  if (!of) return <p class="hint">{t("notThere")}</p>;
  return (
    <>
      <div class="begin-term">
        <label>
          {t("termIn")}{" "}
          <select
            value={of.document.id}
            onChange={({ currentTarget }) => {
              keepText(CHOSEN, currentTarget.value);
              setChosen(currentTarget.value as DocumentId);
            }}
          >
            {library.records.map((it) => (
              <option key={it.id} value={it.id}>
                {sourceName(it, t)}
              </option>
            ))}
          </select>
        </label>
        {origin && (
          <p>
            {t("termOrigin")} <q lang="zh-CN">{origin.sentence}</q> {origin.title}
          </p>
        )}
      </div>
      <EntryEditor of={of} term={null} form={form} passage={null} origin={origin} />
    </>
  );
}

/** A glossary without a document, or else the document that was added last. */
function usualGlossary({ documents }: Library): DocumentRecords | undefined {
  const glossary = documents.findLast(({ document }) => document.item.kind === "glossary");
  return glossary ?? documents.at(-1);
}
