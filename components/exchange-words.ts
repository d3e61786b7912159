/** What is said of files, in the reader's language. */
import type { Excess } from "@/lib/annotation/limits";
import type { ExchangeError, Place, Reason } from "@/lib/exchange/json/exchange-error";
import { placeWords } from "@/lib/exchange/formats/place-words";
import type { Remark } from "@/lib/exchange/w3c/mend";
import type { Translate } from "@/lib/i18n/translate";

/** Which entry, and what of it, before the path: by that it is found in the file. */
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

export function reasonIn(t: Translate, { code, params }: Reason): string {
  return t(`reason_${code}`, params);
}

/** Of a file that cannot be read: where and why, and what to do. */
export function refusalIn(t: Translate, { code, place, reason }: ExchangeError): string {
  return t("refusedFile", {
    // It is about the file, which has no entries then.
    place: typeof place === "string" ? place : placeIn(t, place),
    reason: reasonIn(t, reason),
    advice: t(`advice_${code}`),
  });
}

/** Of an entry that cannot be taken: where and why. */
export function entryIn(t: Translate, { place, reason }: { place: Place; reason: Reason }): string {
  return t("refusedEntry", { place: placeIn(t, place), reason: reasonIn(t, reason) });
}

/** Of what was read otherwise than it stands, or left out. */
export function remarkIn(t: Translate, { place, isDropped, reason }: Remark): string {
  const said = { place: placeIn(t, place), reason: reasonIn(t, reason) };
  return t(isDropped ? "remarkDropped" : "refusedEntry", said);
}

/** What is too much of a note. */
export function excessText(t: Translate, { what, is, limit }: Excess): string {
  return t(`reason_limit_${what}`, { is, limit });
}
