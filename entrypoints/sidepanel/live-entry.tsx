import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import type { useSearchable } from "@/components/use-searchable";
import type { TermAddress } from "@/lib/document/address";
import { inOrderOf, isSameWord } from "@/lib/glossary/same-word";
import type { Library } from "@/lib/library/library";
import type { OpenedTerm } from "@/lib/messages/contract";
import type { Settings } from "@/lib/settings/settings";
import type { TermRecord } from "@/lib/store/shapes";
import { TermDetail } from "../popup/detail";
import { Nearest } from "../popup/nearest";
import type { Choice } from "../popup/opened";
import { PagePanel } from "../popup/page-panel";
import { SelectedTerms } from "../popup/selected-terms";
import type { PageStatus } from "../popup/use-page-status";
import type { Followed } from "./use-followed";

export interface LiveEntryProps {
  readonly library: Library;
  readonly searchable: ReturnType<typeof useSearchable>;
  readonly settings: Settings;
  readonly status: PageStatus;
  readonly followed: Followed;
  readonly isHeld: boolean;
  readonly onHold: (isHeld: boolean) => void;
  /** Opens a thing on top of what is followed. */
  readonly onOpen: (choice: Choice) => void;
}

/**
 * What the user looks at on the page: the entry of the term that is pointed at, or what the library
 * says of the selected text, or the terms of the page.
 */
export function LiveEntry(props: LiveEntryProps): JSX.Element {
  const { followed, isHeld, onHold } = props;
  const { t } = useLocale();
  return (
    <>
      <div class="following">
        <p class={isHeld ? "held" : undefined}>{t(isHeld ? "panelHeld" : "panelFollows")}</p>
        <button type="button" aria-pressed={isHeld} onClick={() => onHold(!isHeld)}>
          <Icon name="pin" />
          {t("panelHold")}
        </button>
      </div>
      <Boundary of={[followed, props.library]}>
        {followed.kind === "term" && <FollowedTerm {...props} opened={followed.opened} />}
        {followed.kind === "selection" && (
          <FollowedSelection {...props} selection={followed.selection} />
        )}
        {followed.kind === "page" && <FollowedPage {...props} />}
      </Boundary>
    </>
  );
}

/** The entry of the term whose card has opened, or that of another glossary for the same word. */
function FollowedTerm({
  library,
  settings,
  opened,
  onOpen,
}: LiveEntryProps & { readonly opened: OpenedTerm }): JSX.Element {
  const { t } = useLocale();
  /** The terms that were opened from this one, the latest last. */
  const [trail, setTrail] = useState<readonly TermAddress[]>([]);
  const [chosen, setChosen] = useState<TermAddress | null>(null);
  useEffect(() => {
    setTrail([]);
    setChosen(null);
  }, [opened]);
  const first = chosen ?? opened.term;
  const address = trail.at(-1) ?? first;
  const before = trail.length === 0 ? null : termAt(library, trail.at(-2) ?? first);
  const { inner, sources } = termsAtPlace(library, opened);
  const open = (choice: Choice): void => {
    if (typeof choice === "object" && choice.type === "term") setTrail([...trail, choice.address]);
    else onOpen(choice);
  };
  return (
    <>
      {before && (
        <button type="button" class="back" onClick={() => setTrail(trail.slice(0, -1))}>
          <Icon name="back" />
          <span class="unseen">{t("backTo", { form: before.form })}</span>
          <span aria-hidden="true" lang="zh-CN">
            {before.form}
          </span>
        </button>
      )}
      <TermDetail
        key={address}
        {...{ library, settings, address }}
        onOpen={open}
        {...(trail.length === 0 && {
          guess: opened.guess,
          inner,
          sources: sources.length > 1 ? { terms: sources, onChoose: setChosen } : null,
        })}
      />
    </>
  );
}

/** The terms inside the one that a card is on, and those of all glossaries for the same word. */
function termsAtPlace(
  library: Library,
  opened: OpenedTerm,
): { inner: TermRecord[]; sources: TermRecord[] } {
  const term = termAt(library, opened.term);
  const others = opened.inner.flatMap((it) => termAt(library, it) ?? []);
  const isAlike = (other: TermRecord): boolean => term !== undefined && isSameWord(other, term);
  return {
    inner: others.filter((it) => !isAlike(it)),
    sources: inOrderOf(library.records, [...(term ? [term] : []), ...others.filter(isAlike)]),
  };
}

function FollowedSelection({
  library,
  searchable,
  selection,
  onOpen,
}: LiveEntryProps & { readonly selection: string }): JSX.Element {
  return (
    <>
      <SelectedTerms
        library={library}
        selection={selection}
        onOpen={(address) => onOpen({ type: "term", address })}
      />
      {searchable && (
        <Nearest
          searchable={searchable}
          selection={selection}
          onOpen={(passage, marks) => onOpen({ type: "passage", passage, marks })}
        />
      )}
    </>
  );
}

/** Nothing of the page has been looked at yet. */
function FollowedPage({ library, settings, status, onOpen }: LiveEntryProps): JSX.Element {
  const { t } = useLocale();
  const isLit = status.kind === "page" && status.counts.size > 0;
  return (
    <>
      {isLit && <p class="hint">{t("restHint")}</p>}
      {isLit && <p class="hint">{t("nearestHint")}</p>}
      <PagePanel
        {...{ library, settings, status }}
        onOpen={(address) => onOpen({ type: "term", address })}
      />
    </>
  );
}

function termAt(library: Library, address: TermAddress): TermRecord | undefined {
  return library.terms.find((it) => it.address === address);
}
