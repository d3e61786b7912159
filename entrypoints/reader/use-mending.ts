import { useState } from "preact/hooks";
import { termAddress } from "@/lib/document/address";
import type { LintFault } from "@/lib/glossary/lint";
import { type DoneMend, mended } from "@/lib/glossary/mend-glossary";
import { changeTerms } from "@/lib/library/change-entry";
import { failureOf } from "@/lib/library/change-records";
import type { Library } from "@/lib/library/library";
import type { Outcome } from "@/lib/messages/outcomes";
import { makeQueue } from "@/lib/slices/in-turn";
import type { DocumentRecords } from "@/lib/store/shapes";

/** Puts right what is doubtful, one after another. Each is a change of its own, which can be undone. */
export function useMending(
  library: Library,
  of: DocumentRecords,
): {
  readonly mend: (doubt: LintFault, mend: DoneMend) => void;
  /** The doubts that are being put right, by their names. */
  readonly busy: ReadonlySet<string>;
  readonly failure: Outcome;
} {
  const [inTurn] = useState(makeQueue);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Outcome>(null);
  const mend = (doubt: LintFault, way: DoneMend): void => {
    const key = keyOf(doubt);
    setBusy((it) => new Set([...it, key]));
    void inTurn(async () => {
      const moving = notesThatMove(library, of, way);
      const result = await changeTerms(of, (terms) => mended(terms, way), moving);
      setFailure(failureOf(result));
      setBusy((it) => new Set([...it].filter((other) => other !== key)));
    });
  };
  return { mend, busy, failure };
}

/** The notes on a term that becomes a part of another one. */
function notesThatMove(
  library: Library,
  { document: { id } }: DocumentRecords,
  mend: DoneMend,
): Parameters<typeof changeTerms>[2] {
  if (mend.kind !== "merge") return [];
  const source = termAddress(id, mend.into);
  return library
    .notesOn(termAddress(id, mend.from))
    .filter(({ target, damage }) => target.source === termAddress(id, mend.from) && !damage)
    .map((before) => ({ before, source }));
}

/** What a doubt is about, as a name of it. */
export function keyOf(doubt: LintFault): string {
  return JSON.stringify(doubt);
}
