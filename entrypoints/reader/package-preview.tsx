import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { formText } from "@/components/form-text";
import { useLocale } from "@/components/locale";
import type { ReadDocument } from "@/lib/document/block";
import type { Package } from "@/lib/exchange/package";
import { definitionIn } from "@/lib/glossary/term";
import { passagesOf } from "@/lib/reading/passages-of";
import { PreviewSections, PreviewText } from "./preview-text";
import { useFirstFocus } from "@/components/use-first-focus";

/** How many terms the preview shows. */
const SHOWN = 100;

/** What a package has, before it is in the library. */
export function PackagePreview({
  pack,
  read,
  onTake,
  onSkip,
}: {
  pack: Package;
  read: ReadDocument | null;
  onTake: (title: string) => Promise<void>;
  onSkip: () => void;
}): JSX.Element {
  const { t } = useLocale();
  const passages = useMemo(() => (read ? passagesOf(read) : []), [read]);
  const [isTaking, setTaking] = useState(false);
  const form = useFirstFocus<HTMLFormElement>("[name=title]");
  const { item } = pack;
  return (
    <form
      ref={form}
      class="import-preview"
      onSubmit={(event) => {
        event.preventDefault();
        setTaking(true);
        const title = formText(event.currentTarget, "title") || item.title;
        void onTake(title).finally(() => setTaking(false));
      }}
    >
      <div class="row decide">
        <button type="button" onClick={onSkip} disabled={isTaking}>
          {t("addSkip")}
        </button>
        <button type="submit" class="primary" disabled={isTaking}>
          {t("addDo")}
        </button>
      </div>
      <label>
        {t("previewName")} <input name="title" defaultValue={item.title} maxLength={200} />
      </label>
      <div class="beside">
        <div class="known">
          <PackagedTerms pack={pack} />
          {read && <PreviewSections passages={passages} language={read.language} />}
        </div>
        {read && <PreviewText passages={passages} language={read.language} />}
      </div>
    </form>
  );
}

/** The terms of a package. */
function PackagedTerms({ pack: { entries, leftOut } }: { pack: Package }): JSX.Element {
  const { t, language } = useLocale();
  return (
    <>
      <h2>{t("packageTerms", { count: entries.length })}</h2>
      {leftOut > 0 && <p class="hint">{t("packageLeftOut", { count: leftOut })}</p>}
      <ul class="package-terms">
        {entries.slice(0, SHOWN).map(({ id, term }) => {
          const definition = definitionIn(
            { ...term, occurrences: [] },
            language === "en" ? "en" : "zh",
          );
          return (
            <li key={id}>
              <b lang="zh-CN">{term.form}</b>{" "}
              <span lang={definition?.lang}>{definition?.text}</span>
            </li>
          );
        })}
        {entries.length > SHOWN && <li>…</li>}
      </ul>
    </>
  );
}
