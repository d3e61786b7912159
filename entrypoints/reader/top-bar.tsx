import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { Icon, type IconName } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { passagesOf } from "@/lib/glossary/term";
import type { Library } from "@/lib/library/library";
import type { Outcome } from "@/lib/messages/outcomes";
import type { DocumentRoute, Route } from "@/lib/route/route";
import type { DocumentRecords, PassageRecord } from "@/lib/store/shapes";
import { Cite } from "./cite";
import { KEYS_PANEL, KeysPanel, useKeysPanel } from "./keys-panel";
import { LookPanel } from "./look-panel";
import { Search } from "./reader-search";
import type { Look } from "./use-look";
import { usePlace } from "./use-place";

/** The bar above a view: where one is in the text, the search, the citation and the look. */
export function TopBar({
  library,
  of,
  route,
  visit,
  look,
  onLook,
  isMenuOpen,
  onMenu,
}: {
  library: Library | null;
  of: DocumentRecords | null;
  route: Route;
  /** Changes whenever another view is shown. */
  visit: number;
  look: Look;
  onLook: (changes: Partial<Look>) => Promise<Outcome>;
  isMenuOpen: boolean;
  onMenu: (isOpen: boolean) => void;
}): JSX.Element {
  const { t } = useLocale();
  useKeysPanel();
  return (
    <header class="top">
      <MenuButton isOpen={isMenuOpen} onToggle={onMenu} />
      {of && route.view === "text" ? (
        <PlaceInText passages={of.passages} visit={visit} />
      ) : (
        <span class="filler" />
      )}
      <Boundary of={[library]}>
        <Search library={library} />
      </Boundary>
      {of && "document" in route && (
        <BarPanel name="cite" icon="cite" label={t("cite")}>
          <Boundary of={[library, visit]}>
            <Cite of={of} passage={citedIn(route, of)} />
          </Boundary>
        </BarPanel>
      )}
      <BarPanel name="look" icon="letters" label={t("look")}>
        <LookPanel look={look} onChange={onLook} />
      </BarPanel>
      <BarPanel name={KEYS_PANEL} icon="keys" label={t("settingKeys")}>
        <KeysPanel isReview={route.view === "candidates"} />
      </BarPanel>
    </header>
  );
}

/** In a narrow window, shows and hides what leads to the views. */
function MenuButton({
  isOpen,
  onToggle,
}: {
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}): JSX.Element {
  const { t } = useLocale();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const menu = document.querySelector("#sidebar");
    // The menu is before the button, so the Tab key would not lead into it.
    menu?.querySelector<HTMLElement>("a")?.focus();
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key !== "Escape") return;
      button.current?.focus();
      onToggle(false);
    };
    // It covers the view.
    const onFocus = ({ target }: FocusEvent): void => {
      const isInside = target instanceof Node && menu?.contains(target);
      if (!isInside && target !== button.current) onToggle(false);
    };
    addEventListener("keydown", onKey, { signal });
    addEventListener("focusin", onFocus, { signal });
    return () => controller.abort();
  }, [isOpen]);
  return (
    <button
      ref={button}
      type="button"
      class="icon-button menu-button"
      aria-label={t("menu")}
      aria-expanded={isOpen}
      aria-controls="sidebar"
      onClick={() => onToggle(!isOpen)}
    >
      <Icon name={isOpen ? "close" : "menu"} />
    </button>
  );
}

/** The id of the passage that a citation names; null for the whole document. */
function citedIn(route: DocumentRoute, of: DocumentRecords): string | null {
  switch (route.view) {
    case "text":
      return route.passage;
    case "term": {
      const term = of.terms.find(({ id }) => id === route.term);
      return (term && passagesOf(term)[0]) ?? null;
    }
    case "facts":
      return [...of.figures, ...of.timeline].find(({ id }) => id === route.fact)?.passage ?? null;
    default:
      return null;
  }
}

/** A button of the bar, and the panel that it opens below the bar. */
function BarPanel({
  name,
  icon,
  label,
  children,
}: {
  /** The id of the panel. */
  name: string;
  icon: IconName;
  label: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <button
        type="button"
        class="icon-button"
        popovertarget={name}
        aria-label={label}
        title={label}
      >
        <Icon name={icon} />
      </button>
      <div id={name} class="bar-panel" popover="auto" role="group" aria-label={label}>
        {children}
      </div>
    </>
  );
}

/** The section and the paragraph that are being read. */
function PlaceInText({
  passages,
  visit,
}: {
  passages: readonly PassageRecord[];
  /** Changes whenever another view is shown. */
  visit: number;
}): JSX.Element | null {
  const { t } = useLocale();
  const place = usePlace(visit);
  if (place === null) return null;
  const paragraphs = passages.filter(({ role }) => role === "paragraph");
  const reached = passages.slice(0, passages.findIndex(({ id }) => id === place) + 1);
  const section = reached.findLast(({ role }) => role === "section");
  const last = reached.findLast(({ role }) => role === "paragraph");
  return (
    <p class="place-in-text">
      {section && <span lang="zh-CN">{section.text.replace(/——$/u, "")}</span>}
      {last && (
        <span class="count">
          {t("placeInText", { number: paragraphs.indexOf(last) + 1, count: paragraphs.length })}
        </span>
      )}
    </p>
  );
}
