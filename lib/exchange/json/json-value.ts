import type { Json } from "../../annotation/model";

export type JsonObject = { readonly [member: string]: Json };

/** Members of these names are left out everywhere: a careless copy of one would change what all objects inherit. */
export const DANGEROUS: readonly string[] = ["__proto__", "constructor", "prototype"];

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** A member of the object itself: `constructor` and its like are not inherited. */
export function own(it: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(it, name) ? it[name] : undefined;
}

/** The values of a member: none, one, or several. To JSON-LD `null` says nothing, and a list of one is that one. */
export function valuesOf(it: JsonObject, name: string): readonly Json[] {
  return listOf(own(it, name));
}

export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** One value as itself, several as a list: the form in which JSON-LD gives them. */
export function oneOrMany(values: readonly Json[]): Json {
  return values.length === 1 ? (values[0] as Json) : values;
}

/** The first value of a member, if it is text. */
export function textOf(it: JsonObject, name: string): string | undefined {
  const [value] = valuesOf(it, name);
  return typeof value === "string" ? value : undefined;
}

/** The classes of a resource. */
export function typesOf(it: JsonObject): readonly Json[] {
  return valuesOf(it, "type");
}

/**
 * JSON in one form: no white space, members in the order of their UTF-16 code units, none that is
 * {@link DANGEROUS}. Equal values have equal texts. What is undefined, as a stored note may have it, is treated as
 * `JSON.stringify` does: written as it is, one such member would make a whole backup unreadable.
 */
export function stableJson(value: Json): string {
  if (isList(value)) return `[${value.map((item) => stableJson(item ?? null)).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((name) => !DANGEROUS.includes(name) && value[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${stableJson(value[name] as Json)}`);
  return `{${members.join(",")}}`;
}

/** Whether two values say the same, their members in whatever order. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (isList(one)) {
    const isAsLong = isList(other) && one.length === other.length;
    return isAsLong && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => isSame(one[name], own(other, name)))
  );
}
