/** The language of a text, as its characters tell. */

const ONLY_SIMPLIFIED =
  /[这们来为国说时会对发后过学经还进样实现当没动开从无与长机关点业将两间问应战头体见产给话门员东声论处认条几气题变总电数报结务场计资许统区队决书听强难权设记领确传师观亲带争运级织党农乡镇兴坚责录项监创环养护标准证据]/gu;
const ONLY_TRADITIONAL =
  /[這們來為國說時會對發後過學經還進樣實現當沒動開從無與長機關點業將兩間問應戰頭體見產給話門員東聲論處認條幾氣題變總電數報結務場計資許統區隊決書聽強難權設記領確傳師觀親帶爭運級織黨農鄉鎮興堅責錄項監創環養護標準證據]/gu;
/** As much of a text as is looked at: UTF-16 code units. */
const SAMPLE_UNITS = 20_000;

/** A BCP 47 tag: `zh-Hans`, `zh-Hant`, `ja`, `ko`, `en`, or `und` if nothing tells. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE_UNITS);
  const han = count(sample, /\p{Script=Han}/gu);
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(sample, /\p{Script=Hangul}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu);
  if (kana > 0 && kana * 5 > han + kana) return "ja";
  if (hangul > han && hangul * 3 > latin) return "ko";
  if (han > 0 && han * 4 >= latin) {
    return count(sample, ONLY_TRADITIONAL) > count(sample, ONLY_SIMPLIFIED) ? "zh-Hant" : "zh-Hans";
  }
  const words = count(sample, /\b(?:the|of|and|to|in|is|for|that|with)\b/giu);
  return latin > 0 && words * 40 >= latin ? "en" : "und";
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
