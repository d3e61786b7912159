import type { JSX } from "preact";
import { CitePanel } from "@/components/report/cite-panel";
import { useResource } from "@/components/use-resource";
import { citableOf } from "@/lib/citation/citable";
import { UNKNOWN_SOURCE } from "@/lib/citation/source";
import type { Library } from "@/lib/library/library";
import { settle } from "@/lib/library/notes";
import { watchChanges } from "@/lib/published/changes";
import { send } from "@/lib/messages/send";

export interface CiteProps {
  readonly library: Library;
  readonly report: string;
  /** Id of the passage to cite, or null for the whole report. */
  readonly passage: string | null;
}

/** The citation of a report or of one of its passages, with what the user has entered of the source. */
export function Cite({ library, report, passage }: CiteProps): JSX.Element {
  const { resource } = useResource(() => send("settings.get", {}), watchChanges);
  const known = resource.kind === "ready" ? resource.value.sources[report] : undefined;
  const passages = library.passages.filter((it) => it.report === report);
  const part = passages.find(({ id }) => id === passage) ?? null;
  return (
    <CitePanel
      citable={citableOf(report, passages, part)}
      source={known ?? UNKNOWN_SOURCE}
      onSource={(details) => settle(send("source.set", { report, details }))}
    />
  );
}
