import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { hashOf, passageRoute } from "@/lib/route/route";
import type { PassageRecord } from "@/lib/store/shapes";
import { usePlace } from "./use-place";

/** The headings of a document. In its text, the heading of the part being read is marked. */
export function Outline({
  passages,
  visit,
}: {
  passages: readonly PassageRecord[];
  /** Changes whenever another view is shown. */
  visit: number;
}): JSX.Element {
  const { t } = useLocale();
  const place = usePlace(visit);
  const reached = passages.slice(0, passages.findIndex(({ id }) => id === place) + 1);
  const current = place === null ? undefined : reached.findLast(isHeading)?.id;
  return (
    <nav class="outline" aria-label={t("outline")}>
      <h2>{t("outline")}</h2>
      <ul>
        {passages.filter(isHeading).map((passage) => (
          <li key={passage.id} class={passage.role}>
            <a
              href={hashOf(passageRoute(passage))}
              lang="zh-CN"
              aria-current={passage.id === current ? "location" : undefined}
            >
              {passage.text.replace(/——$/u, "")}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isHeading({ role }: PassageRecord): boolean {
  return role === "section" || role === "subheading";
}
