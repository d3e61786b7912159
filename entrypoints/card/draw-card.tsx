import { render } from "preact";
import { type Locale, LocaleContext } from "@/components/locale";
import { Sources } from "@/components/sources";
import type { DocumentRecord } from "@/lib/store/shapes";
import { CardView, type CardViewProps } from "./card-view";

/**
 * Draws the card.
 *
 * @param turn the number of the card. Another one begins with nothing of the one before.
 */
export function drawCard(
  root: HTMLElement,
  {
    locale,
    documents,
    turn,
  }: { locale: Locale; documents: readonly DocumentRecord[]; turn: number },
  props: CardViewProps,
): void {
  render(
    <LocaleContext.Provider value={locale}>
      <Sources documents={documents}>
        <CardView key={turn} {...props} />
      </Sources>
    </LocaleContext.Provider>,
    root,
  );
}
