/**
 * What other projects expect of finding a quotation: the facts of their published tables (text,
 * selector, place), written down anew. If our rules answer differently, `differs` says why.
 */
export interface OutsideCase {
  readonly name: string;
  readonly text: string;
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Where it was, in units. */
  readonly position?: number;
  /** Where it is found; null if it is not found. */
  readonly expected: { readonly start: number; readonly as: string } | null;
  readonly differs?: string;
}

const LOREM = "lorem ipsum dolor amet yada yada";

/**
 * From Apache Annotator, `packages/dom/test/text-quote/match-cases.ts`: a matcher that returns
 * every match.
 */
export const APACHE: readonly OutsideCase[] = [
  { name: "within", text: LOREM, exact: "dolor am", expected: { start: 12, as: "dolor am" } },
  {
    name: "at the beginning",
    text: LOREM,
    exact: "lorem ipsum",
    expected: { start: 0, as: "lorem ipsum" },
  },
  { name: "at the end", text: LOREM, exact: "yada yada", expected: { start: 23, as: "yada yada" } },
  {
    name: "an element's words",
    text: LOREM,
    exact: "ipsum dolor",
    expected: { start: 6, as: "ipsum dolor" },
  },
  {
    name: "in the page's title",
    text: `The title${LOREM}`,
    exact: "title",
    expected: { start: 4, as: "title" },
  },
  {
    name: "twice",
    text: LOREM,
    exact: "yada",
    expected: { start: 23, as: "yada" },
    differs:
      "they give both; a note has one place, and without position or surroundings that is the first",
  },
  {
    name: "twice, and once nearer",
    text: LOREM,
    exact: "yada",
    position: 30,
    expected: { start: 28, as: "yada" },
    differs: "they give both; a note has one place, the nearer",
  },
  {
    name: "overlapping itself",
    text: "bananas",
    exact: "ana",
    expected: { start: 1, as: "ana" },
    differs: "they give both (1 and 3)",
  },
  { name: "nowhere", text: LOREM, exact: "holy grail", expected: null },
  {
    name: "after a prefix",
    text: LOREM,
    exact: "yada",
    prefix: "t ",
    expected: { start: 23, as: "yada" },
  },
  {
    name: "before a suffix",
    text: LOREM,
    exact: "o",
    suffix: "l",
    expected: { start: 13, as: "o" },
  },
  {
    name: "between both",
    text: LOREM,
    exact: "o",
    prefix: "l",
    suffix: "re",
    expected: { start: 1, as: "o" },
  },
  {
    name: "between both, twice",
    text: LOREM,
    exact: "o",
    prefix: "l",
    suffix: "r",
    expected: { start: 1, as: "o" },
    differs: "they give both (1 and 15); the first",
  },
  { name: "not behind its prefix", text: LOREM, exact: "dolor", prefix: "oopsum ", expected: null },
  { name: "not before its suffix", text: LOREM, exact: "dolor", suffix: " amot", expected: null },
  {
    name: "before its suffix except for the space",
    text: LOREM,
    exact: "dolor",
    suffix: "a",
    expected: null,
  },
  {
    name: "with empty surroundings",
    text: LOREM,
    exact: "dolor am",
    prefix: "",
    suffix: "",
    expected: { start: 12, as: "dolor am" },
  },
  ...[
    { name: "an empty quotation" },
    { name: "an empty quotation behind a prefix", prefix: "dolor" },
    { name: "an empty quotation before a suffix", suffix: "i" },
    { name: "an empty quotation between both", prefix: "lorem ", suffix: "ipsum" },
    { name: "an empty quotation nowhere", prefix: "X" },
  ].map((it) => ({
    text: LOREM,
    exact: "",
    expected: null,
    differs: "they give a point in the text; a note on nothing has no place",
    ...it,
  })),
];

const SOLITUDE =
  "Many years later, as he faced the firing squad, Colonel Aureliano Buendía was to remember that distant afternoon when his father took him to discover ice";
const CITIES =
  "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of Darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had nothing before us, we were all going direct to Heaven, we were all going direct the other way.";
const EVERYTHING = CITIES.indexOf("everything before us") + "everything ".length;
const NOTHING = CITIES.indexOf("nothing before us") + "nothing ".length;

/**
 * From Hypothesis, `src/annotator/anchoring/test/match-quote-test.js`: the best match, with up to
 * half of it changed.
 */
export const HYPOTHESIS: readonly OutsideCase[] = [
  {
    name: "exact",
    text: SOLITUDE,
    exact: "discover ice",
    expected: { start: SOLITUDE.length - 12, as: "discover ice" },
  },
  {
    name: "one word of three was replaced",
    text: SOLITUDE,
    exact: "some years later",
    expected: null,
    differs:
      "they find “Many years later”; without surroundings three words are too few to be known again",
  },
  {
    name: "one word of three was replaced, before the same clause",
    text: SOLITUDE,
    exact: "Some years later",
    suffix: ", as he faced the firing squad, ",
    expected: null,
    differs: "found by them; here three words need both sides",
  },
  { name: "of another book", text: CITIES, exact: SOLITUDE, expected: null },
  { name: "an empty quotation", text: "foobar", exact: "", expected: null },
  { name: "an empty text", text: "", exact: "foobar", expected: null },
  ...[
    { prefix: "we had everything ", start: EVERYTHING },
    { prefix: "we had nothing ", start: NOTHING },
  ].map(({ prefix, start }) => ({
    name: `behind “${prefix}”`,
    text: CITIES,
    exact: "before us",
    prefix,
    expected: { start, as: "before us" },
  })),
  {
    name: "behind “we had every-thing”",
    text: CITIES,
    exact: "before us",
    prefix: "we had every-thing ",
    expected: null,
    differs:
      "they take the likelier; beside the words only “thing” stands, as beside the other two",
  },
  {
    name: "behind “we had nout”",
    text: CITIES,
    exact: "before us",
    prefix: "we had nout ",
    expected: null,
    differs: "they take the one behind “nothing”; two places agree nearly as well",
  },
  ...[
    { suffix: " everything", as: "we had everything" },
    { suffix: " nothing", as: "we had nothing" },
  ].map(({ suffix, as }) => ({
    name: `before “${suffix}”`,
    text: CITIES,
    exact: "we had",
    suffix,
    expected: { start: CITIES.indexOf(as), as: "we had" },
  })),
  ...[" ever ting", " nutting"].map((suffix) => ({
    name: `before “${suffix}”`,
    text: CITIES,
    exact: "we had",
    suffix,
    expected: null,
    differs:
      "they take the likelier of two; two everyday words with a word and a half beside them are not enough",
  })),
  ...[EVERYTHING, NOTHING, undefined].map((position) => ({
    name: `a slip in eight letters, at ${position ?? "no position"}`,
    text: CITIES,
    exact: "befor us",
    ...(position === undefined ? {} : { position }),
    expected: null,
    differs:
      "they take the nearest; so short a quotation has to stand word for word, or its surroundings have to",
  })),
  {
    name: "with a prefix that extends beyond the beginning",
    text: SOLITUDE,
    exact: "years later",
    prefix: "It used to be many ",
    expected: null,
    differs: "found by them; here two words behind another sentence are other words",
  },
  {
    name: "at the end of the text, with a suffix that was deleted",
    text: "Some document text",
    exact: "text",
    suffix: "missing",
    expected: null,
    differs: "found by them; a word of which nothing beside it agrees is another one",
  },
  // From Hypothesis's `html-test.js`.
  {
    name: "with a position beyond the text",
    text: LOREM,
    exact: "lorem ipsum",
    position: 1000,
    expected: { start: 0, as: "lorem ipsum" },
  },
  {
    name: "not in the page",
    text: LOREM,
    exact: "This text does not appear in the web page",
    expected: null,
  },
];

/**
 * From Apache Annotator, `describe-cases.ts`: what is described is found again. They keep as little
 * context as necessary; here it is always 32 units.
 */
export const DESCRIBED: readonly { name: string; text: string; start: number; end: number }[] = [
  { name: "within", text: LOREM, start: 12, end: 20 },
  { name: "behind the same letters", text: "To annotate or not to annotate.", start: 22, end: 26 },
  { name: "before the same letters", text: "To annotate or not to annotate.", start: 7, end: 11 },
  { name: "at the beginning", text: "to annotate or not to annotate.", start: 0, end: 2 },
  { name: "at the end", text: "To annotate or not to annotate", start: 26, end: 30 },
  { name: "among overlapping matches", text: "aaaaaaaaaa", start: 4, end: 7 },
  { name: "across elements", text: "To annotate or not to annotate", start: 22, end: 28 },
];
