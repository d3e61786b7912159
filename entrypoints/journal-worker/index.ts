/**
 * The worker that holds the journal's files. It belongs to the offscreen document in Chromium and
 * to the background page in Firefox. It is an unlisted script, because a worker is started by its
 * address.
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
