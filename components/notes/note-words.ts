import type { Translate } from "@/lib/i18n/translate";
import type { Passage } from "@/lib/document/passage";
import { placeName } from "../place-name";

/** The words for the subjects of notes, in the language of the interface. */
export function noteWords(t: Translate): {
  readonly placeName: (passage: Passage) => string;
  readonly unknown: string;
} {
  return { placeName: (passage) => placeName(passage, t), unknown: t("unknownSource") };
}
