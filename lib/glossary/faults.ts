import * as v from "valibot";

/** One error in a glossary. */
export interface Fault {
  /** The entry's id, or its number in its list if it has none. */
  readonly entry: string;
  readonly field: string;
  readonly message: string;
}

/** A glossary that was refused, with every fault that was found. */
export class GlossaryError extends Error {
  override readonly name = "GlossaryError";
  constructor(readonly faults: readonly Fault[]) {
    super(
      `The glossary was refused for ${faults.length} fault(s):\n` +
        faults.map(({ entry, field, message }) => `  ${entry}, ${field}: ${message}`).join("\n"),
    );
  }
}

/** A text that is not empty. */
export const textSchema = v.pipe(
  v.string(),
  v.check((it) => it.trim() !== "", "must not be empty"),
);

/** An id: lower-case letters and digits, joined by hyphens. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
    "must be lower-case letters and digits, joined by hyphens",
  ),
);

/** The schema of `Bilingual`. */
export const bilingualSchema = v.strictObject({ zh: textSchema, en: textSchema });

/** The items of a list that match the schema. The errors of the others are added to `faults`. */
export function parseList<T>(
  name: string,
  list: unknown,
  schema: v.GenericSchema<unknown, T>,
  faults: Fault[],
): T[] {
  if (!Array.isArray(list)) {
    faults.push({ entry: name, field: "file", message: "must be a list" });
    return [];
  }
  return list.flatMap((item: unknown, index) => {
    const result = v.safeParse(schema, item);
    if (result.success) return [result.output];
    const entry = idOf(item) ?? `${name} ${index + 1}`;
    for (const issue of result.issues) {
      faults.push({ entry, field: v.getDotPath(issue) ?? "entry", message: issue.message });
    }
    return [];
  });
}

function idOf(item: unknown): string | undefined {
  const named = v.safeParse(v.object({ id: v.string() }), item);
  return named.success ? named.output.id : undefined;
}

/** A fault for each id that more than one item has. */
export function duplicateIds(items: readonly { readonly id: string }[]): Fault[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  const message = "is the id of more than one entry";
  return [...repeated].map((entry) => ({ entry, field: "id", message }));
}
