import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formText } from "@/components/form-text";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Library } from "@/lib/library/library";
import { addGlossary } from "@/lib/library/take-in";
import type { Outcome } from "@/lib/messages/outcomes";
import { firstRoute, hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { type Removed, RemovedNotice } from "./removed-notice";
import { ShelfRow } from "./shelf-row";

/** All documents and glossaries in their order, and what is decided of each. */
export function LibraryView({ library }: { library: Library }): JSX.Element {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Outcome>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const { documents } = library;
  const glossaries = documents.filter(({ document }) => document.item.kind === "glossary");
  const texts = documents.filter(({ document }) => document.item.kind !== "glossary");
  const shelf = (
    name: string,
    some: readonly DocumentRecords[],
    hint: string | false,
  ): JSX.Element => (
    <section class="shelf" aria-label={name}>
      <div class="row">
        <h2>
          {name} <span class="count">{some.length}</span>
        </h2>
        {hint && <span class="hint">{hint}</span>}
      </div>
      <ul>
        {some.map((of) => (
          <ShelfRow
            key={of.document.id}
            of={of}
            onFailure={setFailure}
            onRemoved={(undo) =>
              setRemoved({ text: t("itemRemoved", { title: of.document.title }), undo })
            }
          />
        ))}
      </ul>
    </section>
  );
  return (
    <main id="main" tabIndex={-1} class="library-view">
      <div class="row library-head">
        <h1>{t("viewLibrary")}</h1>
        <StorageSize />
        <a class="button primary" href={hashOf({ view: "add", replaces: null })}>
          <Icon name="add" />
          {t("libraryAdd")}
        </a>
      </div>
      {failure && <TroubleNotice {...failure} />}
      {shelf(t("libraryDocuments"), texts, documents.length > 1 && t("libraryHint"))}
      {shelf(t("libraryGlossaries"), glossaries, false)}
      <RemovedNotice removed={removed} onUndone={() => setRemoved(null)} onFailure={setFailure} />
      <NewGlossary library={library} onFailure={setFailure} />
    </main>
  );
}

/** How much the browser stores for the extension, as far as it says so. */
function StorageSize(): JSX.Element | null {
  const { language } = useLocale();
  const [bytes, setBytes] = useState(0);
  useEffect(() => {
    void navigator.storage.estimate().then(({ usage = 0 }) => setBytes(usage));
  }, []);
  if (bytes === 0) return null;
  const size = new Intl.NumberFormat(language, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: bytes < 10_000_000 ? 1 : 0,
  });
  return <span class="hint">{size.format(bytes / 1_000_000)}</span>;
}

function NewGlossary({
  library,
  onFailure,
}: {
  library: Library;
  onFailure: (failure: Outcome) => void;
}): JSX.Element {
  const { t } = useLocale();
  const make = async (form: HTMLFormElement): Promise<void> => {
    const title = formText(form, "title");
    if (title === "") return;
    const result = await addGlossary(title, library.records);
    onFailure(result.kind === "failed" ? result.info : null);
    if (result.kind === "taken") location.hash = hashOf(firstRoute(result.document, false));
  };
  return (
    <details class="new-glossary">
      <summary>{t("libraryGlossaryNew")}</summary>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void make(event.currentTarget);
        }}
      >
        <label>
          {t("libraryGlossaryName")} <input name="title" required maxLength={200} />
        </label>
        <button type="submit">{t("libraryGlossaryMake")}</button>
      </form>
    </details>
  );
}
