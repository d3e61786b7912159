/**
 * Set terms of the single subjects of policy: money, trade, health, schools and so on. Written from general
 * knowledge, like those of field-terms.ts. A text on a subject has many of them, and few others do.
 */
import { ADMINISTRATION } from "./subjects/administration";
import { COUNTRYSIDE } from "./subjects/countryside";
import { CULTURE } from "./subjects/culture";
import { DIGITAL } from "./subjects/digital";
import { EDUCATION_AND_SPORT } from "./subjects/education-and-sport";
import { ENERGY_AND_SAFETY } from "./subjects/energy-and-safety";
import { ENVIRONMENT } from "./subjects/environment";
import { FINANCE } from "./subjects/finance";
import { HEALTH } from "./subjects/health";
import { INDUSTRY } from "./subjects/industry";
import { LAW_AND_ORDER } from "./subjects/law-and-order";
import { NATURE } from "./subjects/nature";
import { PARTY } from "./subjects/party";
import { PUBLIC_MONEY } from "./subjects/public-money";
import { SCIENCE } from "./subjects/science";
import { SOCIETY } from "./subjects/society";
import { TRADE } from "./subjects/trade";
import { TRADES } from "./subjects/trades";
import { TRANSPORT_AND_TOWNS } from "./subjects/transport-and-towns";
import { words } from "./words";

export const SUBJECT_TERMS = words(
  [
    PARTY,
    ADMINISTRATION,
    PUBLIC_MONEY,
    FINANCE,
    INDUSTRY,
    SCIENCE,
    DIGITAL,
    COUNTRYSIDE,
    NATURE,
    ENVIRONMENT,
    ENERGY_AND_SAFETY,
    EDUCATION_AND_SPORT,
    HEALTH,
    SOCIETY,
    LAW_AND_ORDER,
    TRANSPORT_AND_TOWNS,
    TRADE,
    CULTURE,
    TRADES,
  ].join(" "),
);
