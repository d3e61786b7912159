/** Characters of symbol fonts, which have no meaning of their own (`w:sym`). */
const WINGDINGS: Readonly<Record<string, string>> = {
  "4a": "☺",
  "6c": "●",
  "6e": "■",
  "6f": "□",
  "71": "❑",
  "72": "❒",
  "75": "◆",
  "76": "❖",
  a1: "○",
  a4: "◉",
  a7: "▪",
  a8: "◻",
  ab: "★",
  d8: "➢",
  df: "←",
  e0: "→",
  e1: "↑",
  e2: "↓",
  e8: "➔",
  fb: "✗",
  fc: "✓",
  fd: "☒",
  fe: "☑",
};
const WINGDINGS_2: Readonly<Record<string, string>> = {
  "50": "✓",
  "4f": "✗",
  "52": "☑",
  "53": "☒",
  a3: "□",
};
const GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

/** A symbol as a character of Unicode; the private character itself if it is not known. */
export function symbolOf(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (!Number.isInteger(value) || value <= 0 || value > 0xffff) return "";
  const character = String.fromCharCode(value);
  const own = (value & 0xff).toString(16).padStart(2, "0");
  if (/^wingdings 2/iu.test(font)) return WINGDINGS_2[own] ?? character;
  if (/^wingdings/iu.test(font)) return WINGDINGS[own] ?? character;
  return /^symbol$/iu.test(font) && value >= 0xf000 ? ofSymbolFont(value & 0xff) : character;
}

/** Symbol has Greek letters in the places of Latin ones. */
function ofSymbolFont(place: number): string {
  if (place === 0xb7) return "•";
  if (place >= 0x41 && place <= 0x5a) return GREEK.charAt(place - 0x41);
  if (place >= 0x61 && place <= 0x7a) return GREEK.charAt(place - 0x61).toLowerCase();
  return String.fromCharCode(place >= 0x20 && place < 0x7f ? place : 0xf000 + place);
}
