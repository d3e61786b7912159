/**
 * What a setting is: how a stored value is read, where it is changed, and by what kind of control. Its
 * type, its default and its check follow from how it is read.
 */

/** The groups of the settings' form, in its order. */
export const GROUPS = ["light", "card", "notes", "interface"] as const;
export type Group = (typeof GROUPS)[number];

/** Where a setting is changed: in a group of the form, in the reader, or by a button of its own. */
export type Where = Group | "reader" | "button";

interface Base<T, W extends Where> {
  readonly where: W;
  /** Reads any stored value. What is missing or invalid gets the default. */
  readonly read: (given: unknown) => T;
}

/** One of a few values. */
export interface Choice<T, W extends Where = Where> extends Base<T, W> {
  readonly kind: "choice";
  readonly values: readonly T[];
}

/** One of some values, or null, which is the default. */
export interface Option<T, W extends Where = Where> extends Base<T | null, W> {
  readonly kind: "option";
  readonly values: readonly T[];
}

/** On or off. */
export interface Flag<W extends Where = Where> extends Base<boolean, W> {
  readonly kind: "flag";
}

/** A number. It may be another one than those that are offered. */
export interface Amount<W extends Where = Where> extends Base<number, W> {
  readonly kind: "amount";
  readonly offered: readonly number[];
}

/** Some of several values, in their order. */
export interface Several<T, W extends Where = Where> extends Base<readonly T[], W> {
  readonly kind: "several";
  readonly values: readonly T[];
}

/** A table of settings, by name. */
type Table = Readonly<Record<string, { readonly read: (given: unknown) => unknown }>>;

/** The type that a table of settings reads. */
export type Read<T extends Table> = {
  readonly [N in keyof T]: ReturnType<T[N]["read"]>;
};

/** Reads each setting of a table from any stored value. */
export function readAll<T extends Table>(table: T, stored: unknown): Read<T> {
  const given = Object(stored) as Record<string, unknown>;
  const read = Object.entries(table).map(([name, it]) => [name, it.read(given[name])] as const);
  return Object.fromEntries(read) as Read<T>;
}

export function choice<T, const W extends Where>(
  where: W,
  values: readonly T[],
  otherwise: T,
): Choice<T, W> {
  const read = (given: unknown): T => (values.includes(given as T) ? (given as T) : otherwise);
  return { kind: "choice", where, values, read };
}

export function option<T, const W extends Where>(where: W, values: readonly T[]): Option<T, W> {
  return { ...choice<T | null, W>(where, values, null), kind: "option", values };
}

export function flag<const W extends Where>(where: W, otherwise: boolean): Flag<W> {
  const read = (given: unknown): boolean => (typeof given === "boolean" ? given : otherwise);
  return { kind: "flag", where, read };
}

/** @param most the largest number that is valid; none is below 0 */
export function amount<const W extends Where>(
  where: W,
  most: number,
  otherwise: number,
  offered: readonly number[] = [],
): Amount<W> {
  const read = (given: unknown): number =>
    typeof given === "number" && given >= 0 && given <= most ? given : otherwise;
  return { kind: "amount", where, offered, read };
}
