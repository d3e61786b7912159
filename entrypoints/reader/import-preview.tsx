import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { formText } from "@/components/form-text";
import { useLocale } from "@/components/locale";
import { ScrollRegion } from "@/components/scroll-region";
import type { DocumentDetails, Loss } from "@/lib/document/block";
import { alignPassages } from "@/lib/document/align-passages";
import type { Passage } from "@/lib/document/passage";
import type { Translate } from "@/lib/i18n/translate";
import type { NewDocument } from "@/lib/library/take-in";
import { ENCODINGS } from "@/lib/reading/encoding";
import { passagesOf } from "@/lib/reading/passages-of";
import type { DocumentRecords } from "@/lib/store/shapes";
import { PreviewSections, PreviewText } from "./preview-text";
import { useFirstFocus } from "@/components/use-first-focus";

export interface ImportPreviewProps {
  readonly read: NewDocument["read"];
  readonly file: NewDocument["file"];
  /** The encoding that the user has chosen; null for the detected one. */
  readonly encoding: string | null;
  /** The document of which this is a newer version, or null. */
  readonly replaces: DocumentRecords | null;
  readonly onEncoding: (encoding: string | null) => void;
  readonly onTake: (document: NewDocument) => Promise<void>;
  readonly onSkip: () => void;
}

/** A document before it is in the library: its text as it will be read, and what is known of it. */
export function ImportPreview(props: ImportPreviewProps): JSX.Element {
  const { read, file, encoding, replaces, onTake, onSkip } = props;
  const { t } = useLocale();
  const passages = useMemo(() => passagesOf(read), [read]);
  const [isTaking, setTaking] = useState(false);
  // Enter in the name adds the document. Whoever has chosen an encoding may choose another one.
  const form = useFirstFocus<HTMLFormElement>(encoding === null ? "[name=title]" : "select");
  const proposed = replaces?.document.title ?? read.details.title ?? bareName(file.name);
  return (
    <form
      ref={form}
      class="import-preview"
      onSubmit={(event) => {
        event.preventDefault();
        const { currentTarget } = event;
        const details = detailsIn(currentTarget);
        const title = formText(currentTarget, "title") || proposed;
        setTaking(true);
        void onTake({ read: { ...read, details }, file, title, encoding }).finally(() =>
          setTaking(false),
        );
      }}
    >
      <div class="row decide">
        <span class="hint">{file.name}</span>
        <button type="button" onClick={onSkip} disabled={isTaking}>
          {t("addSkip")}
        </button>
        <button type="submit" class="primary" disabled={isTaking}>
          {t(replaces ? "addReplaceDo" : "addDo")}
        </button>
      </div>
      <div class="beside">
        <Known {...props} passages={passages} proposed={proposed} />
        <PreviewText passages={passages} language={read.language} />
      </div>
    </form>
  );
}

/** What is known of the document, and can be corrected. */
function Known({
  read,
  encoding,
  replaces,
  onEncoding,
  passages,
  proposed,
}: ImportPreviewProps & { passages: readonly Passage[]; proposed: string }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="known">
      <label>
        {t("previewName")}
        <input name="title" defaultValue={proposed} maxLength={200} />
      </label>
      <Counts passages={passages} replaces={replaces} />
      {read.encoding !== null && (
        <label>
          {t("previewEncoding")}
          <select
            value={encoding ?? ""}
            onChange={({ currentTarget }) => onEncoding(currentTarget.value || null)}
          >
            <option value="">{t("previewEncodingFound", { encoding: read.encoding })}</option>
            {ENCODINGS.map((it) => (
              <option key={it} value={it}>
                {it}
              </option>
            ))}
          </select>
        </label>
      )}
      <Losses losses={read.losses} passages={passages} />
      <PreviewSections passages={passages} language={read.language} />
      <details>
        <summary>{t("previewDetails")}</summary>
        {DETAILS.map((it) => (
          <label key={it}>
            {t(`detail_${it}`)}
            <input
              name={`detail_${it}`}
              defaultValue={read.details[it] ?? replaces?.document.item.details[it] ?? ""}
            />
          </label>
        ))}
      </details>
    </div>
  );
}

const DETAILS = ["title", "author", "publisher", "date", "address"] as const;

function detailsIn(form: HTMLFormElement): DocumentDetails {
  const [title, author, publisher, date, address] = DETAILS.map(
    (it) => formText(form, `detail_${it}`) || null,
  ) as [string | null, string | null, string | null, string | null, string | null];
  return { title, author, publisher, date, address };
}

/** The name of a file without its ending. */
function bareName(name: string): string {
  return name.replace(/\.[^.]{1,8}$/u, "");
}

/** How much was found, or what is new, changed and gone. */
function Counts({
  passages,
  replaces,
}: {
  passages: readonly Passage[];
  replaces: DocumentRecords | null;
}): JSX.Element {
  const { t } = useLocale();
  const changes = useMemo(
    () => replaces && alignPassages(replaces.passages, passages),
    [replaces, passages],
  );
  if (!changes) return <p>{t("countPassages", { count: passages.length })}</p>;
  const { changed, fresh, gone } = changes;
  return (
    <>
      <Texts title={t("updateChanged", { count: changed.length })}>
        {changed.map(({ before, after }) => (
          <li key={after.id}>
            <del>{before.text}</del> <ins>{after.text}</ins>
          </li>
        ))}
      </Texts>
      <Texts title={t("updateNew", { count: fresh.length })}>
        {fresh.map(({ id, text }) => (
          <li key={id}>
            <ins>{text}</ins>
          </li>
        ))}
      </Texts>
      <Texts title={t("updateGone", { count: gone.length })}>
        {gone.map(({ id, text }) => (
          <li key={id}>
            <del>{text}</del>
          </li>
        ))}
      </Texts>
      <p>{t("updateSame", { count: passages.length - changed.length - fresh.length })}</p>
      <p class="hint">{t("updateTerms")}</p>
    </>
  );
}

function Texts({
  title,
  children,
}: {
  title: string;
  children: readonly JSX.Element[];
}): JSX.Element {
  if (children.length === 0) return <p>{title}</p>;
  return (
    <details>
      <summary>{title}</summary>
      <ScrollRegion class="texts" label={title}>
        <ul>{children}</ul>
      </ScrollRegion>
    </details>
  );
}

/** What the format could not give. */
function Losses({
  losses,
  passages,
}: {
  losses: readonly Loss[];
  passages: readonly Passage[];
}): JSX.Element {
  const { t } = useLocale();
  const heads = passages.filter(({ role }) => role === "running-head" || role === "page-number");
  return (
    <ul class="losses">
      {losses.map((it) => (
        <li key={it.kind} class="warn">
          {lossText(t, it)}
        </li>
      ))}
      {heads.length > 0 && <li>{t("leftOutHeads", { count: heads.length })}</li>}
    </ul>
  );
}

function lossText(t: Translate, loss: Loss): string {
  if (loss.kind === "pages-without-text")
    return t(`loss_${loss.kind}`, { pages: loss.pages.join(", ") });
  return t(`loss_${loss.kind}`, { count: loss.count });
}
