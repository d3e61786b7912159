import type { Translate } from "@/lib/i18n/translate";
import type { Passage } from "@/lib/document/passage";

/** The name of a passage: its number among the passages of its role. */
export function placeName({ id, role }: Passage, t: Translate): string {
  const number = id.replace(/^\D+/u, "");
  if (role === "paragraph") return t("paragraph", { number });
  if (role === "caption") return t("caption", { number });
  if (role === "item") return t("item", { number });
  if (role === "note") return t("footnote", { number });
  if (role === "cell") return t("cell", { number });
  return t("heading");
}
