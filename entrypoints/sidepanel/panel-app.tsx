import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { Choices } from "@/components/choices";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { SearchBox } from "@/components/search-box";
import { Sources } from "@/components/sources";
import { TroubleNotice } from "@/components/trouble-notice";
import { errorOf, useResource } from "@/components/use-resource";
import { useSearchable } from "@/components/use-searchable";
import { type Library, loadLibrary } from "@/lib/library/library";
import { troubleOf } from "@/lib/library/trouble";
import { watchChanges } from "@/lib/published/changes";
import { Foot } from "../popup/foot";
import { LibraryNotices } from "../popup/library-notices";
import { type Choice, Opened } from "../popup/opened";
import { PageNotes } from "../popup/page-notes";
import { PagePanel } from "../popup/page-panel";
import { useBadge } from "../popup/use-badge";
import { type PageStatus, usePageStatus } from "../popup/use-page-status";
import { useSettings } from "../popup/use-settings";
import { LiveEntry, type LiveEntryProps } from "./live-entry";
import { useFollowed } from "./use-followed";

const PARTS = ["entry", "page", "notes"] as const;
type Part = (typeof PARTS)[number];

/**
 * The side panel, in three parts: the entry that follows the pointer on the page, the page's terms,
 * and its notes. The search and the settings lie over them.
 */
export function PanelApp(): JSX.Element {
  const { t } = useLocale();
  const { resource, reload } = useResource(loadLibrary, watchChanges);
  const settings = useSettings();
  const status = usePageStatus(true);
  useBadge(status, settings);
  const [part, setPart] = useState<Part>("entry");
  /** The search that lies over the parts, or null. */
  const [query, setQuery] = useState<string | null>(null);
  const [opened, setOpened] = useState<Choice | null>(null);
  const [isHeld, setHeld] = useState(false);
  const followed = useFollowed(status, isHeld);
  const library = resource.kind === "ready" ? resource.value : null;
  const searchable = useSearchable(library);
  const failure = errorOf(resource);

  if (opened && library) {
    return (
      <Sources documents={library.records}>
        <Opened {...{ library, settings, opened }} onOpen={setOpened} />
      </Sources>
    );
  }
  return (
    <Sources documents={library?.records ?? []}>
      <div class="popup">
        <main>
          <h1 class="unseen">{t("appName")}</h1>
          <Head
            part={query === null ? part : null}
            notes={countNotes(library, status)}
            onPart={(it) => {
              setQuery(null);
              setPart(it);
            }}
            onSearch={() => setQuery(query === null ? "" : null)}
            onSettings={() => setOpened("settings")}
          />
          {query !== null && (
            <div class="top">
              <Boundary of={[query, library]}>
                <SearchBox
                  query={query}
                  onQuery={setQuery}
                  searchable={searchable}
                  onChoose={setOpened}
                />
              </Boundary>
            </div>
          )}
          <div class={`body part-${part}`} hidden={query !== null}>
            {failure !== undefined && <TroubleNotice {...troubleOf(failure)} onRetry={reload} />}
            {part === "page" && (
              <Boundary of={[status, library]}>
                <PagePanel
                  {...{ status, library, settings }}
                  onOpen={(address) => setOpened({ type: "term", address })}
                />
              </Boundary>
            )}
            {library && (
              <OfLibrary
                {...{ part, library, searchable, settings, status, followed, isHeld }}
                onHold={setHeld}
                onOpen={setOpened}
                onRetry={reload}
              />
            )}
          </div>
        </main>
        {(part !== "entry" || followed.kind !== "term") && (
          <Foot status={status} settings={settings} onNotes={() => setOpened("notes")} isPanel />
        )}
      </div>
    </Sources>
  );
}

/** What a part shows of the library. */
function OfLibrary({
  part,
  onRetry,
  ...props
}: LiveEntryProps & { part: Part; onRetry: () => void }): JSX.Element {
  const { library, status } = props;
  return (
    <Boundary of={[part, library]}>
      {part === "entry" ? (
        <LiveEntry {...props} />
      ) : (
        <LibraryNotices library={library} onRetry={onRetry} />
      )}
      {part === "notes" && status.kind === "page" && (
        <PageNotes library={library} status={status} />
      )}
    </Boundary>
  );
}

/** The switch between the parts, and the ways to the search and the settings. */
function Head({
  part,
  notes,
  onPart,
  onSearch,
  onSettings,
}: {
  /** Null while the search lies over the parts. */
  part: Part | null;
  /** The number of the page's notes. */
  notes: number;
  onPart: (part: Part) => void;
  onSearch: () => void;
  onSettings: () => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="panel-head">
      <fieldset class="segments">
        <legend class="unseen">{t("panelParts")}</legend>
        <Choices
          name="part"
          values={PARTS}
          chosen={part}
          labelOf={(it) => (
            <>
              {t(`panel_${it}`)}{" "}
              {it === "notes" && notes > 0 && <span class="number">{notes}</span>}
            </>
          )}
          onChoose={onPart}
        />
      </fieldset>
      <button
        type="button"
        class="to-search"
        aria-label={t("searchLabel")}
        title={t("searchLabel")}
        aria-pressed={part === null}
        onClick={onSearch}
      >
        <Icon name="search" />
      </button>
      <button
        type="button"
        class="to-settings"
        aria-label={t("settings")}
        title={t("settings")}
        onClick={onSettings}
      >
        <Icon name="settings" />
      </button>
    </div>
  );
}

function countNotes(library: Library | null, status: PageStatus): number {
  return library && status.kind === "page" ? library.notesOnPage(status.addresses).length : 0;
}
