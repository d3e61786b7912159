import type { JSX } from "preact";
import type { Figure } from "@/lib/glossary/figure";
import { useLocale } from "../locale";

/** A term's figures as the report writes them, each with what it counts. Null if there are none. */
export function FigureList({ figures }: { figures: readonly Figure[] }): JSX.Element | null {
  const { t, language } = useLocale();
  if (figures.length === 0) return null;
  return (
    <div role="group" class="figures" aria-label={t("figures")}>
      <h2>{t("figures")}</h2>
      <dl>
        {figures.map(({ id, quote, counts }) => (
          <div key={id}>
            <dt lang="zh-CN">{quote}</dt>
            <dd>{language === "en" ? counts.en : counts.zh}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
