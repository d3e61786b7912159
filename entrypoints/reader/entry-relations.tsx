import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { relationKey } from "@/components/terms/relation-list";
import { RELATION_NAMES, type RelationName, inverseOf } from "@/lib/glossary/relations";
import { type Tie, isSame } from "@/lib/glossary/ties";
import type { TermRecord } from "@/lib/store/shapes";
import type { DraftProps } from "./entry-draft";
import { Removable } from "./removable";
import { TermPicker } from "./term-picker";

/** The relations of the term, whichever side declares them: they are added and removed here. */
export function EntryRelations({
  draft: { ties },
  change,
  others,
}: DraftProps & {
  /** The other terms of the glossary. */
  others: readonly TermRecord[];
}): JSX.Element {
  const { t } = useLocale();
  const [name, setName] = useState<RelationName>("see-also");
  const formOf = (id: string): string => others.find((it) => it.id === id)?.form ?? t("termGone");
  const add = (tie: Tie): void => {
    if (!ties.some((it) => isSame(it, tie))) change({ ties: [...ties, tie] });
  };
  return (
    <div class="field" role="group" aria-labelledby="relations-title">
      <span id="relations-title" class="field-name">
        {t("relations")}
      </span>
      <div class="row">
        {ties.map((tie) => {
          const label = t(relationKey(tie.name));
          const form = formOf(tie.to);
          return (
            <Removable
              key={`${tie.name} ${tie.to}`}
              name={`${label} ${form}`}
              onRemove={() => change({ ties: ties.filter((it) => it !== tie) })}
            >
              <span class="hint">{label}</span> <span lang="zh-CN">{form}</span>
            </Removable>
          );
        })}
        <span class="row add-relation">
          <select
            aria-label={t("relationName")}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value as RelationName)}
          >
            {RELATION_NAMES.map((it) => (
              <option key={it} value={it}>
                {t(relationKey(it))}
              </option>
            ))}
          </select>
          <TermPicker label={t("relationAdd")} terms={others} onPick={(to) => add({ name, to })} />
        </span>
        {contradictions(ties).map((it) => (
          <p key={it.to} class="field-doubt" role="status">
            {t("relationBothWays", {
              form: formOf(it.to),
              one: t(relationKey(it.name)),
              other: t(relationKey(inverseOf(it.name))),
            })}
          </p>
        ))}
      </div>
    </div>
  );
}

/** Relations that cannot hold both ways, and do. */
function contradictions(ties: readonly Tie[]): Tie[] {
  return ties.filter(({ name, to }, i) => {
    const back = { name: inverseOf(name), to };
    return back.name !== name && ties.findIndex((it) => isSame(it, back)) > i;
  });
}
