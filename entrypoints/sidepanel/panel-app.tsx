import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { Choices } from "@/components/choices";
import { IconButton } from "@/components/icon-button";
import { useLocale } from "@/components/locale";
import { SearchBox } from "@/components/search-box";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Library } from "@/lib/library/library";
import { troubleOf } from "@/lib/library/trouble";
import { Foot } from "../popup/foot";
import { LibraryNotices } from "../popup/library-notices";
import { PageNotes } from "../popup/page-notes";
import { PagePanel } from "../popup/page-panel";
import { Shell, useShown } from "../popup/shell";
import type { PageStatus } from "../popup/use-page-status";
import { LiveEntry, type LiveEntryProps } from "./live-entry";
import { PageTitle } from "./page-title";
import { useFollowed } from "./use-followed";

const PARTS = ["entry", "page", "notes"] as const;
type Part = (typeof PARTS)[number];

/**
 * The side panel, in three parts: the entry that follows the pointer on the page, the page's terms,
 * and its notes. The search and the settings lie over them.
 */
export function PanelApp(): JSX.Element {
  const { t } = useLocale();
  const shown = useShown(true);
  const { library, searchable, settings, status, failure, reload, onOpen } = shown;
  const [part, setPart] = useState<Part>("entry");
  /** The search that lies over the parts, or null. */
  const [query, setQuery] = useState<string | null>(null);
  const [isHeld, setHeld] = useState(false);
  const followed = useFollowed(status, isHeld);
  return (
    <Shell shown={shown}>
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
          onSettings={() => onOpen("settings")}
        />
        {query !== null && (
          <div class="top">
            <Boundary of={[query, library]}>
              <SearchBox
                query={query}
                onQuery={setQuery}
                searchable={searchable}
                onChoose={onOpen}
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
                onOpen={(address) => onOpen({ type: "term", address })}
              />
            </Boundary>
          )}
          {library && (
            <OfLibrary
              {...{ part, library, searchable, settings, status, followed, isHeld, onOpen }}
              onHold={setHeld}
              onRetry={reload}
            />
          )}
        </div>
      </main>
      {(part !== "entry" || followed.kind !== "term") && (
        <Foot status={status} settings={settings} onNotes={() => onOpen("notes")} isPanel />
      )}
    </Shell>
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
        <>
          <PageTitle status={status} />
          <PageNotes library={library} status={status} />
        </>
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
      <IconButton
        icon="search"
        label={t("searchLabel")}
        aria-pressed={part === null}
        onClick={onSearch}
      />
      <IconButton icon="settings" label={t("settings")} onClick={onSettings} />
    </div>
  );
}

function countNotes(library: Library | null, status: PageStatus): number {
  return library && status.kind === "page" ? library.notesOnPage(status.addresses).length : 0;
}
