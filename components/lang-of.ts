import type { Language } from "@/lib/i18n/translate";

/** As much of a text as is looked at, in UTF-16 code units. */
const SAMPLE_UNITS = 1000;

/**
 * How a user's text or a quotation is marked in an interface that is not Chinese: without a mark its
 * quotation marks would be narrow. In a Chinese interface, no mark is needed.
 */
export function langOf(text: string, language: Language): "zh-CN" | undefined {
  if (language !== "en") return undefined;
  const sample = text.slice(0, SAMPLE_UNITS);
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return han > latin ? "zh-CN" : undefined;
}
