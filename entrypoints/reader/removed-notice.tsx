import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
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
  const button = useRef<HTMLButtonElement>(null);
  // The focus was on the button that goes with what is removed.
  useEffect(() => button.current?.focus(), [removed]);
  return (
    <p role="status" class="row removed">
      {removed && (
        <>
          <span>{removed.text}</span>
          {removed.undo !== null && (
            <button
              ref={button}
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
