import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "./locale";

/** Copies a text and says that it has. */
export function CopyButton({ text, label }: { text: () => string; label: string }): JSX.Element {
  const { t } = useLocale();
  const [copied, setCopied] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={async () => {
          await navigator.clipboard.writeText(text());
          setCopied(true);
        }}
      >
        {label}
      </button>
      <span role="status" class="saved">
        {copied ? t("copied") : ""}
      </span>
    </>
  );
}
