import type { JSX } from "preact";
import { Choices } from "@/components/choices";
import { formText } from "@/components/form-text";
import { useLocale } from "@/components/locale";
import { SourceLine } from "@/components/source-line";
import { useChoice } from "@/components/use-choice";
import { changeItem, moveItem, removeItem } from "@/lib/library/change-item";
import type { ChangeResult } from "@/lib/library/change-records";
import { saveDeliveredFile, savePackage } from "@/lib/library/delivered";
import type { Outcome } from "@/lib/messages/outcomes";
import { COLOURS, type LibraryItem, ROLES } from "@/lib/record/record";
import { hashOf } from "@/lib/route/route";

export interface ShelfPanelProps {
  readonly id: string;
  readonly item: LibraryItem;
  /** Reports what went wrong with a change. */
  readonly report: (result: Promise<ChangeResult>) => Promise<Outcome>;
  readonly onFailure: (failure: Outcome) => void;
  /** Called with the number by which the removal can be undone. */
  readonly onRemoved: (undo: number | null) => void;
}

/** What is decided of an item, and what can be done with it. */
export function ShelfPanel({
  id,
  item,
  report,
  onFailure,
  onRemoved,
}: ShelfPanelProps): JSX.Element {
  const { t } = useLocale();
  return (
    <div id={id} class="bar-panel shelf-panel" popover="auto" role="group" aria-label={item.title}>
      <h3 lang={item.language}>{item.title}</h3>
      <Decisions item={item} report={report} />
      <div class="row">
        <button type="button" onClick={() => void report(moveItem(item.document, -1))}>
          {t("moveUp")}
        </button>
        <button type="button" onClick={() => void report(moveItem(item.document, 1))}>
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
function Decisions({ item, report }: Pick<ShelfPanelProps, "item" | "report">): JSX.Element {
  const { t } = useLocale();
  const { document } = item;
  const [role, chooseRole] = useChoice(item.role);
  const [colour, chooseColour] = useChoice(item.colour);
  const colours = Array.from({ length: COLOURS }, (_, i) => String(i));
  return (
    <>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          const title = formText(event.currentTarget, "title");
          if (title !== "") void report(changeItem(document, { title }));
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
            name={`role-${document}`}
            values={ROLES}
            chosen={role}
            labelOf={(it) => t(`role_${it}`)}
            onChoose={(it) => void chooseRole(it, report(changeItem(document, { role: it })))}
          />
        </div>
      </fieldset>
      <fieldset class="colours">
        <legend>{t("colour")}</legend>
        <div class="segments">
          <Choices
            name={`colour-${document}`}
            values={colours}
            chosen={String(colour)}
            labelOf={(it) => (
              <>
                <SourceLine colour={Number(it)} />
                <span class="unseen">{t("colourNumber", { number: Number(it) + 1 })}</span>
              </>
            )}
            onChoose={(it) => {
              const chosen = Number(it);
              void chooseColour(chosen, report(changeItem(document, { colour: chosen })));
            }}
          />
        </div>
      </fieldset>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const sites = sitesIn(formText(event.currentTarget, "sites"));
          void report(changeItem(document, { sites }));
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
