import japanese from "opencc-js/dict/JPShinjitaiCharacters";
import traditional from "opencc-js/dict/TSCharacters";
import { OLD_FORMS } from "./old-forms";

/** Japanese forms that are also Chinese characters with a meaning of their own: 予以, 芸香, 沙家浜, 击缶. */
const ALSO_CHINESE = ["予", "芸", "浜", "缶", "欠", "糸", "弁"];

/**
 * The entries of an OpenCC table in which both sides are one code unit. If there are several
 * choices, the first one counts, which is the usual one.
 */
function pairsOf(table: string): (readonly [from: string, to: string])[] {
  return table
    .split("|")
    .map((row) => row.split(" "))
    .flatMap(([from, to]) => (from?.length === 1 && to?.length === 1 ? [[from, to] as const] : []));
}

function hanVariantPairs(): string {
  const simplified = pairsOf(traditional);
  const old = Array.from({ length: OLD_FORMS.length / 2 }, (_, i) => {
    return [OLD_FORMS.charAt(2 * i), OLD_FORMS.charAt(2 * i + 1)] as const;
  });
  // A form that is usual in Chinese, or that another form folds to, does not count as Japanese
  // here: 万, 会, 争, 秘.
  const usual = new Set([...simplified.flat(), ...old.map(([, to]) => to), ...ALSO_CHINESE]);
  const shinjitai = pairsOf(japanese).filter(([from]) => !usual.has(from));
  // Later tables override earlier ones.
  const pairs = new Map([...old, ...shinjitai, ...simplified]);
  return [...pairs].map((it) => it.join("")).join("");
}

/**
 * Every Traditional, Japanese and old form of a character, each followed by the form to which it
 * folds, in one string (see `foldingTable`). It is made from OpenCC's tables and one of our own.
 * Pairs with a surrogate pair on either side are left out, because folding maps one code unit to
 * one. The string takes about 16 KB. It is for extension pages and the background, never for the
 * content script, which receives the pairs that it needs with the lexicon.
 */
export const hanVariants: string = hanVariantPairs();
