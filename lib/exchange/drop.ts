import type { Json } from "../annotation/model";
import { isList, isObject, type JsonObject } from "./json/json-value";

/**
 * Members that can be removed from an annotation without losing its target or its text. A selector
 * that breaks the model is removed as a whole, and the others are used.
 */
const SPARE: ReadonlySet<string> = new Set(
  "id created modified generated motivation canonical via rights stylesheet styleClass scope renderedVia state selector refinedBy textDirection processingLanguage language format accessibility purpose".split(
    " ",
  ),
);

/**
 * An annotation without the part that breaks the model.
 *
 * @param path the path from the annotation down (`.target.selector[1].end`)
 * @returns the annotation and the name of the removed member; null if nothing can be spared
 */
export function dropAt(
  it: JsonObject,
  path: string,
): { readonly value: JsonObject; readonly dropped: string } | null {
  const steps = path.match(/[^.[\]]+/gu) ?? [];
  const last = steps.findLastIndex((step) => SPARE.has(step));
  if (last < 0) return null;
  const isItem = /^\d+$/u.test(steps[last + 1] ?? "");
  const way = steps.slice(0, isItem ? last + 2 : last + 1);
  const value = dropped(it, way);
  const name = way.reduce(
    (text, step) => text + (/^\d+$/u.test(step) ? `[${step}]` : `.${step}`),
    "",
  );
  return value === it || !isObject(value) ? null : { value, dropped: name };
}

/** The value without the part that a path leads to; the value itself if the path leads nowhere. */
function dropped(it: Json, [step = "", ...rest]: readonly string[]): Json {
  if (isList(it)) {
    // The path does not name the index in a list of one item, because such a list equals its item.
    const index = /^\d+$/u.test(step) ? Number(step) : 0;
    const way = /^\d+$/u.test(step) ? rest : [step, ...rest];
    if (index >= it.length) return it;
    if (way.length === 0) return it.filter((_, i) => i !== index);
    const one = dropped(it[index] as Json, way);
    return one === it[index] ? it : it.with(index, one);
  }
  if (!isObject(it) || !Object.hasOwn(it, step)) return it;
  if (rest.length > 0) {
    const one = dropped(it[step] as Json, rest);
    if (one === it[step]) return it;
    if (!isList(one) || one.length > 0) return { ...it, [step]: one };
  }
  return Object.fromEntries(Object.entries(it).filter(([name]) => name !== step));
}
