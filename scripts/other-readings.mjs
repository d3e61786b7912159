// Writes lib/search/other-readings.ts: the common characters with several readings, according to
// pinyin-pro's dictionary.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { pinyin } from "pinyin-pro";

/** The characters in everyday use: level 1 of GB 2312, 3 755 of them. */
function common() {
  const decoder = new TextDecoder("gb18030");
  const all = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) all.push(character);
    }
  }
  return all;
}

/** Each character followed by its readings, without tones, `ü` as `v`: `调diao,tiao`. */
export function otherReadings() {
  return common()
    .flatMap((character) => {
      const readings = pinyin(character, {
        multiple: true,
        toneType: "none",
        type: "array",
        v: true,
      });
      const all = [...new Set(readings)].filter((it) => /^[a-z]+$/u.test(it));
      return all.length > 1 ? [character + all.join(",")] : [];
    })
    .join(" ");
}

/** The text of lib/search/other-readings.ts. */
export function otherReadingsModule() {
  return `// Written by scripts/other-readings.mjs from pinyin-pro.
/** Common characters that are read in several ways, each before its readings: no tones, \`ü\` as \`v\`. */
export const OTHER_READINGS =
  "${otherReadings()}";
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync("lib/search/other-readings.ts", otherReadingsModule());
}
