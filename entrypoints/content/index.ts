import { defineContentScript } from "wxt/utils/define-content-script";
import { PageSession } from "./page-session";
import "./style.css";

export default defineContentScript({
  matches: ["http://*/*", "https://*/*"],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: "document_idle",
  main(context) {
    new PageSession(document, context.signal).start();
  },
});
