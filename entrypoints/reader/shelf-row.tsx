import type { JSX } from "preact";
import { Choices } from "@/components/choices";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { SourceLine } from "@/components/source-line";
import { changeItem, moveItem, removeItem } from "@/lib/library/change-library";
import type { ChangeResult } from "@/lib/library/change-library";
import { saveDeliveredFile } from "@/lib/library/delivered";
import type { Outcome } from "@/lib/messages/outcomes";
import { COLOURS, type LibraryItem, ROLES } from "@/lib/record/record";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";

export interface ShelfRowProps {
  readonly of: DocumentRecords;
  /** All items in the library's order. */
  readonly all: readonly LibraryItem[];
  readonly onFailure: (failure: Outcome) => void;
  /** Called with the number by which the removal can be undone. */
  readonly onRemoved: (undo: number | null) => void;
}

/** A document or glossary: what it has, whether it is on, and what else is decided of it. */
export function ShelfRow({ of, all, onFailure, onRemoved }: ShelfRowProps): JSX.Element {
  const { t } = useLocale();
  const { item, id, title } = of.document;
  const change = async (result: Promise<ChangeResult>): Promise<void> => {
    const done = await result;
    onFailure(done.kind === "failed" ? done.info : null);
  };
  const panel = `more-${id}`;
  const isGlossary = item.kind === "glossary";
  return (
    <li class={item.isOn ? "shelf-row" : "shelf-row off"}>
      <div class="about">
        <a
          lang={item.language}
          href={hashOf(
            isGlossary
              ? { document: id, view: "terms", order: "pinyin" }
              : { document: id, view: "text", passage: null },
          )}
        >
          <b>{title}</b>
        </a>
        {item.kind === "bundled" && <span class="chip">{t("builtIn")}</span>}
        <p class="hint">
          {[
            ...(item.file ? [item.file.name] : []),
            ...(isGlossary ? [] : [t("countPassages", { count: of.passages.length })]),
            t("countTerms", { count: of.terms.length }),
            ...(isGlossary
              ? []
              : [t("countFacts", { count: of.figures.length + of.timeline.length })]),
          ].join(" · ")}
        </p>
      </div>
      <span class="role">
        <SourceLine colour={item.role === "lit" ? item.colour : null} />
        {t(`role_${item.role}`)}
      </span>
      <span class="where">
        {item.sites.length === 0
          ? t("sitesAll")
          : item.sites.length === 1
            ? item.sites[0]
            : t("sitesSome", { count: item.sites.length })}
      </span>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        checked={item.isOn}
        aria-label={t("itemOn", { title })}
        onChange={({ currentTarget }) =>
          void change(changeItem(item, { isOn: currentTarget.checked }))
        }
      />
      <button
        type="button"
        class="icon-button"
        popovertarget={panel}
        aria-label={t("itemMore", { title })}
        title={t("itemMore", { title })}
      >
        <Icon name="more" />
      </button>
      <div id={panel} class="bar-panel shelf-panel" popover="auto" role="group" aria-label={title}>
        <h3 lang={item.language}>{title}</h3>
        <Decisions item={item} change={change} />
        <div class="row">
          <button type="button" onClick={() => void change(moveItem(item, -1, all))}>
            {t("moveUp")}
          </button>
          <button type="button" onClick={() => void change(moveItem(item, 1, all))}>
            {t("moveDown")}
          </button>
        </div>
        {item.file && <FileActions item={item} onFailure={onFailure} />}
        {item.kind !== "bundled" && (
          <button
            type="button"
            class="danger"
            onClick={async () => {
              const result = await removeItem(item);
              if (result.kind === "failed") onFailure(result.info);
              else onRemoved(result.undo);
            }}
          >
            {t("itemRemove")}
          </button>
        )}
      </div>
    </li>
  );
}

/** The name, the role, the colour and the sites of an item. */
function Decisions({
  item,
  change,
}: {
  item: LibraryItem;
  change: (result: Promise<ChangeResult>) => Promise<void>;
}): JSX.Element {
  const { t } = useLocale();
  const colours = Array.from({ length: COLOURS }, (_, i) => String(i));
  return (
    <>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          const title = String(new FormData(event.currentTarget).get("title")).trim();
          if (title !== "") void change(changeItem(item, { title }));
        }}
      >
        <label>
          {t("itemRename")} <input name="title" defaultValue={item.title} maxLength={200} />
        </label>
        <button type="submit">{t("itemRenameDo")}</button>
      </form>
      <fieldset>
        <legend>{t("onPages")}</legend>
        <div class="segments">
          <Choices
            name={`role-${item.document}`}
            values={ROLES}
            chosen={item.role}
            labelOf={(it) => t(`role_${it}`)}
            onChoose={(role) => void change(changeItem(item, { role }))}
          />
        </div>
      </fieldset>
      <fieldset class="colours">
        <legend>{t("colour")}</legend>
        <div class="segments">
          <Choices
            name={`colour-${item.document}`}
            values={colours}
            chosen={String(item.colour)}
            labelOf={(it) => (
              <>
                <SourceLine colour={Number(it)} />
                <span class="unseen">{t("colourNumber", { number: Number(it) + 1 })}</span>
              </>
            )}
            onChoose={(it) => void change(changeItem(item, { colour: Number(it) }))}
          />
        </div>
      </fieldset>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const sites = sitesIn(String(new FormData(event.currentTarget).get("sites")));
          void change(changeItem(item, { sites }));
        }}
      >
        <label>
          {t("sites")}
          <textarea name="sites" rows={2} defaultValue={item.sites.join("\n")} />
        </label>
        <p class="hint">{t("sitesHint")}</p>
        <button type="submit">{t("sitesSave")}</button>
      </form>
    </>
  );
}

/** The hosts in a text of one on each line. Whole addresses are accepted too. */
function sitesIn(text: string): string[] {
  const lines = text.split(/\s+/u).filter((line) => line !== "");
  const hosts = lines.flatMap((line) => {
    const address = line.includes("://") ? line : `https://${line}`;
    const host = URL.canParse(address) ? new URL(address).host : "";
    return host === "" ? [] : [host];
  });
  return [...new Set(hosts)];
}

function FileActions({
  item,
  onFailure,
}: {
  item: LibraryItem;
  onFailure: (failure: Outcome) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="row">
      <a class="button" href={hashOf({ view: "add", replaces: item.document })}>
        {t("itemReplace")}
      </a>
      <button
        type="button"
        onClick={async () =>
          onFailure(
            (await saveDeliveredFile(item))
              ? null
              : { trouble: "refused", message: t("itemFileLost") },
          )
        }
      >
        {t("itemFile")}
      </button>
    </div>
  );
}
