import type { JSX } from "preact";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { SourceLine } from "@/components/source-line";
import { SourceName, sourceName } from "@/components/sources";
import { useChoice } from "@/components/use-choice";
import { changeItem } from "@/lib/library/change-item";
import { type ChangeResult, failureOf } from "@/lib/library/change-records";
import type { Outcome } from "@/lib/messages/outcomes";
import { firstRoute, hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { ShelfPanel, type ShelfPanelProps } from "./shelf-panel";

export interface ShelfRowProps extends Pick<ShelfPanelProps, "onFailure" | "onRemoved"> {
  readonly of: DocumentRecords;
}

/** A document or glossary: what it has, whether it is on, and what else is decided of it. */
export function ShelfRow({ of, onFailure, onRemoved }: ShelfRowProps): JSX.Element {
  const { t } = useLocale();
  const { item, id, title: heading } = of.document;
  const title = sourceName(of.document, t);
  const [isOn, choose] = useChoice(item.isOn);
  const report = async (result: Promise<ChangeResult>): Promise<Outcome> => {
    const failure = failureOf(await result);
    onFailure(failure);
    return failure;
  };
  const panel = `more-${id}`;
  const isGlossary = item.kind === "glossary";
  return (
    <li class={isOn ? "shelf-row" : "shelf-row off"}>
      <div class="about">
        <a href={hashOf(firstRoute(id, !isGlossary))}>
          <b>
            <SourceName document={of.document} />
          </b>
        </a>
        {item.kind === "bundled" && <span class="chip">{t("builtIn")}</span>}
        <p class="hint">
          {title !== heading && <span lang={item.language}>{heading} · </span>}
          {[
            ...(item.file ? [item.file.name] : []),
            ...(isGlossary ? [] : [t("countPassages", { count: of.passages.length })]),
            t("countTerms", { count: of.terms.length }),
            ...(isGlossary
              ? []
              : [t("countFacts", { count: of.figures.length + of.timeline.length })]),
          ].join(" · ")}
        </p>
      </div>
      <span class="role">
        <SourceLine colour={item.role === "lit" ? item.colour : null} />
        {t(`role_${item.role}`)}
      </span>
      <span class="where">
        {item.sites.length === 0
          ? t("sitesAll")
          : item.sites.length === 1
            ? item.sites[0]
            : t("sitesSome", { count: item.sites.length })}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        aria-label={t("itemOn", { title })}
        onChange={({ currentTarget: { checked } }) =>
          void choose(checked, report(changeItem(id, { isOn: checked })))
        }
      />
      <button
        type="button"
        class="icon-button"
        popovertarget={panel}
        aria-label={t("itemMore", { title })}
        title={t("itemMore", { title })}
      >
        <Icon name="more" />
      </button>
      <ShelfPanel
        id={panel}
        item={item}
        report={report}
        onFailure={onFailure}
        onRemoved={onRemoved}
      />
    </li>
  );
}
