import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { SourceIfSeveral } from "@/components/sources";
import type { TermAddress } from "@/lib/document/address";
import type { Library } from "@/lib/library/library";
import { termsIn } from "@/lib/search/terms-in";
import { TermWords } from "./term-words";

/** As many as can be taken in at a glance. A long selection has its terms in the list of the page. */
const SHOWN = 8;

/**
 * The terms in the text selected on the page, also those of glossaries that are only looked up. Null
 * if there are none.
 */
export function SelectedTerms({
  library,
  selection,
  onOpen,
}: {
  library: Library;
  /** The text selected on the page. */
  selection: string;
  onOpen: (address: TermAddress) => void;
}): JSX.Element | null {
  const { t } = useLocale();
  const found = useMemo(
    () => (selection.trim() === "" ? [] : termsIn(library.searched.terms, selection)),
    [library.searched, selection],
  );
  if (found.length === 0) return null;
  return (
    <section class="selected-terms" aria-label={t("selectedTerms")}>
      <h2>{t("selectedTerms")}</h2>
      <ol>
        {found.slice(0, SHOWN).map((term) => (
          <li key={term.address}>
            <button type="button" onClick={() => onOpen(term.address)}>
              <span>
                <b lang="zh-CN">{term.form}</b> <TermWords term={term} />
              </span>
              <span class="place">
                <SourceIfSeveral document={term.document} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
