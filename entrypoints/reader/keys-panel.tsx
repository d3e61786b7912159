import { Fragment, type JSX } from "preact";
import { useEffect } from "preact/hooks";
import { isTyping } from "@/components/is-typing";
import { useLocale } from "@/components/locale";
import { ShortcutList } from "@/components/shortcuts";
import type { MessageKey } from "@/lib/i18n/translate";
import { REVIEW_KEYS } from "./candidate-actions";

/** The id of the panel in the bar. */
export const KEYS_PANEL = "keys";

type Keys = readonly (readonly [keys: readonly string[], does: MessageKey])[];

/** The keys of every view of the reader, and what they do. */
const EVERYWHERE: Keys = [
  [["/"], "searchLabel"],
  [["Esc"], "close"],
  [["?"], "keysAll"],
];

/** The keys of the text. */
const TEXT_KEYS: Keys = [
  [["[", "]"], "keysWalk"],
  [["Enter"], "keysIntoEntry"],
];

/** All keys: those of the view, and those that the browser has bound to Cideng everywhere. */
export function KeysPanel({ isReview }: { isReview: boolean }): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      <section class="shortcuts" aria-labelledby="keys-here">
        <h2 id="keys-here">{t("keysHere")}</h2>
        <dl>
          {[...(isReview ? REVIEW_KEYS : TEXT_KEYS), ...EVERYWHERE].map(([keys, does]) => (
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
