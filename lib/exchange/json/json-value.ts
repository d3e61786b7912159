import type { Json } from "../../annotation/model";

export type JsonObject = { readonly [member: string]: Json };

/**
 * Members with these names are left out everywhere: code that copies one carelessly would change
 * what all objects inherit.
 */
export const DANGEROUS: readonly string[] = ["__proto__", "constructor", "prototype"];

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** An own member of an object. Inherited members such as `constructor` are undefined. */
export function own(it: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(it, name) ? it[name] : undefined;
}

/**
 * The values of a member: none, one, or several. In JSON-LD, `null` means no value, and a list of
 * one equals its item.
 */
export function valuesOf(it: JsonObject, name: string): readonly Json[] {
  return listOf(own(it, name));
}

/** A value as a list: empty for undefined and null, one item for a single value. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** One value as itself, several as a list: the form of JSON-LD. */
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
 * JSON in a canonical form: without white space, with members in the order of their UTF-16 code
 * units, without {@link DANGEROUS} ones. Equal values have equal texts. Undefined members, which a
 * stored note may have, are handled as in `JSON.stringify`: if one were written, a whole backup
 * would be unreadable.
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

/** Whether two values are equal, regardless of the order of members. */
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
