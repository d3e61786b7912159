/** What is said of files, in the reader's language. */
import type { Excess } from "@/lib/annotation/limits";
import type { ExchangeError, Place, Reason } from "@/lib/exchange/exchange-error";
import type { Remark } from "@/lib/exchange/mend";
import type { Translate } from "@/lib/i18n/translate";

export function placeIn(t: Translate, place: Place): string {
  if (typeof place === "string") return place;
  return "byte" in place ? t("placeByte", place) : t("placeLine", place);
}

export function reasonIn(t: Translate, { code, params }: Reason): string {
  return t(`reason_${code}`, params);
}

/** Of a file that cannot be read: where and why, and what to do. */
export function refusalIn(t: Translate, { code, place, reason }: ExchangeError): string {
  return t("refusedFile", {
    place: placeIn(t, place),
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
  return t(isDropped ? "remarkDropped" : "refusedEntry", { place, reason: reasonIn(t, reason) });
}

/** What is too much of a note. */
export function excessText(t: Translate, { what, is, limit }: Excess): string {
  return t(`reason_limit_${what}`, { is, limit });
}
