import type { JSX } from "preact";
import type { Neighbour, RelationName } from "@/lib/glossary/relations";
import type { Term } from "@/lib/glossary/term";
import type { MessageKey } from "@/lib/i18n/translate";
import { hashOf, type Route } from "@/lib/route/route";
import { useLocale } from "./locale";

export interface RelationListProps {
  readonly neighbours: readonly Neighbour<Term>[];
  /** Where a term's name leads. */
  readonly routeOf: (term: string) => Route;
}

/** The terms that a term is related to, by how. The graph's equal for those who do not see it. */
export function RelationList({ neighbours, routeOf }: RelationListProps): JSX.Element {
  const { t } = useLocale();
  if (neighbours.length === 0) return <p class="hint">{t("noRelations")}</p>;
  const names = [...new Set(neighbours.map((it) => it.name))];
  return (
    <dl class="relations">
      {names.map((name) => (
        <div key={name}>
          <dt>{t(relationKey(name))}</dt>
          {neighbours
            .filter((it) => it.name === name)
            .map(({ term }) => (
              <dd key={term.id}>
                <a href={hashOf(routeOf(term.id))} lang="zh-CN">
                  {term.form}
                </a>
              </dd>
            ))}
        </div>
      ))}
    </dl>
  );
}

function relationKey(name: RelationName): MessageKey {
  return `relation_${name.replaceAll("-", "_")}` as MessageKey;
}
