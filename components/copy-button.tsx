import type { JSX } from "preact";
import { copyText } from "./copy-text";
import { useLocale } from "./locale";
import { useBriefly } from "./use-briefly";

/** A button that copies a text and says whether it has worked. */
export function CopyButton({ text, label }: { text: () => string; label: string }): JSX.Element {
  const { t } = useLocale();
  const [outcome, setOutcome] = useBriefly<{ readonly isDone: boolean }>();
  return (
    <>
      <button type="button" onClick={async () => setOutcome({ isDone: await copyText(text()) })}>
        {label}
      </button>
      <span role="status" class="saved">
        {outcome && t(outcome.isDone ? "copied" : "copyFailed")}
      </span>
    </>
  );
}
