import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Choices } from "@/components/choices";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import { settle } from "@/lib/library/notes";
import type { Outcome } from "@/lib/messages/outcomes";
import { send } from "@/lib/messages/send";
import { LEVELS, type Level } from "@/lib/settings/page-settings";
import { type Settings, levelOn } from "@/lib/settings/settings";

interface SiteProps {
  /** The host of the page in the active tab. */
  readonly host: string;
  readonly settings: Settings;
}

/** The settings of the page's site: whether it is lit, and how much. */
export function SiteSwitches({ host, settings }: SiteProps): JSX.Element {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Outcome>(null);
  /** The user's choice until it is stored. */
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isKept = !settings.offSites.includes(host);
  useEffect(() => setChosen(null), [isKept]);
  const isOn = chosen ?? isKept;
  const change = async (request: Promise<unknown>): Promise<boolean> => {
    const outcome = await settle(request);
    setFailure(outcome);
    return outcome === null;
  };
  const turn = async (on: boolean): Promise<void> => {
    setChosen(on);
    if (!(await change(send("site.switch", { host, on })))) setChosen(null);
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
        {isOn && <LevelChoice host={host} settings={settings} onChange={change} />}
      </div>
      {failure && <TroubleNotice {...failure} />}
    </>
  );
}

/** The level: for all sites without their own level, or only for this one. */
function LevelChoice({
  host,
  settings,
  onChange,
}: SiteProps & {
  /** @returns whether the change has been stored */
  onChange: (request: Promise<unknown>) => Promise<boolean>;
}): JSX.Element {
  const { t } = useLocale();
  const kept = { level: levelOn(settings, host), isOwn: Object.hasOwn(settings.siteLevels, host) };
  /** The user's choice until it is stored. */
  const [chosen, setChosen] = useState<Partial<typeof kept>>({});
  useEffect(() => setChosen({}), [kept.level, kept.isOwn]);
  const { level, isOwn } = { ...kept, ...chosen };
  const change = async (next: typeof kept, request: Promise<unknown>): Promise<void> => {
    setChosen(next);
    if (!(await onChange(request))) setChosen({});
  };
  const choose = (next: Level, isOnlyHere: boolean): Promise<void> =>
    change(
      { level: next, isOwn: isOnlyHere },
      isOnlyHere
        ? send("site.level", { host, level: next })
        : send("settings.change", { level: next }),
    );
  const share = (): Promise<void> =>
    change({ level: settings.level, isOwn: false }, send("site.level", { host, level: null }));
  return (
    <fieldset class="level">
      <legend class="unseen">{t("settingLevel")}</legend>
      <div class="segments">
        <Choices
          name="level"
          values={LEVELS}
          chosen={level}
          labelOf={(it) => t(`level_${it}`)}
          onChoose={(it) => void choose(it, isOwn)}
        />
      </div>
      <label class="level-here">
        <input
          type="checkbox"
          checked={isOwn}
          onChange={({ currentTarget: { checked } }) =>
            void (checked ? choose(level, true) : share())
          }
        />
        {t("levelHere", { host })}
      </label>
    </fieldset>
  );
}
