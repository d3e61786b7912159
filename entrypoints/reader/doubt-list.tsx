import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import type { Doubt } from "@/lib/record/doubt-name";
import type { DocumentRecords } from "@/lib/store/shapes";
import { AsideRow, DoubtRow } from "./doubt-row";
import type { Mending } from "./use-mending";

/** A doubt in a list, and whether it is set aside. */
export interface ListedDoubt {
  readonly doubt: Doubt;
  readonly isAside: boolean;
}

interface DoubtListProps {
  readonly rows: readonly ListedDoubt[];
  readonly of: DocumentRecords;
  /** The ids of the terms that came with the program. */
  readonly builtIn: ReadonlySet<string>;
  readonly mending: Mending;
  /** Whether doubts that are set aside stand where they were before. */
  readonly isInPlace?: boolean;
  /** Called with a doubt that is being set aside; null if none can be. */
  readonly onLeave?: ((doubt: Doubt) => void) | null;
}

/** Doubts with a filter by their kind. */
export function FilteredDoubts({ rows, ...list }: DoubtListProps): JSX.Element {
  const { t } = useLocale();
  const [chosen, setChosen] = useState<Doubt["kind"] | null>(null);
  const open = rows.filter(({ isAside }) => !isAside);
  const kinds = [...Map.groupBy(open, ({ doubt }) => doubt.kind)];
  const kind = kinds.some(([it]) => it === chosen) ? chosen : null;
  return (
    <>
      {kinds.length > 1 && (
        <div class="row chips" role="group" aria-label={t("candidatesWhy")}>
          <button type="button" aria-pressed={kind === null} onClick={() => setChosen(null)}>
            {t("factsAll")} <span class="count">{open.length}</span>
          </button>
          {kinds.map(([it, some]) => (
            <button key={it} type="button" aria-pressed={kind === it} onClick={() => setChosen(it)}>
              {t(`doubtKind_${it}`)} <span class="count">{some.length}</span>
            </button>
          ))}
        </div>
      )}
      <DoubtList
        {...list}
        rows={rows.filter(({ doubt }) => kind === null || doubt.kind === kind)}
      />
    </>
  );
}

/** The most doubts that are drawn at first. */
const MOST = 100;

export function DoubtList({
  rows,
  of,
  builtIn,
  mending: { mend, setAside, busy },
  isInPlace = false,
  onLeave = null,
}: DoubtListProps): JSX.Element {
  const { t } = useLocale();
  const [most, setMost] = useState(MOST);
  const list = useRef<HTMLUListElement>(null);
  useFocusInRows(list, rows);
  return (
    <>
      <ul class="doubts" ref={list}>
        {rows.slice(0, most).map(({ doubt, isAside }) => {
          const row = { doubt, of, isBusy: busy.has(doubt.name) };
          return isAside ? (
            <AsideRow
              key={doubt.name}
              {...row}
              isInPlace={isInPlace}
              onBack={() => setAside(doubt, false)}
            />
          ) : (
            <DoubtRow
              key={doubt.name}
              {...row}
              builtIn={builtIn}
              onMend={(way) => mend(doubt, way)}
              onLeave={
                onLeave &&
                (() => {
                  onLeave(doubt);
                  setAside(doubt, true);
                })
              }
            />
          );
        })}
      </ul>
      {rows.length > most && (
        <button type="button" onClick={() => setMost(most + MOST)}>
          {t("checkMore", { count: Math.min(MOST, rows.length - most) })}
        </button>
      )}
    </>
  );
}

/** A row goes when something is done about it. The focus that was in it goes to the one in its place. */
function useFocusInRows(
  list: { readonly current: HTMLUListElement | null },
  rows: readonly ListedDoubt[],
): void {
  const at = useRef<number | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      at.current = rowIndexOf(target, list.current);
    };
    addEventListener("focusin", onFocus);
    return () => removeEventListener("focusin", onFocus);
  }, []);
  useEffect(() => {
    if (document.activeElement !== document.body) {
      // A row above it may have gone.
      at.current = rowIndexOf(document.activeElement, list.current);
      return;
    }
    if (at.current === null) return;
    const found = list.current?.children ?? [];
    const row = found[Math.min(at.current, found.length - 1)];
    row?.querySelector<HTMLElement>(".mend")?.focus();
  }, [rows.map(({ doubt, isAside }) => `${doubt.name} ${isAside}`).join("\n")]);
}

/** The index of the row that has an element; null if none has. */
function rowIndexOf(target: EventTarget | null, list: HTMLUListElement | null): number | null {
  const row = target instanceof Element ? target.closest(".doubts > li") : null;
  const index = row ? Array.from(list?.children ?? []).indexOf(row) : -1;
  return index < 0 ? null : index;
}
