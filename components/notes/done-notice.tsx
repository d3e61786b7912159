import type { JSX } from "preact";
import { useLocale } from "../locale";
import { useLostFocus } from "../use-lost-focus";

/** What has just been done to a note, and a button that undoes it. */
export function DoneNotice({
  text,
  onUndo,
  takesFocus = false,
}: {
  text: string;
  /** Null if it cannot be undone. */
  onUndo: (() => Promise<void>) | null;
  /** Whether the button takes the keyboard focus, if the button that had it has disappeared. */
  takesFocus?: boolean;
}): JSX.Element {
  const { t } = useLocale();
  const button = useLostFocus<HTMLButtonElement>(takesFocus);
  return (
    <>
      {/* The list has a status for screen readers, which stands there before its text does. */}
      <span class="saved" aria-hidden="true">
        {text}
      </span>
      {onUndo && (
        <button
          ref={button}
          type="button"
          class="undo"
          data-changes="notes"
          onClick={() => void onUndo()}
        >
          {t("undo")}
        </button>
      )}
    </>
  );
}
