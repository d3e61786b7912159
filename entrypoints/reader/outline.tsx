import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { hashOf, passageRoute } from "@/lib/route/route";
import type { DocumentId } from "@/lib/document/address";
import type { PassageRecord } from "@/lib/store/shapes";

/**
 * A heading counts as reached once it is this far from the top of the window, as a share of the
 * window's height.
 */
const REACHED = 0.35;

/**
 * The headings of the report. As the page scrolls, the heading of the part being read is marked.
 */
export function Outline({
  of,
  passages,
}: {
  of: DocumentId;
  passages: readonly PassageRecord[];
}): JSX.Element {
  const { t } = useLocale();
  const headings = passages.filter(({ role }) => role === "section" || role === "subheading");
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const look = (): void => {
      const reached = headings.filter(({ id }) => {
        const top = document.querySelector(`[data-passage="${id}"]`)?.getBoundingClientRect().top;
        return top !== undefined && top <= innerHeight * REACHED;
      });
      setCurrent(reached.at(-1)?.id ?? null);
    };
    addEventListener("scroll", look, { passive: true, signal: controller.signal });
    look();
    return () => controller.abort();
  }, [passages]);
  return (
    <nav class="outline" aria-label={t("outline")}>
      <h2>{t("outline")}</h2>
      <ul>
        {headings.map(({ id, role, text }) => (
          <li key={id} class={role}>
            <a
              href={hashOf(passageRoute({ document: of, id }))}
              lang="zh-CN"
              aria-current={id === current ? "location" : undefined}
            >
              {text.replace(/——$/u, "")}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
