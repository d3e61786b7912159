import { reasonIn, refusalIn } from "@/components/exchange-words";
import type { ExchangeError, Reason } from "@/lib/exchange/json/exchange-error";
import { translator } from "@/lib/i18n/translate";

const t = translator("en");

/** The English text of a reason. */
export const said = (reason: Reason): string => reasonIn(t, reason);
/** The English text of a refusal, with what helps. */
export const refusalSaid = (error: ExchangeError): string => refusalIn(t, error);
