/**
 * Runs in every page and frame. This is an unlisted script, added to the manifest by hand. WXT's
 * own wrapper for content scripts posts a message and fires an event in the page. Both have the
 * extension's id in their names, and the wrapper ends the script when the page fires that event
 * itself.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { aliveSignal } from "./alive-signal";
import { PageSession } from "./page-session";

export default defineUnlistedScript(() => {
  new PageSession(document, aliveSignal()).start();
});
