/**
 * The worker that parses long notes for the pages that show them. It is an unlisted script, because
 * a worker is started by its address.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { parseMarkdown } from "@/lib/markdown/parse";

export default defineUnlistedScript(() => {
  addEventListener("message", ({ data }: MessageEvent<string>) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
    postMessage(parseMarkdown(data));
  });
});
