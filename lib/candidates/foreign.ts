/** Terms of texts in alphabetic scripts: titles in capitals, and abbreviations with what they stand for. */
import { type Findings } from "./findings";

const DEFINED =
  /((?:[\p{L}][\p{L}'’-]*\s+){1,7}[\p{L}][\p{L}'’-]*)\s+\((?:the\s+)?["“']?([A-Z][A-Za-z0-9&/-]{1,11})["”']?\)/gu;
const NAMED =
  /(?<![.!?]\s|^|[\p{L}])(?:\p{Lu}[\p{L}'’-]+(?:(?:\s+(?:of|for|and|the|on|in|de|la)){0,2}\s+\p{Lu}[\p{L}'’-]*){1,7})/gmu;
const MEANS =
  /(?:^|[.;]\s+)(?:An?\s+|The\s+)?["“']?([\p{L}][\p{L}'’ -]{2,40}?)["”']?\s+(?:means|refers to|is defined as|denotes)\s/gmu;

/** Notes what a text in an alphabetic script names and defines. */
export function gatherForeign(text: string, findings: Findings): void {
  if (!/\p{Script=Latin}{3}/u.test(text) || /\p{Script=Han}/u.test(text)) return;
  for (const match of text.matchAll(DEFINED)) {
    const [, before = "", short = ""] = match;
    const full = fullNameOf(before, short);
    const draft = findings.add(short, "abbreviation");
    if (!draft || full === null) continue;
    draft.standsFor = full;
    findings.add(full, "abbreviation");
    findings.relate(full, short, "abbreviation");
  }
  for (const match of text.matchAll(NAMED)) {
    for (const name of namesOf(match[0])) findings.add(name, "named-head");
  }
  for (const match of text.matchAll(MEANS)) findings.add(match[1] as string, "definition");
}

/** Words in capitals at the beginning of a clause or a title that belong to no name. */
const OPENERS =
  /^(?:the|an?|and|or|but|if|in|on|at|by|of|for|to|as|under|with|within|from|this|that|these|those|any|all|each|such|its|their|our|when|where|while|no|per)$/iu;

/** The names of a stretch in capitals: none goes over a possessive, or begins with a function word. */
function namesOf(stretch: string): string[] {
  return stretch.split(/[’']s(?:\s+|$)/u).flatMap((part) => {
    const words = part.split(/\s+/u);
    while (words[0] !== undefined && OPENERS.test(words[0])) words.shift();
    return words.length > 1 ? [words.join(" ")] : [];
  });
}

/** The last words before an abbreviation whose initials it has. */
function fullNameOf(before: string, short: string): string | null {
  const words = before.trim().split(/\s+/u);
  // NTDOs: Non-Treasury Disbursing Offices.
  const letters = short.replaceAll(/[^\p{L}]|s$/gu, "").toLowerCase();
  for (let count = 2; count <= words.length; count += 1) {
    const name = words.slice(-count);
    const initials = name
      .flatMap((it) => it.split("-"))
      .filter((it) => !/^(?:of|for|and|the|on|in)$/iu.test(it));
    if (
      initials.map((it) => it.charAt(0).toLowerCase()).join("") ===
        letters.slice(0, initials.length) &&
      initials.length >= Math.min(letters.length, words.length) &&
      !/^(?:of|for|and|the|on|in)$/iu.test(name[0] as string)
    ) {
      return name.join(" ");
    }
  }
  return null;
}
