import type { Annotation } from "../annotation/model";
import { whole } from "../glossary/stored-entries";
import type { Outcome } from "../messages/outcomes";
import { readAddressRules } from "../private/originals";
import { comparedJournal } from "../private/safety";
import { RequestError, send } from "../messages/send";
import {
  allAnnotations,
  allFigures,
  allPassages,
  allTerms,
  allTimeline,
  installedEdition,
  notesMark,
} from "../store/read";
import type { FigureRecord, PassageRecord, TermRecord, TimelineRecord } from "../store/shapes";
import { settle } from "./notes";

/** All that the store holds, as the extension's own pages show it. */
export interface Library {
  readonly terms: readonly TermRecord[];
  readonly passages: readonly PassageRecord[];
  readonly figures: readonly FigureRecord[];
  readonly timeline: readonly TimelineRecord[];
  readonly annotations: readonly Annotation[];
  /** How many records of the bundled data are none, and are left out. */
  readonly leftOut: number;
  /** ISO 8601: notes from before have addresses by earlier rules (`isOnPage`). */
  readonly notesSince: string;
  /** Why this build's own data could not be installed, where an earlier edition is shown instead. */
  readonly warning: string | null;
  /** Why the notes may not be all that there are: their two copies cannot be compared. */
  readonly notesTrouble: Outcome;
}

/**
 * Reads the store, after the background has brought this build's data in, if that is not in it.
 *
 * @throws StoreError, or RequestError where there is no edition at all to show
 */
export async function loadLibrary(): Promise<Library> {
  const warning = await bringIn();
  const notesTrouble = await notesReady();
  const [terms, passages, figures, timeline, annotations, rules] = await Promise.all([
    allTerms(),
    allPassages(),
    allFigures(),
    allTimeline(),
    allAnnotations(),
    readAddressRules(),
  ]);
  const notesSince = rules?.since ?? "";
  const bundled = {
    terms: whole("term", terms),
    passages: whole("passage", passages),
    figures: whole("figure", figures),
    timeline: whole("item", timeline),
  };
  const stored = [terms, passages, figures, timeline];
  const leftOut = countOf(stored) - countOf(Object.values(bundled));
  return { ...bundled, annotations, leftOut, notesSince, warning, notesTrouble };
}

function countOf(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}

/** Notes are read once both copies of them have been compared; that was done if it was since the browser's start. */
async function notesReady(): Promise<Outcome> {
  const [compared, mark] = await Promise.all([comparedJournal(), notesMark()]);
  const isKnown = compared !== null && mark !== null;
  return isKnown ? null : settle(send("notes.ready", {}));
}

async function bringIn(): Promise<string | null> {
  const installed = await installedEdition();
  // The background looks after what it has published too; nobody need wait for that.
  const ready = send("bundle.ready", {});
  if (installed === __EDITION__) {
    ready.catch(() => {});
    return null;
  }
  try {
    await ready;
    return null;
  } catch (error) {
    const isRefused = error instanceof RequestError && error.trouble === "refused";
    if (isRefused && installed !== null) return error.message;
    throw error;
  }
}
