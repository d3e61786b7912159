import type { JSX } from "preact";
import { Icon, type IconName } from "./icon";

/** A button that has an icon only. It takes other attributes of a button too. */
export function IconButton({
  icon,
  label,
  class: name,
  ...others
}: {
  icon: IconName;
  /** The name of the button. It appears when the pointer rests on it. */
  label: string;
  class?: string;
  disabled?: boolean;
  onClick: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class={name === undefined ? "icon-button" : `icon-button ${name}`}
      aria-label={label}
      title={label}
      {...others}
    >
      <Icon name={icon} />
    </button>
  );
}
