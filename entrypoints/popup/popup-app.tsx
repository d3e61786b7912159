import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { type SearchChoice, SearchBox } from "@/components/search-box";
import { TroubleNotice } from "@/components/trouble-notice";
import { Detail } from "./detail";
import { type Library, useLibrary } from "./library";
import { PagePanel } from "./page-panel";

/** What the popup shows below its search box: results or the page, or one thing opened. */
type Opened = SearchChoice | null;

export function PopupApp(): JSX.Element {
  const { t } = useLocale();
  const { state, reload } = useLibrary();
  const [query, setQuery] = useState("");
  const [opened, setOpened] = useState<Opened>(null);
  const library: Library | null = state.kind === "ready" ? state.library : null;

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
      <SearchBox
        query={query}
        onQuery={setQuery}
        searchable={library?.searchable ?? null}
        onChoose={setOpened}
      />
      {state.kind === "trouble" && <TroubleNotice {...state.info} onRetry={reload} />}
      {query.trim() === "" && (
        <PagePanel
          terms={library?.terms ?? []}
          onOpen={(address) => setOpened({ type: "term", address })}
        />
      )}
    </main>
  );
}
