import { pageSign } from "@/lib/annotation/page-address";
import { publish, readPublished } from "@/lib/messages/published";
import { isOwnAddress } from "@/lib/report/address";
import { annotatedSubjects } from "@/lib/store/read";

let last: Promise<void> = Promise.resolve();

/**
 * Says to everybody that notes have changed, and which pages have some.
 * One after another: of two at once, the one that read first could publish last.
 */
export function publishNotes(): Promise<void> {
  last = last.then(publishNow, publishNow);
  return last;
}

/** Publishes the list if it is not as it should be: the background may have died before it could. */
export async function healPublishedNotes(): Promise<void> {
  const [pages, { notes }] = await Promise.all([annotatedPages(), readPublished()]);
  const isTold = notes.revision > 0 && pages.toSorted().join() === notes.pages.toSorted().join();
  if (!isTold) await publishNotes();
}

async function publishNow(): Promise<void> {
  const [pages, { notes }] = await Promise.all([annotatedPages(), readPublished()]);
  await publish({ notes: { revision: notes.revision + 1, pages } });
}

async function annotatedPages(): Promise<string[]> {
  const subjects = await annotatedSubjects();
  return subjects.filter((subject) => !isOwnAddress(subject)).map(pageSign);
}
