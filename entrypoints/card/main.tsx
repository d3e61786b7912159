import { browser } from "wxt/browser";
import { languageFor } from "@/lib/i18n/translate";
import type { FromCard, ToCard } from "@/lib/messages/contract";
import { send } from "@/lib/messages/send";
import "@/components/style.css";
import { CardApp } from "./card-app";
import "./style.css";

/**
 * The first port that comes with a nonce which the background knows from our own content script
 * is the one that this card listens to. Anybody else who frames this page, or posts to it, sees an
 * empty page.
 */
function listen(): void {
  const onMessage = async ({ data, ports: [port] }: MessageEvent<unknown>): Promise<void> => {
    const nonce = (data as { nonce?: unknown } | null)?.nonce;
    if (typeof nonce !== "string" || !port) return;
    if (!(await send("card.claim", { nonce }).catch(() => false))) return;
    removeEventListener("message", onMessage);
    const say = (message: FromCard): void => port.postMessage(message);
    const app = new CardApp(document.body, languageFor(browser.i18n.getUILanguage()), say);
    port.onmessage = (event: MessageEvent<ToCard>) => app.hear(event.data);
  };
  addEventListener("message", onMessage);
}

listen();
