/** The bundled data in its raw form. Nothing of it is trusted before it has been parsed. */
import reportText from "./report/000_0cdc80942cc487f2.txt?raw";
import activities from "./glossary/activities.yaml";
import brands from "./glossary/brands.yaml";
import concepts from "./glossary/concepts.yaml";
import documents from "./glossary/documents.yaml";
import events from "./glossary/events.yaml";
import figures from "./glossary/figures.yaml";
import institutions from "./glossary/institutions.yaml";
import mechanisms from "./glossary/mechanisms.yaml";
import places from "./glossary/places.yaml";
import programmes from "./glossary/programmes.yaml";
import slogans from "./glossary/slogans.yaml";
import timeline from "./glossary/timeline.yaml";
import type { DocumentId } from "@/lib/document/address";

export const bundle = {
  report: { id: "fuzhou-jiguan-dangjian" as DocumentId, text: reportText },
  glossary: {
    entries: [
      concepts,
      slogans,
      programmes,
      mechanisms,
      brands,
      activities,
      institutions,
      places,
      documents,
      events,
    ].flat() as unknown,
    figures,
    timeline,
  },
};
