import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { TERM_KINDS } from "@/lib/glossary/term";
import { LANGUAGES, MAX_DELAY_MS, OPENINGS, PALETTES, PLACES } from "@/lib/settings/page-settings";
import type { Preferences } from "@/lib/settings/settings";
import type { Outcome } from "@/lib/messages/outcomes";
import { useLocale } from "./locale";
import { ShortcutList } from "./shortcuts";
import { TroubleNotice } from "./trouble-notice";

export interface SettingsFormProps {
  readonly settings: Preferences;
  readonly onChange: (changes: Partial<Preferences>) => Promise<Outcome>;
}

/** Each language by its own name. */
const LANGUAGE_NAMES = { en: "English", "zh-CN": "简体中文", "zh-TW": "繁體中文" } as const;
/** Milliseconds between two delays that can be chosen. */
const DELAY_STEP = 20;

/** What the user can set. Each change counts at once, and shows at once, unless it could not be kept. */
export function SettingsForm({ settings: kept, onChange: keep }: SettingsFormProps): JSX.Element {
  const { t } = useLocale();
  const [chosen, setChosen] = useState<Partial<Preferences>>({});
  const [failure, setFailure] = useState<Outcome>(null);
  const settings = { ...kept, ...chosen };
  const onChange = async (changes: Partial<Preferences>): Promise<void> => {
    setChosen({ ...chosen, ...changes });
    const outcome = await keep(changes);
    setFailure(outcome);
    if (outcome) setChosen({});
  };
  return (
    <form class="settings" aria-label={t("settings")} onSubmit={(event) => event.preventDefault()}>
      {failure && <TroubleNotice {...failure} />}
      <fieldset>
        <legend>{t("settingOpening")}</legend>
        {OPENINGS.map((it) => (
          <label key={it}>
            <input
              type="radio"
              name="opening"
              checked={settings.opening === it}
              onChange={() => void onChange({ opening: it })}
            />
            {t(`opening_${it}`)}
          </label>
        ))}
        {settings.opening !== "click" && (
          <label>
            <input
              type="range"
              min={0}
              max={MAX_DELAY_MS}
              step={DELAY_STEP}
              value={settings.delay}
              onChange={({ currentTarget }) =>
                void onChange({ delay: currentTarget.valueAsNumber })
              }
            />
            {t("settingDelay", { ms: settings.delay })}
          </label>
        )}
      </fieldset>
      <fieldset>
        <legend>{t("settingPlaces")}</legend>
        {PLACES.map((it) => (
          <label key={it}>
            <input
              type="radio"
              name="places"
              checked={settings.places === it}
              onChange={() => void onChange({ places: it })}
            />
            {t(`places_${it}`)}
          </label>
        ))}
        <Check
          isOn={settings.onlyUnmet}
          label={t("settingUnmet")}
          onChange={(onlyUnmet) => void onChange({ onlyUnmet })}
        />
        <Check
          isOn={settings.underline}
          label={t("settingUnderline")}
          onChange={(underline) => void onChange({ underline })}
        />
        <Check
          isOn={settings.noteButton}
          label={t("settingNoteButton")}
          onChange={(noteButton) => void onChange({ noteButton })}
        />
      </fieldset>
      <fieldset>
        <legend>{t("settingPalette")}</legend>
        {PALETTES.map((it) => (
          <label key={it}>
            <input
              type="radio"
              name="palette"
              checked={settings.palette === it}
              onChange={() => void onChange({ palette: it })}
            />
            <span class={`swatch swatch-${it}`}>{t(`palette_${it}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("settingKinds")}</legend>
        {TERM_KINDS.map((kind) => (
          <Check
            key={kind}
            isOn={!settings.hiddenKinds.includes(kind)}
            label={t(`kind_${kind}`)}
            onChange={(isOn) =>
              void onChange({
                hiddenKinds: TERM_KINDS.filter((it) =>
                  it === kind ? !isOn : settings.hiddenKinds.includes(it),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <ShortcutList />
      <label>
        {t("settingLanguage")}{" "}
        <select
          value={settings.language ?? ""}
          onChange={({ currentTarget }) =>
            void onChange({ language: LANGUAGES.find((it) => it === currentTarget.value) ?? null })
          }
        >
          <option value="">{t("languageOfBrowser")}</option>
          {LANGUAGES.map((it) => (
            <option key={it} value={it} lang={it}>
              {LANGUAGE_NAMES[it]}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

function Check({
  isOn,
  label,
  onChange,
}: {
  isOn: boolean;
  label: string;
  onChange: (isOn: boolean) => void;
}): JSX.Element {
  return (
    <label>
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {label}
    </label>
  );
}
