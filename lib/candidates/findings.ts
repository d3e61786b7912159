/** Collects what was found about each stretch, by its folded form. */
import { fullyFolded } from "../glossary/written-forms";
import type { Occurrence } from "../glossary/term";
import type { TextSpan } from "../text/text-span";
import type { ReasonCode, VariantRelation } from "./candidate";
import type { Token } from "./tokens";

/** What speaks for or against a stretch. Those that are no reasons are not shown. */
export type Signal =
  | Exclude<ReasonCode, Shape>
  /** Everybody's word, by the list of known words. */
  | "everybodys"
  /** Ends in what rules and bodies end in, which have names as often as not. */
  | "system-head"
  /** Behind 的, where a name begins for certain. */
  | "after-de"
  /** Cut from a longer stretch: of its tail, its owner, its verb; or put together over 和. */
  | "tail-cut"
  | "core-cut"
  /** Its head stands in the midst of a stretch. */
  | "head-cut"
  /** A name around a quotation that is itself the term. */
  | "quotation-inside"
  | "owner-cut"
  | "verb-joined"
  | "joined"
  /** One of the members of a row. */
  | "member"
  /** A set term among other nouns: 制造业 in 传统制造业企业. */
  | "embedded"
  /** Alone between two list commas. */
  | "listed"
  /** What a quotation or a title has inside: “A、B” has A and B. */
  | "quoted-part"
  /** Part of a stretch of nouns. */
  | "part";

/** Reasons that only say what kind of thing something is. */
export type Shape = "institution" | "document" | "event" | "award" | "place";

/** What stands beside a part: nothing (`edge`), a list comma, a kind of word, or more of its stretch. */
export const SIDES = [
  "edge",
  "comma",
  "de",
  "joiner",
  "verb",
  "function",
  "inside",
  "tail",
] as const;
export type Side = (typeof SIDES)[number];

/** How a part of a stretch stands in all its places. A document has many, so each takes little. */
export interface PartTally {
  count: number;
  /** As its first place is spelt. Its words are in Simplified characters. */
  readonly form: string;
  readonly words: readonly Token[];
  /** How often each of `SIDES` stands before it, and behind it. */
  readonly left: number[];
  readonly right: number[];
  /** The word beside it, or all different ones. */
  before: string | Set<string>;
  after: string | Set<string>;
}

/** A stretch that may become a candidate. */
export interface Draft {
  readonly key: string;
  /** The spelling in the text that was found first. */
  readonly form: string;
  readonly signals: Map<Signal, number>;
  readonly variants: Map<string, VariantRelation>;
  readonly parts: Set<string>;
  /** Its words, if it was read word by word. */
  words: readonly string[] | null;
  standsFor: string | null;
  definition: Occurrence | null;
  part: PartTally | null;
}

const EDGES = /^[\s、，,：:·\-—"“”「」『』]+|[\s、，,：:·\-—"“”「」『』]+$/gu;
const SHORTEST = 2;
const LONGEST = 44;

/** Everything found in a document. */
export class Findings {
  readonly drafts = new Map<string, Draft>();
  private readonly byStretch = new Map<string, Draft | null>();

  /** @param without kinds of evidence that are left out, to measure what they bring */
  constructor(private readonly without: ReadonlySet<Signal> = new Set()) {}

  /**
   * Notes a signal for a stretch.
   *
   * @returns the draft, or null if the stretch can be no term
   */
  add(stretch: string, signal: Signal, amount = 1): Draft | null {
    if (this.without.has(signal)) return null;
    const draft = this.draftOf(stretch);
    if (draft) this.note(draft, signal, amount);
    return draft;
  }

  /** Notes a signal for a draft. */
  note({ signals }: Draft, signal: Signal, amount = 1): void {
    if (!this.without.has(signal)) signals.set(signal, (signals.get(signal) ?? 0) + amount);
  }

  /** The draft of a stretch; a new one if there is none yet. */
  draftOf(stretch: string): Draft | null {
    let draft = this.byStretch.get(stretch);
    if (draft === undefined) {
      draft = this.newDraft(stretch);
      this.byStretch.set(stretch, draft);
    }
    return draft;
  }

  /** The draft of a stretch for which something was found before; null if there is none. */
  known(stretch: string): Draft | null {
    return this.byStretch.get(stretch) ?? null;
  }

  private newDraft(stretch: string): Draft | null {
    const form = trimmed(stretch);
    const key = fullyFolded(form);
    if (key.length < SHORTEST || key.length > LONGEST || /^[\d.,%\s]+$/u.test(key)) return null;
    let draft = this.drafts.get(key);
    if (!draft) {
      draft = {
        key,
        form,
        signals: new Map(),
        variants: new Map(),
        parts: new Set(),
        words: null,
        standsFor: null,
        definition: null,
        part: null,
      };
      this.drafts.set(key, draft);
    }
    return draft;
  }

  /** Notes that two stretches may be one term: `variant` is related to `main` so. */
  relate(main: string, variant: string, relation: VariantRelation): void {
    const draft = this.draftOf(main);
    const other = this.draftOf(variant);
    if (draft && other && draft !== other && !draft.variants.has(other.key)) {
      draft.variants.set(other.key, relation);
    }
  }
}

/** A stretch without white space and marks at its edges; one mark of a pair inside stays. */
function trimmed(stretch: string): string {
  if (/^[\p{L}\p{N}]+$/u.test(stretch)) return stretch;
  const bare = stretch.replaceAll(EDGES, "");
  const opens = bare.match(/[“「『]/gu)?.length ?? 0;
  const closes = bare.match(/[”」』]/gu)?.length ?? 0;
  return opens === closes ? bare : stretch.trim();
}

/** The part of a text at a span. */
export function slice(text: string, { start, end }: TextSpan): string {
  return text.slice(start, end);
}
