import { readFileSync } from "node:fs";
import { Converter } from "opencc-js";
import { describe, expect, test } from "vitest";
import { type Encoding, decodeText, detectEncoding } from "@/lib/reading/encoding";
import { ReadingError } from "@/lib/reading/reading-error";
import { randomOf } from "../../cases/random";

const simplified =
  readFileSync("tests/documents/xczx.txt", "utf8") +
  readFileSync("data/report/000_0cdc80942cc487f2.txt", "utf8");
const traditional =
  Converter({ from: "cn", to: "tw" })(simplified) + readFileSync("docs/store/zh-TW.md", "utf8");

/** Encoders, made from the browser's decoders: the platform has none but UTF-8's. */
function encoderOf(encoding: Encoding): (text: string) => Uint8Array {
  if (encoding === "utf-8") return (text) => new TextEncoder().encode(text);
  if (encoding === "utf-16le") return (text) => new Uint8Array(Buffer.from(text, "utf16le"));
  if (encoding === "utf-16be") return (text) => Buffer.from(text, "utf16le").swap16();
  const bytes = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let byte = 0; byte < 0x80; byte += 1) bytes.set(String.fromCharCode(byte), [byte]);
  for (let lead = 0xfe; lead >= 0x81; lead -= 1) {
    for (let trail = 0xfe; trail >= 0x40; trail -= 1) {
      const text = decoder.decode(new Uint8Array([lead, trail]));
      if (/^.$/su.test(text) && text !== "\uFFFD") bytes.set(text, [lead, trail]);
    }
  }
  return (text) => new Uint8Array(Array.from(text).flatMap((it) => bytes.get(it) ?? []));
}

describe("the encoding of a text", () => {
  const sources: [name: string, text: string, encodings: Encoding[]][] = [
    ["simplified", simplified, ["gb18030", "utf-8", "utf-16le"]],
    ["traditional", traditional, ["big5", "utf-8", "gb18030"]],
  ];

  test("is right for 99.5 % of 1 800 pieces of 10 to 5 000 characters, and of UTF-16 BE", () => {
    const random = randomOf(22);
    const wrong = new Map<string, number>();
    let pieces = 0;
    for (const [name, text, encodings] of sources) {
      for (const encoding of [...encodings, "utf-16be"] as const) {
        const encode = encoderOf(encoding);
        for (let it = 0; it < 300; it += 1) {
          const length = [10, 30, 100, 1000, 5000][it % 5] ?? 10;
          const start = Math.floor(random() * (text.length - length));
          const found = detectEncoding(encode(text.slice(start, start + length)));
          pieces += 1;
          const key = `${name} ${encoding} as ${found}, ${length}`;
          if (found !== encoding) wrong.set(key, (wrong.get(key) ?? 0) + 1);
        }
      }
    }
    const sum = [...wrong.values()].reduce((all, it) => all + it, 0);
    console.log(`encodings: ${sum} of ${pieces} pieces wrong`, Object.fromEntries(wrong));
    expect(pieces).toBe(2400);
    expect(sum / pieces).toBeLessThanOrEqual(0.005);
  });

  test.each([
    [[0xef, 0xbb, 0xbf, 0x61], "utf-8", "a"],
    [[0xff, 0xfe, 0x61, 0], "utf-16le", "a"],
    [[0xfe, 0xff, 0, 0x61], "utf-16be", "a"],
    [[0x84, 0x31, 0x95, 0x33, 0xd6, 0xd0], "gb18030", "中"],
  ] as const)("is said by a byte order mark, which is no text: %j", (bytes, encoding, text) => {
    expect(decodeText(new Uint8Array(bytes), null)).toEqual({ encoding, text, undecodable: 0 });
  });

  // Node decodes windows-1252 as ISO 8859-1, so the text is not compared here.
  test("of a Western text is not taken for a Chinese one", () => {
    const text = "The café\u0092s naïve résumé is \u0093done\u0094 \u0096 see § 4.";
    expect(detectEncoding(Uint8Array.from(text, (it) => it.charCodeAt(0)))).toBe("windows-1252");
    expect(detectEncoding(new TextEncoder().encode("Plain words."))).toBe("utf-8");
  });

  test("is found in UTF-16 without a mark, of English and of short Chinese texts", () => {
    for (const text of ["A short note.\n", "一份短的通知\r\n第二行"]) {
      expect(detectEncoding(encoderOf("utf-16le")(text))).toBe("utf-16le");
      expect(detectEncoding(encoderOf("utf-16be")(text))).toBe("utf-16be");
    }
  });

  test("stays UTF-8 if some bytes are broken, and says how many", () => {
    const bytes = new TextEncoder().encode(simplified.slice(0, 2000));
    bytes[600] = 0xff;
    const read = decodeText(bytes, null);
    expect(read.encoding).toBe("utf-8");
    expect(read.undecodable).toBeGreaterThan(0);
    expect(read.undecodable).toBeLessThan(4);
  });

  test("does not count a replacement character that the text itself has", () => {
    expect(decodeText(new TextEncoder().encode("坏\uFFFD了"), null).undecodable).toBe(0);
  });

  test("can be chosen by hand, and is refused if the text cannot be in it", () => {
    const gb = encoderOf("gb18030")(simplified.slice(0, 400));
    expect(decodeText(gb, "gb18030").text).toBe(simplified.slice(0, 400));
    expect(() => decodeText(gb, "utf-8")).toThrow(ReadingError);
    expect(decodeText(gb, "big5").encoding).toBe("big5");
  });
});
