import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Library } from "@/lib/library/library";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { useChecked } from "./check-link";
import { DoubtList, FilteredDoubts } from "./doubt-list";
import { UndoBar } from "./undo-bar";
import { useMending } from "./use-mending";

/** What is doubtful in the terms of a document, each with what puts it right. */
export function CheckView({ library, of }: { library: Library; of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const { answer, failure, again } = useChecked(of);
  const mending = useMending(library, of);
  /** The doubt that was set aside last: its row stays, and says so. */
  const [latest, setLatest] = useState<string | null>(null);
  const { doubts, ofBuiltIn, builtIn } = answer ?? NOTHING;
  const names = new Set(of.document.item.setAside);
  const rows = doubts.map((doubt) => ({ doubt, isAside: names.has(doubt.name) }));
  const aside = rows.filter(({ isAside }) => isAside);
  const count = rows.length - aside.length;
  const list = { of, builtIn, mending };
  return (
    <main id="main" tabIndex={-1} class="check-view" aria-busy={mending.busy.size > 0}>
      <p>
        <a href={hashOf({ document: of.document.id, view: "terms", order: "pinyin" })}>
          ‹ {t("viewTerms")}
        </a>
      </p>
      <h1>{t("checkTitle")}</h1>
      {mending.failure && <TroubleNotice {...mending.failure} />}
      {failure && <TroubleNotice {...failure} onRetry={again} />}
      <p class="hint" role="status">
        {answer && (count === 0 ? t("checkNone") : t("checkCount", { count }))}
        {!answer && !failure && t("checkWorking")}
      </p>
      <p class="hint">{t("checkHint")}</p>
      <UndoBar library={library} />
      <FilteredDoubts
        {...list}
        rows={rows.filter(({ doubt, isAside }) => !isAside || doubt.name === latest)}
        isInPlace
        onLeave={({ name }) => setLatest(name)}
      />
      {aside.length > 0 && (
        <details class="set-aside">
          <summary>{t("checkAside", { count: aside.length })}</summary>
          <DoubtList {...list} rows={aside} />
        </details>
      )}
      {ofBuiltIn.length > 0 && (
        <details class="of-built-in">
          <summary>{t("checkBuiltIn", { count: ofBuiltIn.length })}</summary>
          <p class="hint">{t("checkBuiltInHint")}</p>
          <FilteredDoubts {...list} rows={ofBuiltIn.map((doubt) => ({ doubt, isAside: false }))} />
        </details>
      )}
    </main>
  );
}

/** Until the glossary has been checked. */
const NOTHING = { doubts: [], ofBuiltIn: [], builtIn: new Set<string>() };
