/** The journal's service in a worker of a test's page, with real files. */
import type { JournalRequest } from "@/lib/journal/contract";
import { JournalService } from "@/lib/journal/journal-service";

const service = new JournalService();
addEventListener("message", ({ data, ports: [port] }: MessageEvent<JournalRequest>) => {
  void service.answer(data).then((answer) => port?.postMessage(answer));
});
