import type { Annotation } from "../annotation/model";
import { RequestError, send } from "../messages/send";
import {
  allAnnotations,
  allFigures,
  allPassages,
  allTerms,
  allTimeline,
  installedEdition,
} from "../store/read";
import type { FigureRecord, PassageRecord, TermRecord, TimelineRecord } from "../store/shapes";

/** All that the store holds, as the extension's own pages show it. */
export interface Library {
  readonly terms: readonly TermRecord[];
  readonly passages: readonly PassageRecord[];
  readonly figures: readonly FigureRecord[];
  readonly timeline: readonly TimelineRecord[];
  readonly annotations: readonly Annotation[];
  /** Why this build's own data could not be installed, where an earlier edition is shown instead. */
  readonly warning: string | null;
}

/**
 * Reads the store, after the background has brought this build's data in, if that is not in it.
 *
 * @throws StoreError, or RequestError where there is no edition at all to show
 */
export async function loadLibrary(): Promise<Library> {
  const warning = await bringIn();
  const [terms, passages, figures, timeline, annotations] = await Promise.all([
    allTerms(),
    allPassages(),
    allFigures(),
    allTimeline(),
    allAnnotations(),
  ]);
  return { terms, passages, figures, timeline, annotations, warning };
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
