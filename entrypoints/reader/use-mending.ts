import { useState } from "preact/hooks";
import { termAddress } from "@/lib/document/address";
import type { Doubt } from "@/lib/record/doubt-name";
import { type DoneMend, mended } from "@/lib/glossary/mend-glossary";
import { changeTerms } from "@/lib/library/change-entry";
import { setDoubtAside } from "@/lib/library/change-item";
import { type ChangeResult, failureOf } from "@/lib/library/change-records";
import type { Library } from "@/lib/library/library";
import type { Outcome } from "@/lib/messages/outcomes";
import { makeQueue } from "@/lib/slices/in-turn";
import type { DocumentRecords } from "@/lib/store/shapes";

/** What is done about doubts, one after another. Each is a change of its own, which can be undone. */
export interface Mending {
  readonly mend: (doubt: Doubt, mend: DoneMend) => void;
  /** Sets a doubt aside, or brings it back. */
  readonly setAside: (doubt: Doubt, isAside: boolean) => void;
  /** The names of the doubts about which something is being done. */
  readonly busy: ReadonlySet<string>;
  readonly failure: Outcome;
}

export function useMending(library: Library, of: DocumentRecords): Mending {
  const [inTurn] = useState(makeQueue);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Outcome>(null);
  const act = ({ name }: Doubt, change: () => Promise<ChangeResult>): void => {
    setBusy((it) => new Set([...it, name]));
    void inTurn(async () => {
      const result = await change();
      setFailure(failureOf(result));
      setBusy((it) => new Set([...it].filter((other) => other !== name)));
    });
  };
  return {
    mend: (doubt, way) =>
      act(doubt, () =>
        changeTerms(of, (terms) => mended(terms, way), notesThatMove(library, of, way)),
      ),
    setAside: (doubt, isAside) =>
      act(doubt, () => setDoubtAside(of.document.id, doubt.name, isAside)),
    busy,
    failure,
  };
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
