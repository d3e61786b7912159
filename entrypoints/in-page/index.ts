/**
 * Runs in every page and frame. An unlisted script, entered in the manifest by hand: WXT's own
 * wrapper for content scripts posts a message and fires an event in the page, both with the
 * extension's id in their names, and ends the script when the page fires that event itself.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { aliveSignal } from "./alive-signal";
import { PageSession } from "./page-session";

export default defineUnlistedScript(() => {
  new PageSession(document, aliveSignal()).start();
});
