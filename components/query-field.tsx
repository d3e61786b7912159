import type { JSX } from "preact";

/**
 * A field for words that are looked for at once. Text that an input method is composing is in the field,
 * but is not looked for yet.
 */
export function QueryField({
  label,
  placeholder,
  value,
  onQuery,
}: {
  label: string;
  placeholder: string;
  value: string;
  onQuery: (text: string) => void;
}): JSX.Element {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={placeholder}
      autocomplete="off"
      spellcheck={false}
      value={value}
      onInput={({ currentTarget, isComposing }) => isComposing || onQuery(currentTarget.value)}
      onCompositionEnd={({ currentTarget }) => onQuery(currentTarget.value)}
    />
  );
}
