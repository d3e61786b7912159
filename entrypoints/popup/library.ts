import { useEffect, useState } from "preact/hooks";
import type { Annotation } from "@/lib/annotation/model";
import { watchPublished } from "@/lib/messages/published";
import { send } from "@/lib/messages/send";
import { type Searchable, makeSearchable } from "@/lib/search/search";
import { allAnnotations, allPassages, allTerms } from "@/lib/store/read";
import type { PassageRecord, TermRecord } from "@/lib/store/shapes";
import type { TroubleInfo } from "@/components/trouble-notice";
import { troubleInfo } from "./trouble-info";

/** Everything the popup can show, ready to be searched. */
export interface Library {
  readonly terms: readonly TermRecord[];
  readonly passages: readonly PassageRecord[];
  readonly annotations: readonly Annotation[];
  readonly searchable: Searchable<TermRecord, PassageRecord>;
}

export type LibraryState =
  | { readonly kind: "loading" }
  | { readonly kind: "trouble"; readonly info: TroubleInfo }
  | { readonly kind: "ready"; readonly library: Library };

/** Reads the store, and again whenever notes or the bundled data change. */
export function useLibrary(): { state: LibraryState; reload: () => void } {
  const [state, setState] = useState<LibraryState>({ kind: "loading" });
  const [round, setRound] = useState(0);
  const reload = (): void => setRound((it) => it + 1);
  useEffect(() => {
    const controller = new AbortController();
    load().then(
      (library) => !controller.signal.aborted && setState({ kind: "ready", library }),
      (error: unknown) =>
        !controller.signal.aborted && setState({ kind: "trouble", info: troubleInfo(error) }),
    );
    return () => controller.abort();
  }, [round]);
  useEffect(() => {
    const controller = new AbortController();
    watchPublished(controller.signal, reload);
    return () => controller.abort();
  }, []);
  return { state, reload };
}

async function load(): Promise<Library> {
  // Directly after the installation the background is still bringing the report in.
  await send("bundle.ready", {});
  const [terms, passages, annotations] = await Promise.all([
    allTerms(),
    allPassages(),
    allAnnotations(),
  ]);
  return { terms, passages, annotations, searchable: makeSearchable(terms, passages, annotations) };
}
