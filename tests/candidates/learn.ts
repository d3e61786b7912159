/**
 * Learns what each trait of a stretch is worth: a logistic regression over the stretches of the marked
 * texts. `npm run candidates -- learn` prints the tables of `lib/candidates/learned.ts`.
 */
import type { CandidatePassage } from "@/lib/candidates/candidate";
import { findCandidates } from "@/lib/candidates/find-candidates";
import { type Traits, handSums } from "@/lib/candidates/judged";
import { type GoldTerm, plain } from "./scoring";

/** A marked text. */
interface Marked {
  readonly passages: readonly CandidatePassage[];
  readonly gold: readonly GoldTerm[];
  /** How much it counts beside the others. */
  readonly share: number;
}

interface Example {
  readonly traits: readonly (readonly [name: string, value: number])[];
  readonly isTerm: boolean;
}

/** The weights by the names of the traits, and what is added always. */
export interface Learned {
  readonly weights: ReadonlyMap<string, number>;
  readonly always: number;
}

/** How strongly weights are held near 0. Chosen by leaving out one text after another. */
const RIDGE = 2;
const ROUNDS = 600;
/** The terms of each text count as much as a hundred, however many it has. */
const TERMS_OF_A_TEXT = 100;

/** A part is what all traits of `phrases.ts` are about: it is no evidence beside them. */
const NO_EVIDENCE = "part";

function examplesOf({ passages, gold }: Marked): Example[] {
  const terms = new Set(gold.flatMap(({ forms }) => forms.map(plain)));
  const examples: Example[] = [];
  const onTraits = (form: string, { features, phrasing }: Traits): void => {
    const evidence = [...features].filter(([name]) => name !== NO_EVIDENCE);
    examples.push({
      traits: [
        ...evidence.map(([name, value]) => [`evidence ${name}`, value] as const),
        ...Array.from(phrasing, ([name, value]) => [`phrasing ${name}`, value] as const),
        ...Object.entries(handSums(features)).map(([name, it]) => [`sum ${name}`, it] as const),
      ],
      isTerm: terms.has(plain(form)),
    });
  };
  findCandidates(passages, { onTraits });
  return examples;
}

/** A parameter that is learned, with the sum of the squares of its slopes (AdaGrad). */
class Parameter {
  slope = 0;
  private squares = 1e-8;

  constructor(public value: number) {}

  step(): void {
    this.squares += this.slope ** 2;
    this.value -= this.slope / Math.sqrt(this.squares);
    this.slope = 0;
  }
}

/** Learns the weights. Each text has its own share of terms, so each has its own constant. */
export function learn(texts: readonly Marked[]): Learned {
  const weights = new Map<string, Parameter>();
  const weightOf = (name: string): Parameter => {
    let weight = weights.get(name);
    if (!weight) weights.set(name, (weight = new Parameter(0)));
    return weight;
  };
  const rows = texts.map((text) => {
    const examples = examplesOf(text);
    const share = (text.share * TERMS_OF_A_TEXT) / examples.filter(({ isTerm }) => isTerm).length;
    return {
      constant: new Parameter(-1),
      share,
      examples: examples.map(({ traits, isTerm }) => ({
        isTerm: Number(isTerm),
        traits: traits.map(([name, value]) => [weightOf(name), value] as const),
      })),
    };
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { constant, share, examples } of rows) {
      for (const { traits, isTerm } of examples) {
        const sum = traits.reduce((all, [weight, it]) => all + weight.value * it, constant.value);
        const error = (1 / (1 + Math.exp(-sum)) - isTerm) * share;
        constant.slope += error;
        for (const [weight, it] of traits) weight.slope += error * it;
      }
    }
    for (const weight of weights.values()) {
      weight.slope += RIDGE * weight.value;
      weight.step();
    }
    for (const { constant } of rows) constant.step();
  }
  const constants = rows.map(({ constant }) => constant.value);
  return {
    weights: new Map(Array.from(weights, ([name, { value }]) => [name, value])),
    always: constants.reduce((sum, it) => sum + it, 0) / constants.length,
  };
}

/** Smaller weights are left out. */
const LEAST = 0.03;

/** The learned weights as rows of the tables in `learned.ts`. */
export function tablesOf({ weights, always }: Learned): string {
  const rounded = (it: number): number => Math.round(it * 100) / 100;
  const table = (kind: string, least: number): string =>
    Array.from(weights)
      .filter(([name, it]) => name.startsWith(`${kind} `) && Math.abs(it) >= least)
      .map(([name, it]) => [name.slice(kind.length + 1), rounded(it)] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, it]) => `  ${/^[a-z]+$/u.test(name) ? name : JSON.stringify(name)}: ${it},`)
      .join("\n");
  return [
    `LEARNED_SUM\n  always: ${rounded(always)},\n${table("sum", 0)}`,
    `LEARNED_EVIDENCE\n${table("evidence", LEAST)}`,
    `LEARNED_PHRASING\n${table("phrasing", LEAST)}`,
  ].join("\n\n");
}
