/** Reads a Traditional text in Simplified characters, one for one, so that one set of word lists is enough. */
import { hanVariants } from "../text/variants";

const HAN = /\p{Script=Han}/gu;
/** A text is Traditional if more of its characters than this have a Simplified form of their own. */
const SHARE = 0.08;
const ENOUGH_UNITS = 4000;

let table: Map<string, string> | undefined;

function simplifiedOf(character: string): string {
  if (!table) {
    table = new Map();
    for (let i = 0; i + 1 < hanVariants.length; i += 2) {
      table.set(hanVariants.charAt(i), hanVariants.charAt(i + 1));
    }
  }
  return table.get(character) ?? character;
}

/** Whether a text is written in Traditional characters. */
export function isTraditional(text: string): boolean {
  const characters = text.slice(0, ENOUGH_UNITS).match(HAN) ?? [];
  const changed = characters.filter((it) => simplifiedOf(it) !== it).length;
  return changed > characters.length * SHARE;
}

/** The text in Simplified characters. All offsets stay the same. */
export function simplified(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i += 1) out += simplifiedOf(text.charAt(i));
  return out;
}
