import type { Translate } from "@/lib/i18n/translate";
import type { Passage } from "@/lib/report/report";

/** What a passage is called: its number among its own kind. */
export function placeName({ id, role }: Passage, t: Translate): string {
  const number = id.replace(/^\D+/u, "");
  if (role === "paragraph") return t("paragraph", { number });
  if (role === "caption") return t("caption", { number });
  return t("heading");
}
