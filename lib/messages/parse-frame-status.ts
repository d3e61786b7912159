/**
 * The parser for what frames of pages report. It comes from a page's process, which an attacker may
 * control.
 */
import * as v from "valibot";
import { MAX_WORD_UNITS } from "../annotation/limits";
import type { TermAddress } from "../document/address";
import type { FrameStatus, OpenedTerm } from "./contract";

/** Far more than any page has of anything. */
const MANY = 100_000;
/** More terms than one written form can have in it. */
const MOST_INNER = 256;

const text = v.pipe(v.string(), v.maxLength(MAX_WORD_UNITS));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const address = v.pipe(text, v.url());
const addresses = v.pipe(v.array(address), v.maxLength(64));

const counts = v.pipe(v.record(text, count), v.maxEntries(MANY));

const reportSchema = v.object({
  frame: text,
  isTop: v.boolean(),
  host: text,
  title: text,
  state: v.picklist([
    "reading",
    "settled",
    "flooded",
    "off",
    "paused",
    "cannot-paint",
    "no-lexicon",
  ]),
  progress: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  hasHan: v.boolean(),
  contentType: text,
  counts,
  dark: counts,
  addresses: v.object({
    source: address,
    scope: v.nullable(address),
    names: addresses,
    earlier: addresses,
  }),
  notes: v.pipe(
    v.record(text, v.picklist(["there", "moved", "changed", "missing"])),
    v.maxEntries(MANY),
  ),
  selection: text,
}) satisfies v.GenericSchema<unknown, FrameStatus>;

/** A frame's status; null for anything else. */
export function parseFrameStatus(message: unknown): FrameStatus | null {
  const result = v.safeParse(reportSchema, message);
  return result.success ? result.output : null;
}

const openedSchema = v.object({
  frame: text,
  term: text,
  guess: v.boolean(),
  inner: v.pipe(v.array(text), v.maxLength(MOST_INNER)),
});

/**
 * The term on which a card has opened; null for anything else. No such term may exist: its address
 * has yet to be looked up.
 */
export function parseOpenedTerm(message: unknown): OpenedTerm | null {
  const result = v.safeParse(openedSchema, message);
  if (!result.success) return null;
  const { term, inner, ...rest } = result.output;
  return { ...rest, term: term as TermAddress, inner: inner as TermAddress[] };
}
