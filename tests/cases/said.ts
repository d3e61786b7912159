import { reasonIn, refusalIn } from "@/components/exchange-words";
import type { ExchangeError, Reason } from "@/lib/exchange/json/exchange-error";
import { translator } from "@/lib/i18n/translate";

const t = translator("en");

/** A reason as it is said in English. */
export const said = (reason: Reason): string => reasonIn(t, reason);
/** A refusal as it is said in English, with what helps. */
export const refusalSaid = (error: ExchangeError): string => refusalIn(t, error);
