import type { ComponentChildren, JSX, RefObject } from "preact";
import { useLocale } from "@/components/locale";
import type { TermAddress } from "@/lib/document/address";
import type { TermRecord } from "@/lib/store/shapes";
import { SAMPLE } from "./sample";

export interface TryViewProps {
  /** The paragraph, for who lights it. */
  readonly paragraph: RefObject<HTMLParagraphElement | null>;
  /** The lit terms in their order, for users who do not point: the list does what pointing does. */
  readonly lit: readonly Pick<TermRecord, "address" | "form">[];
  readonly shown: TermAddress | null;
  readonly onShow: (term: TermAddress) => void;
  /** Why nothing is lit, if nothing is. */
  readonly reason: string | null;
  /** The entry of the term that is shown. */
  readonly children?: ComponentChildren;
}

/** The paragraph to try the light on, and beside it the entry of the term that is pointed at. */
export function TryView(props: TryViewProps): JSX.Element {
  const { paragraph, lit, shown, onShow, reason, children } = props;
  const { t } = useLocale();
  return (
    <section class="try" aria-labelledby="try">
      <h2 id="try">{t("welcomeTry")}</h2>
      <div class="sample">
        <p lang="zh-CN" class="verbatim" ref={paragraph}>
          {SAMPLE}
        </p>
        {reason !== null && (
          <p class="hint" role="status">
            {reason}
          </p>
        )}
        {lit.length > 0 && (
          <div class="row lit" role="group" aria-labelledby="lit">
            <span id="lit" class="hint">
              {t("welcomeLit")}
            </span>
            {lit.map(({ address, form }) => (
              <button
                type="button"
                key={address}
                lang="zh-CN"
                aria-pressed={address === shown}
                onFocus={() => onShow(address)}
                onClick={() => onShow(address)}
              >
                {form}
              </button>
            ))}
          </div>
        )}
      </div>
      <div class="shown">{children ?? <p class="hint">{t("welcomeRest")}</p>}</div>
    </section>
  );
}
