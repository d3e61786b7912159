import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import type { SearchChoice } from "@/components/search-box";
import { SettingsForm } from "@/components/settings-form";
import type { Library } from "@/lib/library/library";
import { settle } from "@/lib/library/notes";
import { send } from "@/lib/messages/send";
import type { Settings } from "@/lib/settings/settings";
import { AllNotes } from "./all-notes";
import { Detail } from "./detail";

/** What can be opened on top of the search and the page. */
export type Choice = SearchChoice | "settings" | "notes";

/** What was opened, with the way back. */
export function Opened({
  library,
  settings,
  opened,
  onOpen,
}: {
  library: Library;
  settings: Settings;
  opened: Choice;
  onOpen: (choice: Choice | null) => void;
}): JSX.Element {
  const { t } = useLocale();
  const detail = useRef<HTMLDivElement>(null);
  // What opened it has gone. Without the focus, keys would not scroll it.
  useLayoutEffect(() => {
    const it = detail.current;
    if (it && !it.contains(document.activeElement)) it.focus();
  }, [opened]);
  return (
    <main class="popup">
      <div ref={detail} class="detail" tabIndex={-1}>
        <button type="button" class="back" onClick={() => onOpen(null)}>
          <Icon name="back" />
          {t("back")}
        </button>
        <Boundary of={[opened, library]}>
          {opened === "notes" && <AllNotes library={library} />}
          {opened === "settings" && (
            <>
              <h1 class="title">{t("settings")}</h1>
              <SettingsForm
                settings={settings}
                onChange={(changes) => settle(send("settings.change", changes))}
              />
            </>
          )}
          {typeof opened === "object" && (
            <Detail library={library} settings={settings} opened={opened} onOpen={onOpen} />
          )}
        </Boundary>
      </div>
    </main>
  );
}
