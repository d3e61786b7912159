import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { Sources } from "@/components/sources";
import { errorOf, useResource } from "@/components/use-resource";
import { useSearchable } from "@/components/use-searchable";
import { type Library, loadLibrary } from "@/lib/library/library";
import { watchChanges } from "@/lib/published/changes";
import type { Settings } from "@/lib/settings/settings";
import { type Choice, Opened } from "./opened";
import { useBadge } from "./use-badge";
import { useRowKeys } from "./use-row-keys";
import { type PageStatus, usePageStatus } from "./use-page-status";
import { useSettings } from "./use-settings";

/** What the popup and the side panel show, and what is opened on top of it. */
export interface Shown {
  /** Null until it has been read. */
  readonly library: Library | null;
  readonly searchable: ReturnType<typeof useSearchable>;
  readonly settings: Settings;
  readonly status: PageStatus;
  /** Why the library could not be read; undefined if it could. */
  readonly failure: unknown;
  readonly reload: () => void;
  readonly opened: Choice | null;
  readonly onOpen: (choice: Choice | null) => void;
}

/** @param isPanel whether this is the side panel */
export function useShown(isPanel: boolean): Shown {
  const { resource, reload } = useResource(loadLibrary, watchChanges);
  const settings = useSettings();
  const status = usePageStatus(isPanel);
  useBadge(status, settings);
  useRowKeys();
  const [opened, onOpen] = useState<Choice | null>(null);
  const library = resource.kind === "ready" ? resource.value : null;
  const searchable = useSearchable(library);
  const failure = errorOf(resource);
  return { library, searchable, settings, status, failure, reload, opened, onOpen };
}

/** The popup or the side panel, or what was opened on top of it. */
export function Shell({
  shown: { library, settings, opened, onOpen },
  children,
}: {
  shown: Shown;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <Sources documents={library?.records ?? []}>
      {opened && library ? (
        <Opened {...{ library, settings, opened, onOpen }} />
      ) : (
        <div class="popup">{children}</div>
      )}
    </Sources>
  );
}
