import type { JSX } from "preact";
import { Icon, type IconName } from "@/components/icon";
import { useLocale } from "@/components/locale";
import type { DocumentId } from "@/lib/document/address";
import type { MessageKey } from "@/lib/i18n/translate";
import { type Route, hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { Outline } from "./outline";

interface Entry {
  readonly title: MessageKey;
  readonly icon: IconName;
  readonly route: Route;
  readonly count?: number;
}

/** The parts of a document. */
function partsOf({ document: { id }, terms, figures, timeline }: DocumentRecords): Entry[] {
  const document: DocumentId = id;
  const facts = figures.length + timeline.length;
  return [
    { title: "viewText", icon: "text", route: { document, view: "text", passage: null } },
    {
      title: "viewTerms",
      icon: "terms",
      route: { document, view: "terms", order: "pinyin" },
      count: terms.length,
    },
    {
      title: "viewFacts",
      icon: "facts",
      route: { document, view: "facts", fact: null },
      count: facts,
    },
    { title: "viewGraph", icon: "relations", route: { document, view: "relations", term: null } },
  ];
}

/** The views that do not belong to a document. */
const OTHERS: readonly Entry[] = [
  { title: "viewNotes", icon: "note", route: { view: "notes" } },
  { title: "viewSafety", icon: "safety", route: { view: "safety" } },
];

/** Names the document, and leads to its parts, its sections, the notes and their safety. */
export function Sidebar({
  of,
  route,
  visit,
  noteCount,
  isOpen,
}: {
  of: DocumentRecords | null;
  route: Route;
  /** Changes whenever another view is shown. */
  visit: number;
  /** Null until it is known. */
  noteCount: number | null;
  /** Whether it is shown in a narrow window, where it lies over the view. */
  isOpen: boolean;
}): JSX.Element {
  const { t } = useLocale();
  const view = route.view === "term" ? "terms" : route.view;
  const others = OTHERS.map((it) =>
    it.route.view === "notes" && noteCount !== null ? { ...it, count: noteCount } : it,
  );
  return (
    <section id="sidebar" class={isOpen ? "sidebar open" : "sidebar"} aria-label={t("menu")}>
      {of && (
        <>
          <p class="document-name" lang="zh-CN">
            {of.document.title}
          </p>
          <Links label={t("documentParts")} name="parts" entries={partsOf(of)} view={view} />
          <Outline passages={of.passages} visit={visit} />
        </>
      )}
      <Links label={t("appName")} name="others" entries={others} view={view} />
    </section>
  );
}

function Links({
  label,
  name,
  entries,
  view,
}: {
  label: string;
  name: string;
  entries: readonly Entry[];
  view: Route["view"];
}): JSX.Element {
  const { t, language } = useLocale();
  return (
    <nav class={name} aria-label={label}>
      {entries.map(({ title, icon, route, count }) => (
        <a key={title} href={hashOf(route)} aria-current={route.view === view ? "page" : undefined}>
          <Icon name={icon} />
          <span>{t(title)}</span>
          {count !== undefined && <span class="count">{count.toLocaleString(language)}</span>}
        </a>
      ))}
    </nav>
  );
}
