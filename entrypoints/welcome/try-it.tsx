import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { TroubleNotice } from "@/components/trouble-notice";
import { useLocale } from "@/components/locale";
import { TermEntry } from "@/components/terms/term-entry";
import { errorOf, useResource } from "@/components/use-resource";
import type { TermAddress } from "@/lib/document/address";
import type { Translate } from "@/lib/i18n/translate";
import { type Library, documentOf, loadLibrary } from "@/lib/library/library";
import { troubleOf } from "@/lib/library/trouble";
import { watchChanges } from "@/lib/published/changes";
import { TryView } from "./try-view";
import { type ParagraphLight, useParagraphLight } from "./use-paragraph-light";

/** The paragraph to try the light on. Its entries come from the store as soon as they are there. */
export function TryIt(): JSX.Element {
  const { t } = useLocale();
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [chosen, setShown] = useState<TermAddress | null>(null);
  const light = useParagraphLight(paragraph, setShown);
  const { resource, reload } = useResource(loadLibrary, watchChanges);
  const library = resource.kind === "ready" ? resource.value : null;
  const failure = errorOf(resource);
  const addresses = light.kind === "lit" ? light.terms : [];
  // Another level may not light the term.
  const shown = addresses.find((it) => it === chosen) ?? null;
  const lit = addresses.flatMap((it) => library?.terms.find(({ address }) => address === it) ?? []);
  return (
    <>
      {failure !== undefined && <TroubleNotice {...troubleOf(failure)} onRetry={reload} />}
      <TryView
        paragraph={paragraph}
        lit={lit}
        shown={shown}
        onShow={setShown}
        reason={reasonOf(light, t)}
      >
        {shown && (
          <Boundary of={[shown, library]}>
            {library ? (
              <Entry key={shown} library={library} address={shown} />
            ) : (
              <p class="hint">{t("loading")}</p>
            )}
          </Boundary>
        )}
      </TryView>
    </>
  );
}

function reasonOf(light: ParagraphLight, t: Translate): string | null {
  switch (light.kind) {
    case "preparing":
      return t("preparing");
    case "cannot-paint":
      return t("cannotPaintWhy");
    case "reading":
      return null;
    case "lit":
      // All kinds of terms may be switched off.
      return light.terms.length === 0 ? t("nothingLit") : null;
  }
}

function Entry({
  library,
  address,
}: {
  library: Library;
  address: TermAddress;
}): JSX.Element | null {
  const term = library.terms.find((it) => it.address === address);
  if (!term) return null;
  return (
    <TermEntry
      heading="h2"
      term={term}
      passages={documentOf(library, term.document)?.passages ?? []}
      figures={library.figures.filter((it) => it.document === term.document && it.term === term.id)}
      guess={false}
      inner={[]}
      onOpen={() => {}}
    />
  );
}
