import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import { type Language, translator } from "@/lib/i18n/translate";
import { Boundary } from "./boundary";
import { LocaleContext } from "./locale";
import { ShortcutsProvider, type ShortcutsSource } from "./shortcuts";
import { useWholeFocus } from "./use-whole-focus";

export interface OwnPageProps {
  readonly language: Language;
  readonly shortcuts: ShortcutsSource;
  readonly children: ComponentChildren;
}

/**
 * The frame of the popup, the side panel, the reader and the welcome page. It provides the language of the interface
 * and the current shortcuts.
 */
export function OwnPage({ language, shortcuts, children }: OwnPageProps): JSX.Element {
  const locale = useMemo(() => ({ language, t: translator(language) }), [language]);
  useWholeFocus();
  return (
    <LocaleContext.Provider value={locale}>
      <Boundary>
        <ShortcutsProvider {...shortcuts}>{children}</ShortcutsProvider>
      </Boundary>
    </LocaleContext.Provider>
  );
}
