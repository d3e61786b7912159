/** Messages about files, in the language of the interface. */
import type { Excess } from "@/lib/annotation/limits";
import type { ExchangeError, Place, Reason } from "@/lib/exchange/json/exchange-error";
import { placeWords } from "@/lib/exchange/formats/place-words";
import type { Remark } from "@/lib/exchange/w3c/mend";
import type { Translate } from "@/lib/i18n/translate";

/**
 * A place in a file. The number of the entry and its field come before the path, because a reader
 * finds the place by them.
 */
export function placeIn(t: Translate, place: Place): string {
  if (typeof place === "string") return pathIn(t, place);
  return "byte" in place ? t("placeByte", place) : t("placeLine", place);
}

function pathIn(t: Translate, path: string): string {
  const { entry, field } = placeWords(path);
  const words = [
    ...(entry === null ? [] : [t("placeEntry", { entry })]),
    ...(field === null ? [] : [t(`field_${field}`)]),
  ];
  return words.length === 0 ? path : `${words.join(" · ")} · ${path}`;
}

/** The reason for an error or a remark. */
export function reasonIn(t: Translate, { code, params }: Reason): string {
  return t(`reason_${code}`, params);
}

/** Why and where a file cannot be read, and what the user can do. */
export function refusalIn(t: Translate, { code, place, reason }: ExchangeError): string {
  return t("refusedFile", {
    // A path is not translated here: the file could not be read, so it has no entries.
    place: typeof place === "string" ? place : placeIn(t, place),
    reason: reasonIn(t, reason),
    advice: t(`advice_${code}`),
  });
}

/** Why and where an entry cannot be imported. */
export function entryIn(t: Translate, { place, reason }: { place: Place; reason: Reason }): string {
  return t("refusedEntry", { place: placeIn(t, place), reason: reasonIn(t, reason) });
}

/** What was left out of an entry, or read differently from how it is written. */
export function remarkIn(t: Translate, { place, isDropped, reason }: Remark): string {
  const said = { place: placeIn(t, place), reason: reasonIn(t, reason) };
  return t(isDropped ? "remarkDropped" : "refusedEntry", said);
}

/** Which part of a note is too long, with its size and the limit. */
export function excessText(t: Translate, { what, is, limit }: Excess): string {
  return t(`reason_limit_${what}`, { is, limit });
}
