/** Dated copies of everything the user has made, beside the journal: what was deleted or spoilt last week is still in one. */
import { makeBackup } from "@/lib/exchange/backup";
import { readPublished } from "@/lib/messages/published";
import { readSettings } from "@/lib/messages/stored-settings";
import { copyName, partsOf, superfluous } from "@/lib/exchange/copy-names";
import { allAnnotations, notesMark } from "@/lib/store/read";
import { journal } from "./note-journal";

let last: Promise<void> = Promise.resolve();

/** Makes today's copy, unless there is one or nothing has changed since the last; lets go of the oldest. */
export function copyWhenDue(): Promise<void> {
  last = last.then(copyNow, copyNow);
  return last;
}

async function copyNow(): Promise<void> {
  const mark = await notesMark();
  if (!mark || mark.seq === 0) return;
  const names = (await journal("copies.list", null)).map(({ name }) => name);
  const name = copyName(new Date(), mark.seq);
  const isThere = names.some((it) => {
    const parts = partsOf(it);
    return parts?.date === partsOf(name)?.date || parts?.seq === mark.seq;
  });
  if (isThere) return;
  const [annotations, settings, { met }] = await Promise.all([
    allAnnotations(),
    readSettings(),
    readPublished(),
  ]);
  await journal("copies.write", { name, text: makeBackup({ annotations, settings, met }) });
  for (const it of superfluous([...names, name])) await journal("copies.delete", it);
}
