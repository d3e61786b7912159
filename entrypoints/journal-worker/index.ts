/**
 * The worker that holds the journal's files. It belongs to the offscreen document in Chromium and
 * to the background page in Firefox. It is an unlisted script, because a worker is started by its
 * address.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import type { Annotation } from "@/lib/annotation/model";
import { HEAD_BYTES, backupPieces } from "@/lib/exchange/backup";
import type { JournalRequest } from "@/lib/journal/contract";
import { type LibraryRecord, isLibraryRecord } from "@/lib/record/record";
import { JournalService } from "@/lib/journal/journal-service";
import { answerWith } from "@/lib/worker/answer";

type Kept = Annotation | LibraryRecord;

/** The records of the library and the notes among these values. */
function parted(values: readonly Kept[]): [LibraryRecord[], Annotation[]] {
  const library: LibraryRecord[] = [];
  const notes: Annotation[] = [];
  for (const it of values) {
    if (isLibraryRecord(it)) library.push(it);
    else notes.push(it);
  }
  return [library, notes];
}

export default defineUnlistedScript(() => {
  const service = new JournalService((values, beside) => {
    const [library, annotations] = parted(values as readonly Kept[]);
    // The delivered files are beside the copies already.
    const pieces = backupPieces({ annotations, library, ...beside });
    return { headBytes: HEAD_BYTES, pieces };
  });
  answerWith((request: JournalRequest) => service.answer(request));
});
