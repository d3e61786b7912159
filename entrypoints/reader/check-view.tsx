import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { LintFault } from "@/lib/glossary/lint";
import type { DoneMend } from "@/lib/glossary/mend-glossary";
import type { Translate } from "@/lib/i18n/translate";
import type { Checked } from "@/lib/library/check-glossary";
import type { Library } from "@/lib/library/library";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { useChecked } from "./check-link";
import { DoubtRow } from "./doubt-row";
import { UndoBar } from "./undo-bar";
import { keyOf, useMending } from "./use-mending";

/** What is doubtful in the terms of a document, each with what puts it right. */
export function CheckView({ library, of }: { library: Library; of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const { answer: checked, failure: unchecked, again } = useChecked(of);
  const { mend, busy, failure } = useMending(library, of);
  const { document } = of;
  const part = { of, builtIn: checked?.builtIn ?? NONE, busy, mend };
  return (
    <main id="main" tabIndex={-1} class="check-view" aria-busy={busy.size > 0}>
      <p>
        <a href={hashOf({ document: document.id, view: "terms", order: "pinyin" })}>
          ‹ {t("viewTerms")}
        </a>
      </p>
      <h1>{t("checkTitle")}</h1>
      {failure && <TroubleNotice {...failure} />}
      {unchecked && <TroubleNotice {...unchecked} onRetry={again} />}
      <p class="hint" role="status">
        {unchecked === null && statusOf(checked, t)}
      </p>
      <p class="hint">{t("checkHint")}</p>
      <UndoBar library={library} />
      {checked && <Doubts doubts={checked.doubts} {...part} />}
      {checked && checked.ofBuiltIn.length > 0 && (
        <details class="of-built-in">
          <summary>{t("checkBuiltIn", { count: checked.ofBuiltIn.length })}</summary>
          <p class="hint">{t("checkBuiltInHint")}</p>
          <Doubts doubts={checked.ofBuiltIn} {...part} />
        </details>
      )}
    </main>
  );
}

function statusOf(checked: Checked | null, t: Translate): string {
  if (checked === null) return t("checkWorking");
  const count = checked.doubts.length;
  return count === 0 ? t("checkNone") : t("checkCount", { count });
}

const NONE: ReadonlySet<string> = new Set();

/** The most doubts that are drawn at first. */
const MOST = 100;

type Kind = LintFault["kind"];

/** Doubts with a filter by their kind. */
function Doubts({
  doubts,
  of,
  builtIn,
  busy,
  mend,
}: {
  doubts: readonly LintFault[];
  of: DocumentRecords;
  builtIn: ReadonlySet<string>;
  busy: ReadonlySet<string>;
  mend: (doubt: LintFault, mend: DoneMend) => void;
}): JSX.Element | null {
  const { t } = useLocale();
  const [chosen, setChosen] = useState<Kind | null>(null);
  const [most, setMost] = useState(MOST);
  const list = useRef<HTMLUListElement>(null);
  const kinds = [...Map.groupBy(doubts, (it) => it.kind)];
  const kind = kinds.some(([it]) => it === chosen) ? chosen : null;
  const shown = doubts.filter((it) => kind === null || it.kind === kind);
  useKeptFocus(list, shown);
  if (doubts.length === 0) return null;
  return (
    <>
      {kinds.length > 1 && (
        <div class="row chips" role="group" aria-label={t("candidatesWhy")}>
          <button type="button" aria-pressed={kind === null} onClick={() => setChosen(null)}>
            {t("factsAll")} <span class="count">{doubts.length}</span>
          </button>
          {kinds.map(([it, some]) => (
            <button key={it} type="button" aria-pressed={kind === it} onClick={() => setChosen(it)}>
              {t(`doubtKind_${it}`)} <span class="count">{some.length}</span>
            </button>
          ))}
        </div>
      )}
      <ul class="doubts" ref={list}>
        {shown.slice(0, most).map((it) => (
          <DoubtRow
            key={keyOf(it)}
            doubt={it}
            of={of}
            builtIn={builtIn}
            isBusy={busy.has(keyOf(it))}
            onMend={(way) => mend(it, way)}
          />
        ))}
      </ul>
      {shown.length > most && (
        <button type="button" onClick={() => setMost(most + MOST)}>
          {t("checkMore", { count: Math.min(MOST, shown.length - most) })}
        </button>
      )}
    </>
  );
}

/** The row of something that was put right goes. The focus that was in it goes to the one in its place. */
function useKeptFocus(
  list: { readonly current: HTMLUListElement | null },
  shown: readonly LintFault[],
): void {
  const at = useRef<number | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      const row = target instanceof Element ? target.closest(".doubts > li") : null;
      const index = row ? Array.from(list.current?.children ?? []).indexOf(row) : -1;
      at.current = index < 0 ? null : index;
    };
    addEventListener("focusin", onFocus);
    return () => removeEventListener("focusin", onFocus);
  }, []);
  useEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return;
    const rows = list.current?.children ?? [];
    const row = rows[Math.min(at.current, rows.length - 1)];
    row?.querySelector<HTMLElement>(".mend")?.focus();
  }, [shown.map(keyOf).join("\n")]);
}
