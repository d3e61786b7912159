import type { JSX } from "preact";
import { Choices } from "@/components/choices";
import { formText } from "@/components/form-text";
import { useLocale } from "@/components/locale";
import { SourceLine } from "@/components/source-line";
import { changeItem, moveItem, removeItem } from "@/lib/library/change-item";
import type { ChangeResult } from "@/lib/library/change-records";
import { saveDeliveredFile, savePackage } from "@/lib/library/delivered";
import type { Outcome } from "@/lib/messages/outcomes";
import { COLOURS, type LibraryItem, ROLES } from "@/lib/record/record";
import { hashOf } from "@/lib/route/route";

export interface ShelfPanelProps {
  readonly id: string;
  readonly item: LibraryItem;
  /** All items in the library's order. */
  readonly all: readonly LibraryItem[];
  /** Makes a change, and reports what went wrong. */
  readonly change: (result: Promise<ChangeResult>) => Promise<void>;
  readonly onFailure: (failure: Outcome) => void;
  /** Called with the number by which the removal can be undone. */
  readonly onRemoved: (undo: number | null) => void;
}

/** What is decided of an item, and what can be done with it. */
export function ShelfPanel({
  id,
  item,
  all,
  change,
  onFailure,
  onRemoved,
}: ShelfPanelProps): JSX.Element {
  const { t } = useLocale();
  return (
    <div id={id} class="bar-panel shelf-panel" popover="auto" role="group" aria-label={item.title}>
      <h3 lang={item.language}>{item.title}</h3>
      <Decisions item={item} change={change} />
      <div class="row">
        <button type="button" onClick={() => void change(moveItem(item, -1, all))}>
          {t("moveUp")}
        </button>
        <button type="button" onClick={() => void change(moveItem(item, 1, all))}>
          {t("moveDown")}
        </button>
      </div>
      {item.kind !== "bundled" && <FileActions item={item} onFailure={onFailure} />}
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
          const title = formText(event.currentTarget, "title");
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
          const sites = sitesIn(formText(event.currentTarget, "sites"));
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
  const save = async (saved: Promise<boolean>): Promise<void> => {
    const isSaved = await saved.catch(() => false);
    onFailure(isSaved ? null : { trouble: "refused", message: t("itemFileLost") });
  };
  return (
    <div class="row">
      {item.file && (
        <>
          <a class="button" href={hashOf({ view: "add", replaces: item.document })}>
            {t("itemReplace")}
          </a>
          <button type="button" onClick={() => void save(saveDeliveredFile(item))}>
            {t("itemFile")}
          </button>
        </>
      )}
      <button type="button" onClick={() => void save(savePackage(item))}>
        {t("itemPackage")}
      </button>
    </div>
  );
}
