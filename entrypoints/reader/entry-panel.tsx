import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { placeName } from "@/components/place-name";
import { RelationButtons } from "@/components/terms/relation-list";
import { isTyping } from "@/components/is-typing";
import { passagesOf } from "@/lib/glossary/term";
import type { Library } from "@/lib/library/library";
import type { TermAddress } from "@/lib/document/address";
import { hashOf, passageRoute, termRoute } from "@/lib/route/route";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";
import { Entry } from "./term-view";

/**
 * A term's entry beside the text: at the right where there is room, otherwise a sheet from below.
 * Enter moves the focus into it, and Escape closes it.
 */
export function EntryPanel({
  library,
  of,
  term,
  onOpen,
  onStep,
  onClose,
}: {
  library: Library;
  of: DocumentRecords;
  term: TermRecord;
  onOpen: (address: TermAddress) => void;
  /** Goes to the next place of a term in the text, or to the one before. */
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}): JSX.Element {
  const { t } = useLocale();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, [term.id]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event)) return;
      if (event.key === "Escape") onClose();
      else if (event.key === "Enter" && isOnNothing(event)) panel.current?.focus();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  const page = termRoute(term);
  return (
    <aside class="entry-panel" aria-label={term.form} ref={panel} tabIndex={-1}>
      <div class="panel-bar row">
        <BarButton icon="previous" label={t("previousTerm")} keys="[" onPress={() => onStep(-1)} />
        <BarButton icon="next" label={t("nextTerm")} keys="]" onPress={() => onStep(1)} />
        <a class="icon-button" href={hashOf(page)} aria-label={t("termPage")} title={t("termPage")}>
          <Icon name="open" />
        </a>
        <BarButton icon="close" label={t("close")} keys="Escape" onPress={onClose} />
      </div>
      <Entry library={library} of={of} term={term} />
      <Places of={of} term={term} />
      {term.related.length > 0 && (
        <section aria-label={t("relations")}>
          <h2>
            <a href={hashOf({ document: term.document, view: "relations", term: term.id })}>
              {t("relations")}
            </a>
          </h2>
          <RelationButtons related={term.related} onOpen={onOpen} />
        </section>
      )}
    </aside>
  );
}

/** Whether a key goes to no control: to the page, or to a view or a place that was gone to. */
function isOnNothing({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.matches("body, [tabindex='-1']");
}

function BarButton({
  icon,
  label,
  keys,
  onPress,
}: {
  icon: IconName;
  label: string;
  keys: string;
  onPress: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keys})`}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}

/** Links to the passages that have the term, unless its definition names them all. */
function Places({ of, term }: { of: DocumentRecords; term: TermRecord }): JSX.Element | null {
  const { t } = useLocale();
  const ids = passagesOf(term);
  if (ids.every((id) => term.sources.includes(id))) return null;
  return (
    <section class="places" aria-label={t("concordance")}>
      <h2>{t("concordance")}</h2>
      <p class="row">
        {of.passages
          .filter(({ id }) => ids.includes(id))
          .map((it) => (
            <a key={it.id} href={hashOf(passageRoute(it))}>
              {placeName(it, t)}
            </a>
          ))}
      </p>
    </section>
  );
}
