import type { ComponentChildren, JSX } from "preact";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";

/** Something that was chosen. Pressing it takes it away. */
export function Removable({
  name,
  onRemove,
  children,
}: {
  /** What it is called in the name of the button. */
  name: string;
  onRemove: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <button
      type="button"
      class="removable"
      aria-label={t("removeThis", { name })}
      onClick={onRemove}
    >
      {children}
      <Icon name="close" />
    </button>
  );
}
