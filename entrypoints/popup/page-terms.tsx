import { Fragment, type JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { SourceLine } from "@/components/source-line";
import { useSource } from "@/components/sources";
import { TroubleNotice } from "@/components/trouble-notice";
import type { DocumentId, TermAddress } from "@/lib/document/address";
import { SPECIFICITIES } from "@/lib/glossary/term";
import type { Outcome } from "@/lib/messages/outcomes";
import { LEVELS } from "@/lib/settings/page-settings";
import type { Library } from "@/lib/library/library";
import { type Settings, levelOn } from "@/lib/settings/settings";
import type { TermRecord } from "@/lib/store/shapes";
import { changeLevel } from "./change-level";
import { TermWords } from "./term-words";
import type { PageStatus } from "./use-page-status";
import { Why } from "./why";

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

/** The terms of each document, in the library's order. */
function groupsOf(
  own: readonly Counted[],
  library: Library | null,
): { document: DocumentId | null; rows: Counted[] }[] {
  const groups = Map.groupBy(own, ({ term }) => term?.document ?? null);
  const order = [null, ...(library?.documents.map(({ document }) => document.id) ?? [])];
  return order.flatMap((document) => {
    const rows = groups.get(document);
    return rows ? [{ document, rows }] : [];
  });
}

function OwnTitle({
  document,
  count,
}: {
  document: DocumentId | null;
  count: number;
}): JSX.Element {
  const { t } = useLocale();
  const { name, colour } = useSource(document ?? ("" as DocumentId));
  return (
    <h2>
      <SourceLine colour={colour} />
      <span class="source">{document === null ? "…" : t("termsOf", { document: name })}</span>{" "}
      <span class="number">{count}</span>
    </h2>
  );
}

function rankOf({ term }: Counted): number {
  return term ? SPECIFICITIES.indexOf(term.specificity) : 0;
}

/** The button for the next level, on the site alone if it has a level of its own. */
function LightMore({ host, settings }: { host: string; settings: Settings }): JSX.Element | null {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Outcome>(null);
  const next = LEVELS[LEVELS.indexOf(levelOn(settings, host)) + 1];
  if (!next) return null;
  const isOwn = Object.hasOwn(settings.siteLevels, host);
  const light = async (): Promise<void> => setFailure(await changeLevel(host, next, isOwn));
  return (
    <>
      <button type="button" onClick={() => void light()}>
        {t("lightAt", { level: t(`level_${next}`) })}
      </button>
      {failure && <TroubleNotice {...failure} />}
    </>
  );
}

/**
 * The terms of the page, in groups: the document's own, the other lit ones, and those that the level
 * leaves dark. In each group, the most frequent ones come first.
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
  const own = lit.filter((it) => rankOf(it) === 0);
  const others = lit.filter((it) => rankOf(it) > 0);
  const dark = rowsOf(status.dark);
  const words = { count: dark.length, level: t(`level_${level}`) };
  return (
    <>
      {lit.length === 0 && (
        <Why icon="lamp" title={t("nothingLit")} reason={t("nothingLitBut", words)}>
          <LightMore host={status.host} settings={settings} />
        </Why>
      )}
      {groupsOf(own, library).map(({ document, rows }) => (
        <Fragment key={document}>
          <OwnTitle document={document} count={rows.length} />
          <TermRows counted={rows} status={status} onOpen={onOpen} />
        </Fragment>
      ))}
      {others.length > 0 && (
        <>
          <h2>
            {t("commonTerms")} <span class="number">{others.length}</span>
          </h2>
          <TermRows counted={others} status={status} onOpen={onOpen} />
        </>
      )}
      {dark.length > 0 && (
        <details class="dark">
          <summary>
            <b>{t("commonTerms")}</b> {t("notLitAt", words)}
          </summary>
          <TermRows counted={dark} onOpen={onOpen} />
        </details>
      )}
    </>
  );
}

/**
 * One row for each term: the term, its rendering or kind, and its number of places. Enter opens its
 * entry, and the right arrow goes to its next place on the page. Without `status`, the places cannot
 * be visited.
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
  const visit = ({ address, count }: Counted): void => {
    const last = visited.get(address);
    const next = last === undefined ? 0 : (last + 1) % count;
    status?.visit(address, next);
    setVisited(new Map([...visited, [address, next]]));
  };
  return (
    <ul>
      {counted.map((it, index) => {
        const { address, count, term } = it;
        const form = term?.form ?? "…";
        const last = visited.get(address);
        return (
          <li key={address}>
            <button
              type="button"
              class="open"
              // Tab goes to each list once, the arrow keys to its other rows.
              tabIndex={index === 0 ? 0 : -1}
              onClick={() => term && onOpen(term.address)}
              onKeyDown={(event) => {
                if (event.key !== "ArrowRight" || !status) return;
                event.preventDefault();
                visit(it);
              }}
            >
              <span class="term" lang="zh-CN">
                {form}
              </span>{" "}
              {term && <TermWords term={term} />}
              <span class="keys" aria-hidden="true">
                <kbd>↵</kbd> {t("rowEntry")} {status && <kbd>→</kbd>} {status && t("rowVisit")}
              </span>
            </button>
            {status ? (
              <button
                type="button"
                class="visit"
                tabIndex={-1}
                title={t("visitNext", { form })}
                onClick={() => visit(it)}
              >
                <span class="unseen">
                  {t("visitNext", { form })} · {t("onThisPageCount", { count })}
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
