/** The parser for requests: every message is unknown until it has been parsed here. */
import * as v from "valibot";
import type { Excess, WrongField } from "../annotation/limits";
import { excessIn, fieldIn } from "../annotation/schema";
import type { Params, RequestName } from "./contract";
import { SCHEMAS } from "./schemas";

/** The name of one of our requests, or null for any other message. */
export function parseRequestName(message: unknown): RequestName | null {
  const result = v.safeParse(v.object({ cideng: v.string(), params: v.unknown() }), message);
  if (!result.success || !Object.hasOwn(SCHEMAS, result.output.cideng)) return null;
  return result.output.cideng as RequestName;
}

/** Invalid parameters. */
export class ParameterError extends TypeError {
  override readonly name = "ParameterError";
  constructor(
    message: string,
    /** The part of a note that exceeds its limit, if that is what is wrong. */
    readonly excess: Excess | null,
    /** The invalid part. */
    readonly field: WrongField,
  ) {
    super(message);
  }
}

/**
 * The parameters of a request.
 *
 * @throws ParameterError that names the invalid parameter
 */
export function parseParams<N extends RequestName>(name: N, message: unknown): Params<N> {
  const { params } = message as { params: unknown };
  const schema = SCHEMAS[name] as unknown as v.GenericSchema<unknown, Params<N>>;
  const result = v.safeParse(schema, params);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const what = `${name}: ${v.getDotPath(issue) ?? "parameters"}: ${issue.message}`;
  const field = name === "settings.change" ? "settings" : fieldIn(issue);
  throw new ParameterError(what, excessIn(issue), field);
}
