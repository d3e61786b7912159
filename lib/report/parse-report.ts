/**
 * Turns text taken from a printed page into a report in reading order.
 *
 * Text copied from a newspaper column by column follows the layout, not the reading order: the
 * headline is in the middle, photo captions are among the paragraphs, and a sentence stops where
 * its column ends. What remains of the layout is its white space. Four habits of newspapers are
 * enough to read it:
 *
 * 1. Lines are paragraphs. One blank line separates paragraphs. Two or more mark a *break*, where a
 *   picture or the headline interrupted the column.
 * 2. The group after a break begins with the picture's caption, if its first line is a whole
 *   sentence. (The file itself begins with such a group.)
 * 3. The headline's group is recognised by its byline. The lines before the byline that are not
 *   whole sentences are headline and subtitle; the others are captions.
 * 4. A paragraph that does not end like a sentence was cut by the end of its column. The next line
 *   that is not a caption continues it.
 *
 * Nothing is corrected. A passage is the delivered text at its places, and the places of all
 * passages cover every character except white space.
 */
import type { DocumentId } from "../document/address";
import type { DocumentText, Passage, PassageRole, Place } from "../document/passage";

/**
 * The text does not have the form that {@link parseReport} reads. The message says where, and what
 * to do.
 */
export class ReportError extends Error {
  override readonly name = "ReportError";
}

interface Line extends Place {
  readonly number: number;
  readonly text: string;
}

type Draft = { -readonly [K in keyof Omit<Passage, "text" | "places">]: Passage[K] } & {
  places: Place[];
};

/** Two or more blank lines: see habit 1. */
const BREAK_BLANK_LINES = 2;
/**
 * UTF-16 code units. Longer than any heading that a newspaper prints in one line, so a cut sentence
 * is not taken for a heading.
 */
const HEADING_MAX_UNITS = 30;

const BYLINE = /^本报(?:记者|通讯员|评论员)(?=\s|[:：])/u;
const WHOLE_SENTENCE = /[。!?！？…][”’」』)）》]*$/u;
const SUBHEADING = /——$/u;
const SENTENCE_PUNCTUATION = /[,，。;；:：!！?？…]/u;

/**
 * Reads the delivered text of a newspaper report.
 *
 * @param id the report's id, for the addresses of its passages
 * @param delivered the text as it was delivered, unchanged (places count its UTF-16 code units)
 * @throws ReportError if there is no text, no byline, no headline, or a last sentence without an
 *   end
 */
export function parseReport(id: DocumentId, delivered: string): DocumentText {
  const groups = splitAtBreaks(delivered);
  if (groups.length === 0) throw new ReportError("The report is empty: no line has any text.");
  const front = frontMatter(groups);
  const flow = new Flow();
  for (const group of groups) {
    const captions = captionsOf(group, front);
    for (const line of group) {
      if (front.has(line)) continue;
      if (captions.has(line)) flow.caption(line);
      else flow.body(line);
    }
  }
  const drafts = [...[...front].map(([line, role]) => draft(role, role, line)), ...flow.end()];
  return { id, passages: drafts.map((it) => finish(it, delivered)) };
}

function splitAtBreaks(delivered: string): Line[][] {
  const groups: Line[][] = [];
  let blanks = BREAK_BLANK_LINES;
  let number = 0;
  for (const match of delivered.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/gu)) {
    number += 1;
    const text = match[0].trim();
    if (text === "") {
      blanks += 1;
      continue;
    }
    const start = match.index + match[0].indexOf(text);
    const line: Line = { number, text, start, end: start + text.length };
    if (blanks >= BREAK_BLANK_LINES) groups.push([]);
    groups.at(-1)?.push(line);
    blanks = 0;
  }
  return groups;
}

/** Headline, subtitle and byline with their lines (habit 3). */
function frontMatter(groups: readonly Line[][]): Map<Line, "headline" | "subtitle" | "byline"> {
  const group = groups.find((lines) => lines.some((line) => BYLINE.test(line.text)));
  const byline = group?.find((line) => BYLINE.test(line.text));
  if (!group || !byline) {
    throw new ReportError(
      "No byline was found (a line that begins with 本报记者, 本报通讯员 or 本报评论员); the headline is looked for just above it.",
    );
  }
  const [headline, subtitle, surplus] = group.filter(
    (line) => line.start < byline.start && !WHOLE_SENTENCE.test(line.text),
  );
  if (!headline) {
    throw new ReportError(`No headline stands above the byline in line ${byline.number}.`);
  }
  if (surplus) {
    throw new ReportError(
      `Line ${surplus.number} stands between subtitle and byline and is no caption: “${surplus.text}”.`,
    );
  }
  const front = new Map<Line, "headline" | "subtitle" | "byline">([[headline, "headline"]]);
  if (subtitle) front.set(subtitle, "subtitle");
  return front.set(byline, "byline");
}

/** The lines of a group that are captions (habits 2 and 3). */
function captionsOf(group: readonly Line[], front: ReadonlyMap<Line, unknown>): Set<Line> {
  const isHeadlineGroup = group.some((line) => front.has(line));
  const candidates = isHeadlineGroup ? group.filter((line) => !front.has(line)) : group.slice(0, 1);
  return new Set(candidates.filter((line) => WHOLE_SENTENCE.test(line.text)));
}

/** Puts body lines and captions into reading order, and joins cut sentences (habit 4). */
class Flow {
  readonly #drafts: Draft[] = [];
  readonly #counts = { section: 0, subheading: 0, paragraph: 0, caption: 0 };
  #section: string | null = null;
  #subheading: string | null = null;
  #cut: { draft: Draft; line: Line } | null = null;

  caption(line: Line): void {
    this.#drafts.push(draft(`c${++this.#counts.caption}`, "caption", line));
  }

  body(line: Line): void {
    const cut = this.#cut;
    if (cut) {
      cut.draft.places.push(place(line));
      this.#cut = WHOLE_SENTENCE.test(line.text) ? null : { draft: cut.draft, line };
    } else if (SUBHEADING.test(line.text)) {
      this.#openSubheading(line);
    } else if (line.text.length <= HEADING_MAX_UNITS && !SENTENCE_PUNCTUATION.test(line.text)) {
      this.#openSection(line);
    } else {
      const paragraph = this.#push(`p${++this.#counts.paragraph}`, "paragraph", line);
      if (!WHOLE_SENTENCE.test(line.text)) this.#cut = { draft: paragraph, line };
    }
  }

  end(): Draft[] {
    if (this.#cut) {
      const { number, text } = this.#cut.line;
      throw new ReportError(
        `The sentence in line ${number} (“…${text.slice(-12)}”) has no end: the text was delivered incomplete, or a caption was taken for its continuation.`,
      );
    }
    return this.#drafts;
  }

  #openSection(line: Line): void {
    this.#counts.subheading = 0;
    this.#subheading = null;
    this.#section = null;
    this.#section = this.#push(`s${++this.#counts.section}`, "section", line).id;
  }

  #openSubheading(line: Line): void {
    this.#subheading = null;
    const id = `${this.#section ?? "s0"}.${++this.#counts.subheading}`;
    this.#subheading = this.#push(id, "subheading", line).id;
  }

  #push(id: string, role: PassageRole, line: Line): Draft {
    const it = { ...draft(id, role, line), section: this.#section, subheading: this.#subheading };
    this.#drafts.push(it);
    return it;
  }
}

function draft(id: string, role: PassageRole, line: Line): Draft {
  return {
    id,
    role,
    places: [place(line)],
    section: null,
    subheading: null,
    level: role === "section" ? 1 : role === "subheading" ? 2 : null,
    label: null,
    isRunIn: false,
    cell: null,
  };
}

function place({ start, end }: Place): Place {
  return { start, end };
}

function finish(it: Draft, delivered: string): Passage {
  return { ...it, text: it.places.map(({ start, end }) => delivered.slice(start, end)).join("") };
}
