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
 * Reads the store, after the background has brought this build's data in.
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
  try {
    await send("bundle.ready", {});
    return null;
  } catch (error) {
    const isRefused = error instanceof RequestError && error.trouble === "refused";
    if (isRefused && (await installedEdition()) !== null) return error.message;
    throw error;
  }
}
