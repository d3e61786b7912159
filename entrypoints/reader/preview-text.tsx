import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { ScrollRegion } from "@/components/scroll-region";
import type { Passage } from "@/lib/document/passage";

/** How many passages the preview shows: enough to see whether the text is right. */
const SHOWN = 60;

/** The beginning of a text before it is in the library, as it will be read. */
export function PreviewText({
  passages,
  language,
}: {
  passages: readonly Passage[];
  language: string;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <ScrollRegion class="how" label={t("previewText")}>
      <h2>{t("previewText")}</h2>
      {passages.slice(0, SHOWN).map((it) => (
        <p key={it.id} class={`verbatim ${it.role}`} lang={language}>
          {labelled(it)}
        </p>
      ))}
      {passages.length > SHOWN && (
        <p class="hint">{t("previewMore", { count: passages.length - SHOWN })}</p>
      )}
    </ScrollRegion>
  );
}

/** The headings that were found in a text. */
export function PreviewSections({
  passages,
  language,
}: {
  passages: readonly Passage[];
  language: string;
}): JSX.Element {
  const { t } = useLocale();
  const headings = passages.filter(({ role }) => role === "section" || role === "subheading");
  return (
    <details open>
      <summary>
        {t("previewSections")} <span class="count">{headings.length}</span>
      </summary>
      {headings.length === 0 ? (
        <p class="hint">{t("previewSectionsNone")}</p>
      ) : (
        <ScrollRegion class="sections" label={t("previewSections")}>
          <ol lang={language}>
            {headings.map((it) => (
              <li key={it.id} class={it.role}>
                {labelled(it)}
              </li>
            ))}
          </ol>
        </ScrollRegion>
      )}
    </details>
  );
}

/** The text of a passage, with a number that the program has counted. */
function labelled({ label, text }: Passage): string {
  return label !== null && !text.startsWith(label) ? `${label}${text}` : text;
}
