import japanese from "opencc-js/dict/JPShinjitaiCharacters";
import traditional from "opencc-js/dict/TSCharacters";
import { OLD_FORMS } from "./old-forms";

/** Japanese forms that Chinese has as characters of their own: 予以, 芸香, 沙家浜, 击缶. */
const ALSO_CHINESE = ["予", "芸", "浜", "缶", "欠", "糸", "弁"];

/** What a table of OpenCC's has, as pairs of one code unit each; of several choices the first, which is the usual one. */
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
  // What is usual in Chinese, or made so, is not Japanese here: 万, 会, 争, 秘.
  const usual = new Set([...simplified.flat(), ...old.map(([, to]) => to), ...ALSO_CHINESE]);
  const shinjitai = pairsOf(japanese).filter(([from]) => !usual.has(from));
  // The last one that knows a character decides.
  const pairs = new Map([...old, ...shinjitai, ...simplified]);
  return [...pairs].map((it) => it.join("")).join("");
}

/**
 * Every Traditional, Japanese and old form of a character before what it folds to, in one string (see `foldingTable`). OpenCC's
 * tables and one of our own. Pairs that need a surrogate pair on either side are left out: folding takes one code unit to
 * one. About 16 KB: for extension pages and the background, never for the content script, which gets the pairs it needs
 * with the lexicon.
 */
export const hanVariants: string = hanVariantPairs();
