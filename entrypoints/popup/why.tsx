import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "@/components/icon";

/** Why nothing is lit: what it is, the reason, and below it what the user can do. */
export function Why({
  icon,
  title,
  reason,
  children,
}: {
  icon: IconName;
  title: string;
  /** Null if the title says it all. */
  reason: string | null;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="why" role="status">
      <span class="badge-icon">
        <Icon name={icon} />
      </span>
      <p class="what">{title}</p>
      {reason !== null && <p class="reason">{reason}</p>}
      {children}
    </div>
  );
}
