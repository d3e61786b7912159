import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Outcome } from "@/lib/messages/outcomes";
import type { Library } from "@/lib/library/library";
import { turn } from "@/lib/library/notes";
import { type Turn, historyEnds } from "@/lib/store/read";

/**
 * Buttons that undo and redo changes of notes. They work across pages, and after the browser has
 * been restarted.
 */
export function UndoBar({ library }: { library: Library }): JSX.Element {
  const { t } = useLocale();
  const [ends, setEnds] = useState<{ undo: Turn | null; redo: Turn | null }>(NONE);
  const [failure, setFailure] = useState<Outcome>(null);
  useEffect(() => {
    let isOver = false;
    historyEnds().then(
      (found) => isOver || setEnds(found),
      // The view itself reports errors of the store.
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [library]);
  return (
    <div class="row undo-bar">
      {(["undo", "redo"] as const).map((way) => {
        const end = ends[way];
        const what = end && t(`change_${end.kind}`, { count: end.count });
        return (
          <button
            key={way}
            type="button"
            // A button that is disabled loses the focus.
            aria-disabled={end === null}
            onClick={async () => setFailure(end && (await turn(way, end.n)))}
          >
            {what === null ? t(way) : t(way === "undo" ? "undoWhat" : "redoWhat", { what })}
          </button>
        );
      })}
      {failure && <TroubleNotice {...failure} />}
    </div>
  );
}

const NONE = { undo: null, redo: null };
