import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Choices } from "@/components/choices";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Outcome } from "@/lib/messages/outcomes";
import { PREFERENCES } from "@/lib/settings/settings";
import type { Look } from "./use-look";

/** The size of the text and the colours of the reader. A change shows at once. */
export function LookPanel({
  look: { theme, textSize },
  onChange,
}: {
  look: Look;
  onChange: (changes: Partial<Look>) => Promise<Outcome>;
}): JSX.Element {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Outcome>(null);
  const change = async (changes: Partial<Look>): Promise<void> =>
    setFailure(await onChange(changes));
  const sizes = PREFERENCES.textSize.values;
  const at = sizes.indexOf(textSize);
  const step = (by: 1 | -1, label: string, sign: string): JSX.Element => {
    const next = sizes[at + by];
    return (
      <button
        type="button"
        title={label}
        // A button that is disabled loses the focus.
        aria-disabled={next === undefined}
        onClick={() => next !== undefined && void change({ textSize: next })}
      >
        <span class="unseen">{label}</span>
        <span aria-hidden="true">{sign}</span>
      </button>
    );
  };
  return (
    <>
      <div class="choice-row" role="group" aria-label={t("textSize")}>
        <span>{t("textSize")}</span>
        {step(-1, t("textSmaller"), "A−")}
        <output>{textSize}</output>
        {step(1, t("textLarger"), "A+")}
      </div>
      <fieldset class="choice-row">
        <legend>{t("theme")}</legend>
        <div class="segments">
          <Choices
            name="theme"
            values={PREFERENCES.theme.values}
            chosen={theme}
            labelOf={(it) => t(`theme_${it}`)}
            onChoose={(it) => void change({ theme: it })}
          />
        </div>
      </fieldset>
      {failure && <TroubleNotice {...failure} />}
    </>
  );
}
