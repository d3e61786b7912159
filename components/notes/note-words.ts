import type { Translate } from "@/lib/i18n/translate";
import type { Passage } from "@/lib/report/report";
import { placeName } from "../place-name";

/** What notes are said to be on, in the reader's language. */
export function noteWords(t: Translate): {
  readonly placeName: (passage: Passage) => string;
  readonly unknown: string;
} {
  return { placeName: (passage) => placeName(passage, t), unknown: t("unknownSource") };
}
