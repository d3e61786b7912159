import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { copyText } from "./copy-text";
import { useLocale } from "./locale";

/** Copies a text and says whether it has. */
export function CopyButton({ text, label }: { text: () => string; label: string }): JSX.Element {
  const { t } = useLocale();
  const [outcome, setOutcome] = useState<"copied" | "copyFailed" | null>(null);
  return (
    <>
      <button
        type="button"
        onClick={async () => setOutcome((await copyText(text())) ? "copied" : "copyFailed")}
      >
        {label}
      </button>
      <span role="status" class="saved">
        {outcome && t(outcome)}
      </span>
    </>
  );
}
