import type { JSX } from "preact";
import { LANGUAGE_NAMES } from "@/lib/i18n/languages";
import type { Translate } from "@/lib/i18n/translate";
import {
  type FormName,
  PREFERENCES,
  type PreferenceOf,
  type Preferences,
} from "@/lib/settings/settings";
import type { Group } from "@/lib/settings/setting";
import { useLocale } from "./locale";
import { LeftOutRow, SegmentsRow, SelectRow, SwitchRow } from "./setting-rows";
import type { Changes } from "./use-changes";

type SettingRowProps = Pick<Changes, "settings" | "onChange"> & { readonly name: FormName };

/** The preferences of the form that have a control of one kind. */
type FormNameOf<K extends string> = PreferenceOf<Group, K>;

/** The name of each value of each choice: a message. */
type ValueLabel = { [N in FormNameOf<"choice">]: `${N}_${Preferences[N]}` }[FormNameOf<"choice">];

function isOf<K extends string>(name: FormName, kind: K): name is FormNameOf<K> & FormName {
  return PREFERENCES[name].kind === kind;
}

/** A setting: its question (a message that has its name), and the control that its kind asks for. */
export function SettingRow({ name, settings, onChange }: SettingRowProps): JSX.Element {
  const { t } = useLocale();
  const parts = { name, question: t(`setting_${name}`), hint: hintOf(t, name, settings) };
  if (isOf(name, "flag")) {
    return (
      <SwitchRow {...parts} value={settings[name]} onChange={(it) => onChange({ [name]: it })} />
    );
  }
  if (isOf(name, "choice")) {
    return (
      <SegmentsRow
        {...parts}
        values={PREFERENCES[name].values}
        value={settings[name]}
        labelOf={(it) => t(`${name}_${it}` as ValueLabel)}
        onChange={(it) => onChange({ [name]: it })}
      />
    );
  }
  if (isOf(name, "amount")) {
    const { offered } = PREFERENCES[name];
    return (
      <SegmentsRow
        {...parts}
        values={[...new Set([...offered, settings[name]])].toSorted((a, b) => a - b)}
        value={settings[name]}
        labelOf={(ms) => t("delayMs", { ms })}
        onChange={(it) => onChange({ [name]: it })}
      />
    );
  }
  if (isOf(name, "option")) {
    return (
      <SelectRow
        {...parts}
        values={PREFERENCES[name].values}
        value={settings[name]}
        none={t("languageOfBrowser")}
        labelOf={(it) => LANGUAGE_NAMES[it]}
        langOf={(it) => it}
        onChange={(it) => onChange({ [name]: it })}
      />
    );
  }
  return (
    <LeftOutRow
      {...parts}
      values={PREFERENCES[name].values}
      value={settings[name]}
      labelOf={(it) => t(`kind_${it}`)}
      onChange={(it) => onChange({ [name]: it })}
    />
  );
}

/** A sentence that helps with a setting; nothing if its question is enough. */
function hintOf(t: Translate, name: FormName, { level }: Preferences): string | undefined {
  if (name === "level") return t(`levelWhat_${level}`);
  if (name === "style") return t("settingHint_style");
  return name === "marksNoted" ? t("settingHint_marksNoted") : undefined;
}
