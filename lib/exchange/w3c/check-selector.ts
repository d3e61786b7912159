/**
 * Checks the requirements of selectors and states (4.2, 4.3). Those of other vocabularies are
 * accepted.
 */
import type { Json } from "../../annotation/model";
import { refuse } from "../json/exchange-error";
import { isObject, type JsonObject, own, typesOf, valuesOf } from "../json/json-value";
import * as member from "../json/members";

type Check = (it: JsonObject, place: string) => void;

/** @throws ExchangeError "model" with the path of what breaks a MUST */
export function checkSelector(value: Json, place: string): void {
  if (member.isIri(value)) return;
  if (!isObject(value)) refuse(place, "notIriOrObject");
  member.atMostOneIri(value, "id", place);
  member.texts(value, "type", place);
  const types = typesOf(value);
  if (types.length === 0 && own(value, "id") === undefined) {
    refuse(place, "noType");
  }
  for (const type of types) CHECKS.get(type)?.(value, place);
  member.each(value, "refinedBy", place, (it, path) => checkSelector(it, path));
}

const checkValue: Check = (it, place) => {
  member.oneText(it, "value", place);
};

/** Sections 4.2.5 and 4.2.6: whole numbers, the end not before the start. */
const checkPosition: Check = (it, place) => {
  const [start, end] = ["start", "end"].map((name) => {
    const value = member.exactlyOne(it, name, place);
    const isCount = typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    return isCount ? value : refuse(`${place}.${name}`, "notCount");
  }) as [number, number];
  if (start > end) refuse(`${place}.end`, "endBeforeStart", { start, end });
};

const checkFragment: Check = (it, place) => {
  checkValue(it, place);
  member.atMostOneIri(it, "conformsTo", place);
};

const checkQuote: Check = (it, place) => {
  member.oneText(it, "exact", place);
  member.atMostOneText(it, "prefix", place);
  member.atMostOneText(it, "suffix", place);
};

/** The picture is in `value`, or elsewhere at the `id`. */
const checkSvg: Check = (it, place) => {
  member.atMostOneText(it, "value", place);
  if (valuesOf(it, "value").length === 0) member.oneIri(it, "id", place);
};

const checkRange: Check = (it, place) => {
  for (const name of ["startSelector", "endSelector"]) {
    checkSelector(member.exactlyOne(it, name, place), `${place}.${name}`);
  }
};

const checkTime: Check = (it, place) => {
  member.times(it, "sourceDate", place);
  member.atMostOneTime(it, "sourceDateStart", place);
  member.atMostOneTime(it, "sourceDateEnd", place);
  member.iris(it, "cached", place);
};

const CHECKS: ReadonlyMap<Json, Check> = new Map<Json, Check>([
  ["FragmentSelector", checkFragment], // 4.2.1
  ["CssSelector", checkValue], // 4.2.2
  ["XPathSelector", checkValue], // 4.2.3
  ["TextQuoteSelector", checkQuote], // 4.2.4
  ["TextPositionSelector", checkPosition], // 4.2.5
  ["DataPositionSelector", checkPosition], // 4.2.6
  ["SvgSelector", checkSvg], // 4.2.7
  ["RangeSelector", checkRange], // 4.2.8
  ["TimeState", checkTime], // 4.3.1
  ["HttpRequestState", checkValue], // 4.3.2
]);
