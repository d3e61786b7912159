import { ADDRESS_RULES, pageSign } from "@/lib/annotation/page-address";
import { publish, readPublished } from "@/lib/messages/published";
import { isOwnAddress } from "@/lib/report/address";
import { annotatedSubjects, notesMark } from "@/lib/store/read";
import { indexAnew } from "@/lib/store/write";
import { makeQueue } from "./in-turn";

/** One after another: of two at once, the one that read first could publish last. */
const inTurn = makeQueue();

/** Says to everybody that notes have changed, and which pages have some. */
export function publishNotes(): Promise<void> {
  return inTurn(publishNow);
}

async function publishNow(): Promise<void> {
  const { notes } = await readPublished();
  const isByRules = notes.rules === ADDRESS_RULES;
  if (!isByRules) await indexAnew();
  const [pages, mark] = await Promise.all([annotatedPages(), notesMark()]);
  const since = (isByRules && notes.since) || new Date().toISOString();
  const revision = notes.revision + 1;
  await publish({ notes: { revision, pages, mark, rules: ADDRESS_RULES, since } });
}

async function annotatedPages(): Promise<string[]> {
  const subjects = await annotatedSubjects();
  return subjects.filter((subject) => !isOwnAddress(subject)).map(pageSign);
}
