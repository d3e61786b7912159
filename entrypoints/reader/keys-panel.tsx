import { Fragment, type JSX } from "preact";
import { useEffect } from "preact/hooks";
import { isTyping } from "@/components/is-typing";
import { useLocale } from "@/components/locale";
import { ShortcutList } from "@/components/shortcuts";
import type { MessageKey } from "@/lib/i18n/translate";

/** The id of the panel in the bar. */
export const KEYS_PANEL = "keys";

/** The reader's own keys, and what they do. The review of candidates shows its own. */
const READER_KEYS: readonly (readonly [keys: readonly string[], does: MessageKey])[] = [
  [["/"], "searchLabel"],
  [["[", "]"], "keysWalk"],
  [["Enter"], "keysIntoEntry"],
  [["Esc"], "close"],
  [["?"], "keysAll"],
];

/** All keys: those of the reader, and those that the browser has bound to Cideng everywhere. */
export function KeysPanel(): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      <section class="shortcuts" aria-labelledby="keys-here">
        <h2 id="keys-here">{t("keysHere")}</h2>
        <dl>
          {READER_KEYS.map(([keys, does]) => (
            <div key={does}>
              <dt>{t(does)}</dt>
              <dd>
                {keys.map((it) => (
                  <Fragment key={it}>
                    <kbd>{it}</kbd>{" "}
                  </Fragment>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <ShortcutList />
    </>
  );
}

/** Makes `?` show and hide the panel, unless the user is typing. */
export function useKeysPanel(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "?" || event.defaultPrevented || isTyping(event)) return;
      event.preventDefault();
      document.getElementById(KEYS_PANEL)?.togglePopover();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
