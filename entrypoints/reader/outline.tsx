import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { hashOf, passageRoute } from "@/lib/route/route";
import type { PassageRecord } from "@/lib/store/shapes";
import { usePlace } from "./use-place";
import { walkList } from "./walk-list";

/**
 * The headings of a document. In its text, the heading of the part being read is marked. They are one
 * stop for the Tab key: a long document has many, and what follows them must be near.
 */
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
  const headings = passages.filter(isHeading);
  const stop = current ?? headings[0]?.id;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- for the keys of its links
    <nav class="outline" aria-label={t("outline")} onKeyDown={walkList}>
      <h2>{t("outline")}</h2>
      <ul>
        {headings.map((passage) => (
          <li key={passage.id} class={passage.role}>
            <a
              href={hashOf(passageRoute(passage))}
              lang="zh-CN"
              tabIndex={passage.id === stop ? 0 : -1}
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
