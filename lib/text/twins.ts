/**
 * Duplicates of Chinese characters, as PDFs contain them: radicals (⼯, U+2F2F, for 工) and compatibility
 * ideographs.
 */

/** The ranges of duplicates, first and last. */
const RANGES = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
] as const;

/**
 * Radicals without a compatibility mapping, each followed by its `Equivalent_Unified_Ideograph`
 * (Unicode 15), if that is one unit. PDFs contain ⺠ for 民 and ⻔ for 门.
 */
const RADICALS =
  "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀" +
  "⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/** The code units of all duplicates, each with that of the usual character. */
export function* twins(): Generator<readonly [twin: number, usual: number]> {
  for (const [first, last] of RANGES) {
    for (let unit = first; unit <= last; unit += 1) {
      const usual = String.fromCharCode(unit).normalize("NFKC");
      const to = usual.charCodeAt(0);
      if (usual.length === 1 && to !== unit) yield [unit, to];
    }
  }
  for (let i = 0; i < RADICALS.length; i += 2) {
    yield [RADICALS.charCodeAt(i), RADICALS.charCodeAt(i + 1)];
  }
}

const TWIN = /[\u2e80-\u2fdf\uf900-\ufaff]/gu;
let usual: ReadonlyMap<string, string> | undefined;

/** The text with the usual characters in the place of their duplicates. All offsets stay the same. */
export function withoutTwins(text: string): string {
  return text.replaceAll(TWIN, (twin) => {
    usual ??= new Map(
      Array.from(twins(), (pair) => pair.map((it) => String.fromCharCode(it)) as [string, string]),
    );
    return usual.get(twin) ?? twin;
  });
}
