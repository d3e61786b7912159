import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import type { TermAddress } from "@/lib/document/address";
import { SPECIFICITIES } from "@/lib/glossary/term";
import type { Library } from "@/lib/library/library";
import { type Settings, levelOn } from "@/lib/settings/settings";
import type { TermRecord } from "@/lib/store/shapes";
import type { PageStatus } from "./use-page-status";

type Page = Extract<PageStatus, { kind: "page" }>;

export interface PageTermsProps {
  readonly status: Page;
  /** Null until the library has been read. */
  readonly library: Library | null;
  readonly settings: Settings;
  readonly onOpen: (address: TermAddress) => void;
}

interface Counted {
  readonly address: string;
  readonly count: number;
  /** Null until the library has been read. */
  readonly term: TermRecord | null;
}

function rankOf({ term }: Counted): number {
  return term ? SPECIFICITIES.indexOf(term.specificity) : 0;
}

/**
 * The terms of the page. The document's own terms come first, then the most frequent ones. The
 * terms that the level leaves dark are listed separately.
 */
export function PageTerms({ status, library, settings, onOpen }: PageTermsProps): JSX.Element {
  const { t } = useLocale();
  const level = levelOn(settings, status.host);
  const rowsOf = (counts: ReadonlyMap<string, number>): Counted[] => {
    const rows = [...counts].map(([address, count]): Counted => {
      const term = library?.terms.find((it) => it.address === address) ?? null;
      return { address, count, term };
    });
    return rows.toSorted((a, b) => rankOf(a) - rankOf(b) || b.count - a.count);
  };
  const lit = rowsOf(status.counts);
  const dark = rowsOf(status.dark);
  const words = { count: dark.length, level: t(`level_${level}`) };
  return (
    <>
      {lit.length > 0 ? (
        <TermRows counted={lit} status={status} onOpen={onOpen} />
      ) : (
        <p class="hint" role="status">
          {t("nothingLit")} {t("nothingLitBut", words)}
        </p>
      )}
      {dark.length > 0 && (
        <details class="dark">
          <summary>
            {t("commonTerms")} <span class="hint">{t("notLitAt", words)}</span>
          </summary>
          <TermRows counted={dark} onOpen={onOpen} />
        </details>
      )}
    </>
  );
}

/**
 * One row for each term. Without `status`, the places on the page cannot be visited, and a row has
 * only their number.
 */
function TermRows({
  counted,
  status,
  onOpen,
}: {
  counted: readonly Counted[];
  status?: Page;
  onOpen: PageTermsProps["onOpen"];
}): JSX.Element {
  const { t } = useLocale();
  /** For each term, the number of the place that was visited last (from 0). */
  const [visited, setVisited] = useState<ReadonlyMap<string, number>>(new Map());
  return (
    <ul>
      {counted.map(({ address, count, term }) => {
        const form = term?.form ?? "…";
        const last = visited.get(address);
        const next = last === undefined ? 0 : (last + 1) % count;
        return (
          <li key={address}>
            <button type="button" onClick={() => term && onOpen(term.address)}>
              <span class="term" lang="zh-CN">
                {form}
              </span>
            </button>
            {status ? (
              <button
                type="button"
                title={t("visitNext", { form })}
                onClick={() => {
                  status.visit(address, next);
                  setVisited(new Map([...visited, [address, next]]));
                }}
              >
                <span class="unseen">
                  {t("visitNext", { form })}, {t("onThisPageCount", { count })}
                </span>
                <span class="count" aria-hidden="true">
                  {last === undefined ? count : `${last + 1}/${count}`}
                </span>
              </button>
            ) : (
              <span class="count">{count}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
