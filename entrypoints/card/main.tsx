import { languageOf } from "@/lib/library/language";
import type { FromCard, ToCard } from "@/lib/messages/contract";
import { readState } from "@/lib/published/changes";
import { send } from "@/lib/messages/send";
import { DEFAULT_SETTINGS } from "@/lib/settings/settings";
import "@/components/style.css";
import { CardApp } from "./card-app";
import { CardData } from "./card-data";
import { CardDrafts } from "./card-drafts";
import "./style.css";

/**
 * The card listens to the first port that comes with a nonce which the background knows from this
 * extension's own content script. Anybody else who frames this page, or posts to it, sees an empty
 * page.
 */
function listen(): void {
  const onMessage = async ({ data, ports: [port] }: MessageEvent<unknown>): Promise<void> => {
    const nonce = (data as { nonce?: unknown } | null)?.nonce;
    if (typeof nonce !== "string" || !port) return;
    const [isOurs, state, settings, drafts] = await Promise.all([
      send("card.claim", { nonce }).catch(() => false),
      // The state is read before the settings, so that a change in between is noticed.
      readState(),
      send("settings.get", {}).catch(() => DEFAULT_SETTINGS),
      CardDrafts.read(),
    ]);
    if (!isOurs) return;
    removeEventListener("message", onMessage);
    const say = (message: FromCard): void => port.postMessage(message);
    const app = new CardApp({
      root: document.body,
      language: languageOf(settings),
      data: new CardData(settings, state.edition),
      state,
      drafts,
      say,
    });
    port.onmessage = (event: MessageEvent<ToCard>) => app.hear(event.data);
  };
  addEventListener("message", onMessage);
}

listen();
