import type { JSX } from "preact";
import { CitePanel } from "@/components/report/cite-panel";
import { useResource } from "@/components/use-resource";
import { citableOf } from "@/lib/citation/citable";
import { changeItem } from "@/lib/library/change-item";
import { failureOf } from "@/lib/library/change-records";
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
    document: { id, item },
    passages,
  },
  passage,
}: CiteProps): JSX.Element {
  const { resource } = useResource(() => send("settings.get", {}), watchChanges);
  const entered = resource.kind === "ready" ? resource.value.sources[id] : undefined;
  const part = passages.find((it) => it.id === passage) ?? null;
  return (
    <CitePanel
      key={id}
      citable={citableOf(item, passages, part, entered)}
      onSource={async (details) => failureOf(await changeItem(id, { details }))}
    />
  );
}
