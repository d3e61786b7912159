import type { ComponentChildren, JSX } from "preact";

/**
 * A part of a page that scrolls by itself and has nothing that takes the focus. It takes the focus,
 * because not every browser scrolls with the keyboard what does not have it.
 */
export function ScrollRegion({
  label,
  class: name,
  children,
}: {
  label: string;
  class: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section class={name} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
