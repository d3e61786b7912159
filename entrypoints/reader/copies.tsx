import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Outcome } from "@/lib/messages/outcomes";
import { useResource } from "@/components/use-resource";
import { dayText } from "@/lib/i18n/dates";
import { partsOf } from "@/lib/library/copy-names";
import { troubleOf } from "@/lib/library/trouble";
import { watchChanges } from "@/lib/published/changes";
import { send } from "@/lib/messages/send";

/** The dated copies that were made automatically. */
export function Copies({ onOpen }: { onOpen: (text: string) => void }): JSX.Element {
  const { t, language } = useLocale();
  const { resource } = useResource(() => send("copies.list", {}), watchChanges);
  const [failure, setFailure] = useState<Outcome>(null);
  const copies = resource.kind === "ready" ? resource.value : [];
  const sizes = new Intl.NumberFormat(language, { style: "unit", unit: "kilobyte" });
  return (
    <section class="copies">
      <h2>{t("copies")}</h2>
      <p>{t("copiesWhat")}</p>
      {resource.kind === "failed" && <TroubleNotice {...troubleOf(resource.error)} />}
      {failure && <TroubleNotice {...failure} />}
      {resource.kind === "ready" && copies.length === 0 && <p class="hint">{t("copiesNone")}</p>}
      <ul>
        {copies.map(({ name, bytes }) => (
          <li key={name} class="row">
            <CopyDay name={name} />
            <span class="hint">{sizes.format(Math.ceil(bytes / 1000))}</span>
            <button
              type="button"
              onClick={() => {
                send("copies.read", { name }).then(onOpen, (error: unknown) =>
                  setFailure(troubleOf(error)),
                );
              }}
            >
              {t("copyRestore")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The day of a copy. A file whose name is not a copy's is shown under its name. */
function CopyDay({ name }: { name: string }): JSX.Element {
  const { language } = useLocale();
  const date = partsOf(name)?.date;
  if (date === undefined) return <span>{name}</span>;
  // Without a time, a date would be read as midnight in UTC, which is another day elsewhere.
  return <time dateTime={date}>{dayText(language, new Date(`${date}T00:00`))}</time>;
}
