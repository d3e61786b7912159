import type { ComponentChildren, JSX } from "preact";

/**
 * Radio buttons for choosing one of several values.
 *
 * @param name the name of the group, unique in its document
 */
export function Choices<T extends string | number>({
  name,
  values,
  chosen,
  labelOf,
  onChoose,
}: {
  name: string;
  values: readonly T[];
  /** Null if none is. */
  chosen: T | null;
  labelOf: (value: T) => ComponentChildren;
  onChoose: (value: T) => void;
}): JSX.Element {
  return (
    <>
      {values.map((it) => (
        <label key={it}>
          <input type="radio" name={name} checked={chosen === it} onChange={() => onChoose(it)} />
          {labelOf(it)}
        </label>
      ))}
    </>
  );
}
