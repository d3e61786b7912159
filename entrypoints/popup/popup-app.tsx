import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { type SearchChoice, SearchBox } from "@/components/search-box";
import { TroubleNotice } from "@/components/trouble-notice";
import { useResource } from "@/components/use-resource";
import { openReader } from "@/lib/library/open-reader";
import { loadLibrary } from "@/lib/library/library";
import { troubleOf } from "@/lib/library/trouble";
import { watchPublished } from "@/lib/messages/published";
import { makeSearchable } from "@/lib/search/search";
import { Detail } from "./detail";
import { PagePanel } from "./page-panel";

export function PopupApp(): JSX.Element {
  const { t } = useLocale();
  const { resource, reload } = useResource(loadLibrary, watchPublished);
  const [query, setQuery] = useState("");
  /** One thing opened from the results or from the page's terms. */
  const [opened, setOpened] = useState<SearchChoice | null>(null);
  const library = resource.kind === "ready" ? resource.value : null;
  const searchable = useMemo(
    () => library && makeSearchable(library.terms, library.passages, library.annotations),
    [library],
  );

  if (opened && library) {
    return (
      <main class="popup">
        <div class="detail">
          <button type="button" onClick={() => setOpened(null)}>
            ← {t("back")}
          </button>
          <Detail library={library} opened={opened} onOpen={setOpened} />
        </div>
      </main>
    );
  }
  return (
    <main class="popup">
      <h1 class="unseen">{t("appName")}</h1>
      <SearchBox query={query} onQuery={setQuery} searchable={searchable} onChoose={setOpened} />
      {resource.kind === "failed" && (
        <TroubleNotice {...troubleOf(resource.error)} onRetry={reload} />
      )}
      {library?.warning && <TroubleNotice trouble="refused" message={library.warning} />}
      {query.trim() === "" && (
        <>
          <PagePanel
            terms={library?.terms ?? []}
            onOpen={(address) => setOpened({ type: "term", address })}
          />
          <button
            type="button"
            class="to-reader"
            onClick={() => openReader({ view: "report", passage: null })}
          >
            {t("openReport")}
          </button>
        </>
      )}
    </main>
  );
}
