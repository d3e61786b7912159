import { MAX_TITLE_UNITS } from "./limits";

/**
 * The title of a page in the form in which notes keep it: in one line, of well-formed text, cut to
 * its limit. Null if nothing is left of it.
 *
 * @param given what the page or a file gives as the title; a page may give anything
 */
export function titleFrom(given: unknown): string | null {
  if (typeof given !== "string") return null;
  const line = given
    .slice(0, 4 * MAX_TITLE_UNITS)
    .replaceAll(/\s+/gu, " ")
    .trim();
  const title = line
    .slice(0, MAX_TITLE_UNITS)
    .replaceAll(/\p{Surrogate}/gu, "")
    .trim();
  return title === "" ? null : title;
}
