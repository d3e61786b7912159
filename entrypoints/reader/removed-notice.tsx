import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { turn } from "@/lib/library/notes";
import type { Outcome } from "@/lib/messages/outcomes";

/** What was removed last, said in a sentence, and the number by which that can be undone. */
export interface Removed {
  readonly text: string;
  readonly undo: number | null;
}

/** Says what was removed, and undoes it. */
export function RemovedNotice({
  removed,
  onUndone,
  onFailure,
}: {
  removed: Removed | null;
  onUndone: () => void;
  onFailure: (failure: Outcome) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <p role="status" class="row removed">
      {removed && (
        <>
          <span>{removed.text}</span>
          {removed.undo !== null && (
            <button
              type="button"
              onClick={async () => {
                const outcome = await turn("undo", removed.undo as number);
                onFailure(outcome);
                if (!outcome) onUndone();
              }}
            >
              {t("undo")}
            </button>
          )}
        </>
      )}
    </p>
  );
}
