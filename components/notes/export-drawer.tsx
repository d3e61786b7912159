import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Annotation } from "@/lib/annotation/model";
import { EXPORT_FORMATS, type FileFormat, lossFormat } from "@/lib/exchange/formats/file-formats";
import { lossesOf } from "@/lib/exchange/formats/losses";
import { listText } from "@/lib/i18n/lists";
import { CopyButton } from "../copy-button";
import { Icon } from "../icon";
import { IconButton } from "../icon-button";
import { useLocale } from "../locale";
import { useFirstFocus } from "../use-first-focus";

export interface ExportDrawerProps {
  /** The notes that the filter shows. */
  readonly shown: readonly Annotation[];
  readonly all: readonly Annotation[];
  /** The address of the view in which backups are made. */
  readonly backup: string;
  readonly onSave: (format: FileFormat, notes: readonly Annotation[]) => void;
  /** Makes the file's text. */
  readonly textOf: (format: FileFormat, notes: readonly Annotation[]) => Promise<string>;
}

/**
 * A button, and the drawer that it opens: there, notes are exported in one of the formats. Before
 * that, the drawer says what the format cannot hold.
 */
export function ExportDrawer(props: ExportDrawerProps): JSX.Element {
  const { t } = useLocale();
  const drawer = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="export-open"
        disabled={props.all.length === 0}
        onClick={() => {
          setOpen(true);
          drawer.current?.showModal();
        }}
      >
        <Icon name="export" />
        {t("exportOpen")}
      </button>
      {/* A click on the backdrop has the dialog itself as its target. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape closes a dialog */}
      <dialog
        ref={drawer}
        class="drawer"
        aria-labelledby="export-title"
        onClose={() => setOpen(false)}
        onClick={({ target }) => target === drawer.current && drawer.current?.close()}
      >
        {isOpen && <ExportForm {...props} onClose={() => drawer.current?.close()} />}
      </dialog>
    </>
  );
}

function ExportForm({
  shown,
  all,
  backup,
  onSave,
  textOf,
  onClose,
}: ExportDrawerProps & { onClose: () => void }): JSX.Element {
  const { t } = useLocale();
  const [format, setFormat] = useState<FileFormat>("markdown");
  const [isAll, setAll] = useState(shown.length === 0);
  const notes = isAll ? all : shown;
  const form = useFirstFocus<HTMLFormElement>("input:checked");
  return (
    <form
      ref={form}
      class="export-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(format, notes);
        onClose();
      }}
    >
      <div class="row">
        <h2 id="export-title">{t("exportTitle", { count: notes.length })}</h2>
        <IconButton icon="close" label={t("close")} onClick={onClose} />
      </div>
      {shown.length < all.length && (
        <p class="hint">
          {t(isAll ? "exportsAll" : "exportsShown")}{" "}
          {shown.length > 0 && (
            <button type="button" onClick={() => setAll(!isAll)}>
              {t(isAll ? "exportShown" : "exportAll", { count: isAll ? shown.length : all.length })}
            </button>
          )}
        </p>
      )}
      <fieldset>
        <legend class="unseen">{t("exportAs")}</legend>
        {EXPORT_FORMATS.map((it) => (
          <label key={it}>
            <input
              type="radio"
              name="format"
              value={it}
              checked={it === format}
              onChange={() => setFormat(it)}
            />
            <b>{t(`format_${it}`)}</b>
            <span>{t(`formatHint_${it}`)}</span>
            {it === format && <Losses format={it} notes={notes} />}
          </label>
        ))}
      </fieldset>
      <p class="hint">
        {t("exportOrBackup")} <a href={backup}>{t("viewSafety")}</a>
      </p>
      <div class="row buttons">
        {format !== "folder" && (
          <CopyButton icon="copy" label={t("copy")} text={() => textOf(format, notes)} />
        )}
        <button type="submit" class="primary">
          <Icon name="export" />
          {t("exportDo")}
        </button>
      </div>
    </form>
  );
}

/** What a format does not keep of some notes. */
function Losses({
  format,
  notes,
}: {
  format: FileFormat;
  notes: readonly Annotation[];
}): JSX.Element {
  const { t, language } = useLocale();
  const losses = useMemo(() => lossesOf(lossFormat(format), notes), [format, notes]);
  const names = losses.map(({ what, count }) => t(`loss_${what}`, { count }));
  return (
    <span class="losses" role="status">
      {losses.length === 0 ? t("lossNone") : t("lossSome", { what: listText(language, names) })}
    </span>
  );
}
