/**
 * Dated copies of everything the user has made, beside the journal. What was deleted or spoilt last
 * week is still in one of them.
 */
import { readMet } from "@/lib/private/originals";
import { readSettings } from "@/lib/private/stored-settings";
import { copyName, partsOf, superfluous } from "@/lib/library/copy-names";
import { notesMark } from "@/lib/store/read";
import { makeQueue } from "@/lib/slices/in-turn";
import { journal } from "./journal-client";

const inTurn = makeQueue();

/**
 * The day whose copy is known to exist. The question comes after each change, when the worker is
 * busy writing changes.
 */
let doneFor: string | undefined;

/**
 * Makes today's copy, unless it exists or nothing has changed since the last one; deletes the
 * oldest ones.
 */
export function copyWhenDue(): Promise<void> {
  return inTurn(copyNow);
}

async function copyNow(): Promise<void> {
  const mark = await notesMark();
  if (!mark || mark.seq === 0) return;
  const name = copyName(new Date(), mark.seq);
  const today = partsOf(name)?.date;
  if (doneFor === today) return;
  const names = (await journal("copies.list", null)).map(({ name: it }) => it);
  const copies = names.flatMap((it) => partsOf(it) ?? []);
  if (copies.some(({ date }) => date === today)) doneFor = today;
  if (copies.some(({ date, seq }) => date === today || seq === mark.seq)) return;
  const [settings, met] = await Promise.all([readSettings(), readMet()]);
  await journal("copies.write", { name, beside: { settings, met } });
  doneFor = today;
  for (const it of superfluous([...names, name])) await journal("copies.delete", it);
}
