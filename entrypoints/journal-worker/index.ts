/**
 * The worker that holds the journal's files: in Chromium of the offscreen document, in Firefox of the background page.
 * An unlisted script, because a worker is started by its address.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import type { Annotation } from "@/lib/annotation/model";
import { HEAD_BYTES, backupPieces } from "@/lib/exchange/backup";
import type { JournalRequest } from "@/lib/journal/contract";
import { JournalService } from "@/lib/journal/journal-service";

export default defineUnlistedScript(() => {
  const service = new JournalService((values, beside) => ({
    headBytes: HEAD_BYTES,
    pieces: backupPieces({ annotations: values as readonly Annotation[], ...beside }),
  }));
  addEventListener("message", ({ data, ports: [port] }: MessageEvent<JournalRequest>) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a MessagePort has none
    void service.answer(data).then((answer) => port?.postMessage(answer));
  });
});
