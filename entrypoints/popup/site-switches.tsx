import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Choices } from "@/components/choices";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import { useChoice } from "@/components/use-choice";
import { settle } from "@/lib/library/notes";
import type { Outcome } from "@/lib/messages/outcomes";
import { send } from "@/lib/messages/send";
import { LEVELS, type Level } from "@/lib/settings/page-settings";
import { type Settings, levelOn } from "@/lib/settings/settings";
import { changeLevel } from "./change-level";

interface SiteProps {
  /** The host of the page in the active tab. */
  readonly host: string;
  readonly settings: Settings;
}

/** The settings of the page's site: whether it is lit, and how much. */
export function SiteSwitches({ host, settings }: SiteProps): JSX.Element {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Outcome>(null);
  const [isOn, choose] = useChoice(!settings.offSites.includes(host));
  const turn = async (on: boolean): Promise<void> => {
    setFailure(await choose(on, settle(send("site.switch", { host, on }))));
  };
  return (
    <>
      <div class="site">
        <label>
          <input
            type="checkbox"
            role="switch"
            aria-checked={isOn}
            checked={isOn}
            onChange={({ currentTarget: { checked } }) => void turn(checked)}
          />
          {t("siteSwitch", { host })}
        </label>
        {isOn && <LevelChoice host={host} settings={settings} onFailure={setFailure} />}
      </div>
      {failure && <TroubleNotice {...failure} />}
    </>
  );
}

/** The level: for all sites without their own level, or only for this one. */
function LevelChoice({
  host,
  settings,
  onFailure,
}: SiteProps & {
  /** Called after each change: with why it could not be stored, or with null. */
  onFailure: (failure: Outcome) => void;
}): JSX.Element {
  const { t } = useLocale();
  const [{ level, isOwn }, choose] = useChoice({
    level: levelOn(settings, host),
    isOwn: Object.hasOwn(settings.siteLevels, host),
  });
  const change = async (next: Level, isOnlyHere: boolean): Promise<void> => {
    const request = changeLevel(host, next, isOnlyHere);
    onFailure(await choose({ level: next, isOwn: isOnlyHere }, request));
  };
  const share = async (): Promise<void> => {
    const request = send("site.level", { host, level: null });
    onFailure(await choose({ level: settings.level, isOwn: false }, settle(request)));
  };
  return (
    <fieldset class="level">
      <legend class="unseen">{t("setting_level")}</legend>
      <div class="segments">
        <Choices
          name="level"
          values={LEVELS}
          chosen={level}
          labelOf={(it) => t(`level_${it}`)}
          onChoose={(it) => void change(it, isOwn)}
        />
      </div>
      <label class="level-here">
        <input
          type="checkbox"
          checked={isOwn}
          onChange={({ currentTarget: { checked } }) =>
            void (checked ? change(level, true) : share())
          }
        />
        {t("levelHere", { host })}
      </label>
    </fieldset>
  );
}
