import { pageSign } from "@/lib/annotation/page-address";
import { publish, readPublished } from "@/lib/messages/published";
import { isOwnAddress } from "@/lib/report/address";
import { annotatedSubjects, notesMark } from "@/lib/store/read";
import { makeQueue } from "./in-turn";

/** One after another: of two at once, the one that read first could publish last. */
const inTurn = makeQueue();

/** Says to everybody that notes have changed, and which pages have some. */
export function publishNotes(): Promise<void> {
  return inTurn(publishNow);
}

async function publishNow(): Promise<void> {
  const [pages, mark, { notes }] = await Promise.all([
    annotatedPages(),
    notesMark(),
    readPublished(),
  ]);
  await publish({ notes: { revision: notes.revision + 1, pages, mark } });
}

async function annotatedPages(): Promise<string[]> {
  const subjects = await annotatedSubjects();
  return subjects.filter((subject) => !isOwnAddress(subject)).map(pageSign);
}
