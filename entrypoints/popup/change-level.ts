import { settle } from "@/lib/library/notes";
import { send } from "@/lib/messages/send";
import type { Outcome } from "@/lib/messages/outcomes";
import type { Level } from "@/lib/settings/page-settings";

/**
 * Changes how much is lit: on one site alone, or on all sites without a level of their own.
 *
 * @returns why it could not be stored; null if it was
 */
export function changeLevel(host: string, level: Level, isOnlyHere: boolean): Promise<Outcome> {
  return settle(
    isOnlyHere ? send("site.level", { host, level }) : send("settings.change", { level }),
  );
}
