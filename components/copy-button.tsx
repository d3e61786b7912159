import type { JSX } from "preact";
import { copyText } from "./copy-text";
import { Icon, type IconName } from "./icon";
import { useLocale } from "./locale";
import { useBriefly } from "./use-briefly";

/** A button that copies a text and says whether it has worked. */
export function CopyButton({
  text,
  label,
  icon,
}: {
  /** The text. If it must be made first, the asynchronous clipboard takes it. */
  text: () => string | Promise<string>;
  label: string;
  icon?: IconName;
}): JSX.Element {
  const { t } = useLocale();
  const [outcome, setOutcome] = useBriefly<{ readonly isDone: boolean }>();
  return (
    <>
      <button
        type="button"
        onClick={async () => {
          const made = text();
          const isDone = await copyText(typeof made === "string" ? made : await made);
          setOutcome({ isDone });
        }}
      >
        {icon && <Icon name={icon} />}
        {label}
      </button>
      <span role="status" class="saved">
        {outcome && t(outcome.isDone ? "copied" : "copyFailed")}
      </span>
    </>
  );
}
