import type { JSX } from "preact";

/**
 * The line under the terms of a glossary, as a sample before its name. A glossary that is only
 * looked up has an empty one (`colour` null).
 */
export function SourceLine({ colour }: { colour: number | null }): JSX.Element {
  return (
    <span
      class={colour === null ? "source-line" : `source-line slot-${colour}`}
      aria-hidden="true"
    />
  );
}
