/** The journal's service in a worker of a test page, with real files. */
import type { Annotation } from "@/lib/annotation/model";
import { HEAD_BYTES, backupPieces } from "@/lib/exchange/backup";
import type { JournalRequest } from "@/lib/journal/contract";
import { JournalService } from "@/lib/journal/journal-service";

const service = new JournalService((values, beside) => ({
  headBytes: HEAD_BYTES,
  pieces: backupPieces({ annotations: values as readonly Annotation[], ...beside }),
}));
addEventListener("message", ({ data, ports: [port] }: MessageEvent<JournalRequest>) => {
  void service.answer(data).then((answer) => port?.postMessage(answer));
});
