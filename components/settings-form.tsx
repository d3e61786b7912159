import type { JSX } from "preact";
import { TERM_KINDS } from "@/lib/glossary/term";
import { LANGUAGES, LANGUAGE_NAMES } from "@/lib/i18n/languages";
import { LEVELS, MAX_DELAY_MS, OPENINGS, STYLES, PLACES } from "@/lib/settings/page-settings";
import type { Preferences } from "@/lib/settings/settings";
import type { Outcome } from "@/lib/messages/outcomes";
import { Choices } from "./choices";
import { useLocale } from "./locale";
import { ShortcutList } from "./shortcuts";
import { TroubleNotice } from "./trouble-notice";
import { type Changes, useChanges } from "./use-changes";

export interface SettingsFormProps {
  readonly settings: Preferences;
  readonly onChange: (changes: Partial<Preferences>) => Promise<Outcome>;
}

/** The step between two delays that the user can choose, in milliseconds. */
const DELAY_STEP = 20;

/**
 * The settings. Each change takes effect and is shown at once. It is taken back if it could not be
 * stored.
 */
export function SettingsForm({ settings: kept, onChange: keep }: SettingsFormProps): JSX.Element {
  const { t } = useLocale();
  const { settings, failure, onChange } = useChanges(kept, keep);
  const parts = { settings, onChange };
  return (
    <form class="settings" aria-label={t("settings")} onSubmit={(event) => event.preventDefault()}>
      {failure && <TroubleNotice {...failure} />}
      <OpeningSettings {...parts} />
      <LightSettings {...parts} />
      <StyleSettings {...parts} />
      <KindSettings {...parts} />
      <ShortcutList />
      <LanguageSetting {...parts} />
      <a href="/welcome.html" target="_blank">
        {t("welcomePage")}
      </a>
    </form>
  );
}

type PartProps = Pick<Changes, "settings" | "onChange">;

/** What opens a card, and after what delay. */
function OpeningSettings({ settings, onChange }: PartProps): JSX.Element {
  const { t } = useLocale();
  return (
    <fieldset>
      <legend>{t("settingOpening")}</legend>
      <Choices
        name="opening"
        values={OPENINGS}
        chosen={settings.opening}
        labelOf={(it) => t(`opening_${it}`)}
        onChoose={(opening) => onChange({ opening })}
      />
      {settings.opening !== "click" && (
        <label>
          <input
            type="range"
            min={0}
            max={MAX_DELAY_MS}
            step={DELAY_STEP}
            value={settings.delay}
            onChange={({ currentTarget }) => onChange({ delay: currentTarget.valueAsNumber })}
          />
          {t("settingDelay", { ms: settings.delay })}
        </label>
      )}
    </fieldset>
  );
}

/**
 * How much is lit, and which places of a term. Also the button beside a selection, and the badge.
 */
function LightSettings({ settings, onChange }: PartProps): JSX.Element {
  const { t } = useLocale();
  const checks = {
    onlyUnmet: t("settingUnmet"),
    marksNoted: t("settingNoted"),
    noteButton: t("settingNoteButton"),
    badgeCount: t("settingBadge"),
  };
  return (
    <fieldset>
      <legend>{t("settingPlaces")}</legend>
      <Choices
        name="level"
        values={LEVELS}
        chosen={settings.level}
        labelOf={(it) => t(`level_${it}`)}
        onChoose={(level) => onChange({ level })}
      />
      <p class="hint">{t("levelHint")}</p>
      <Choices
        name="places"
        values={PLACES}
        chosen={settings.places}
        labelOf={(it) => t(`places_${it}`)}
        onChoose={(places) => onChange({ places })}
      />
      {(["onlyUnmet", "marksNoted", "noteButton", "badgeCount"] as const).map((it) => (
        <Check
          key={it}
          isOn={settings[it]}
          label={checks[it]}
          onChange={(isOn) => onChange({ [it]: isOn })}
        />
      ))}
    </fieldset>
  );
}

function StyleSettings({ settings, onChange }: PartProps): JSX.Element {
  const { t } = useLocale();
  return (
    <fieldset>
      <legend>{t("settingStyle")}</legend>
      <Choices
        name="style"
        values={STYLES}
        chosen={settings.style}
        labelOf={(it) => t(`style_${it}`)}
        onChoose={(style) => onChange({ style })}
      />
      <p class="hint">{t("styleHint")}</p>
    </fieldset>
  );
}

/** The kinds of terms that are lit. */
function KindSettings({ settings, onChange }: PartProps): JSX.Element {
  const { t } = useLocale();
  const { hiddenKinds } = settings;
  return (
    <fieldset>
      <legend>{t("settingKinds")}</legend>
      {TERM_KINDS.map((kind) => (
        <Check
          key={kind}
          isOn={!hiddenKinds.includes(kind)}
          label={t(`kind_${kind}`)}
          onChange={(isOn) =>
            onChange({
              hiddenKinds: TERM_KINDS.filter((it) =>
                it === kind ? !isOn : hiddenKinds.includes(it),
              ),
            })
          }
        />
      ))}
    </fieldset>
  );
}

/** The language of the interface. */
export function LanguageSetting({ settings, onChange }: PartProps): JSX.Element {
  const { t } = useLocale();
  return (
    <label>
      {t("settingLanguage")}{" "}
      <select
        value={settings.language ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ language: LANGUAGES.find((it) => it === currentTarget.value) ?? null })
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
