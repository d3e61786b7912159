import type { JSX } from "preact";
import { CitePanel } from "@/components/report/cite-panel";
import { useResource } from "@/components/use-resource";
import { citableOf } from "@/lib/citation/citable";
import { UNKNOWN_SOURCE } from "@/lib/citation/source";
import { settle } from "@/lib/library/notes";
import { watchChanges } from "@/lib/published/changes";
import { send } from "@/lib/messages/send";
import type { DocumentRecords } from "@/lib/store/shapes";

export interface CiteProps {
  readonly of: DocumentRecords;
  /** The id of the passage to cite, or null for the whole document. */
  readonly passage: string | null;
}

/**
 * The citation of a document or of one of its passages, with what the user has entered about the
 * source.
 */
export function Cite({
  of: {
    document: { id: document },
    passages,
  },
  passage,
}: CiteProps): JSX.Element {
  const { resource } = useResource(() => send("settings.get", {}), watchChanges);
  const known = resource.kind === "ready" ? resource.value.sources[document] : undefined;
  const part = passages.find(({ id }) => id === passage) ?? null;
  return (
    <CitePanel
      citable={citableOf(document, passages, part)}
      source={known ?? UNKNOWN_SOURCE}
      onSource={(details) => settle(send("source.set", { document, details }))}
    />
  );
}
