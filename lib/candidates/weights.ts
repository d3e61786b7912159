/**
 * What each kind of evidence is worth. Set by hand and by trying, on the texts that
 * docs/candidates.md names; the unit is arbitrary.
 */
import type { Signal } from "./findings";

export type Weights = Readonly<Record<Signal | Trait, number>>;

/** What is read off a draft as a whole. */
export type Trait =
  | "repeat"
  | "field-repeat"
  | "nested"
  | "generic"
  | "half-generic"
  | "everyday"
  | "bare-tail"
  | "number"
  | "long"
  | "short"
  | "single-word"
  /** A more frequent term with common words behind or before it: 政务新媒体账号. */
  | "extension"
  | "unsupported"
  /** Listed, and it ends as bodies do. */
  | "body"
  /** Sets: of slogans, and of words that only end alike. */
  | "slogan"
  | "alike-end";

/** What is known of a draft, each as the number that its weight is multiplied by. */
export type Features = Map<Signal | Trait, number>;

export const WEIGHTS: Weights = {
  quoted: 2.6,
  title: 3,
  "quoted-name": 1.8,
  "quoted-part": 0.8,
  "named-head": 1.7,
  "system-head": 1.3,
  "common-head": -0.3,
  "programme-verb": 0.8,
  object: 0.05,
  "numbered-coinage": 2.6,
  enumeration: 0.8,
  set: 0.5,
  member: -0.6,
  listed: 0.4,
  embedded: -0.5,
  "summed-up": 1,
  abbreviation: 3,
  definition: 2.5,
  gloss: 2,
  repeated: 0.5,
  heading: -0.4,
  emphasised: 1.5,
  "field-term": 1.1,
  phrase: 0,
  keyword: 1,
  part: 0,
  everybodys: -1.5,
  "after-de": 0.3,
  "tail-cut": -0.7,
  "core-cut": -0.3,
  "head-cut": -0.2,
  "quotation-inside": -2.5,
  "owner-cut": -1.1,
  "verb-joined": -1,
  joined: -0.8,
  repeat: 0.35,
  "field-repeat": 0.15,
  nested: -1,
  generic: -1.5,
  "half-generic": -0.3,
  everyday: -2.5,
  "bare-tail": -1.4,
  number: -1,
  long: -0.25,
  short: -1,
  "single-word": -0.5,
  extension: -0.4,
  unsupported: -0.6,
  body: 1,
  slogan: 0.4,
  "alike-end": -0.5,
};
