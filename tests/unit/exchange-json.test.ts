import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/annotation/model";
import { utcTime } from "@/lib/exchange/json/date-time";

import { deriveId } from "@/lib/exchange/w3c/derive-id";

import { ExchangeError } from "@/lib/exchange/json/exchange-error";

import { htmlToText } from "@/lib/exchange/w3c/html-to-text";

import { jsonFault } from "@/lib/exchange/json/json-fault";

import { isSame, stableJson } from "@/lib/exchange/json/json-value";

import { MAX_BYTES, MAX_DEPTH } from "@/lib/exchange/json/read-json";
import { anyJson, anyText } from "@/tests/cases/exchange-notes";
import { refusalSaid, said } from "@/tests/cases/said";
import { readJson } from "../cases/exchange";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(bytes: Uint8Array): ExchangeError {
  try {
    readJson(bytes);
  } catch (error) {
    if (error instanceof ExchangeError) return error;
    throw error;
  }
  throw new Error("it was read");
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !isBigEndian);
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 + at * 2, text.charCodeAt(at), !isBigEndian);
  }
  return bytes;
}

describe("the file parser", () => {
  test.each([
    ["UTF-8", utf8('{"a":"词灯"}')],
    ["UTF-8 with a byte order mark", utf8('\ufeff{"a":"词灯"}')],
    ["UTF-16, little-endian", utf16('{"a":"词灯"}', false)],
    ["UTF-16, big-endian", utf16('{"a":"词灯"}', true)],
  ])("reads %s", (_, bytes) => {
    expect(readJson(bytes)).toEqual({ a: "词灯" });
  });

  test.each([
    // 词 in GBK and in Big5.
    ["GBK", Uint8Array.of(0x22, 0xb4, 0xca, 0x22), { byte: 1 }],
    ["Big5", Uint8Array.of(0x22, 0x61, 0xb5, 0xfc, 0x22), { byte: 2 }],
    ["a truncated character", Uint8Array.of(0x22, 0xe8, 0xaf), { byte: 2 }],
    [
      "a lone surrogate in UTF-16",
      Uint8Array.of(0xff, 0xfe, 0x22, 0, 0x00, 0xd8, 0x22, 0),
      { byte: 7 },
    ],
    ["an odd byte in UTF-16", Uint8Array.of(0xff, 0xfe, 0x22), { byte: 2 }],
  ])("refuses %s with the place", (_, bytes, place) => {
    const error = refusal(bytes);
    expect(error).toMatchObject({ name: "ExchangeError", code: "encoding", place });
    expect(refusalSaid(error)).toMatch(/Save the file as UTF-8/u);
  });

  test("names the invalid byte far inside a long file", () => {
    const bytes = utf8(`"${"词".repeat(100_000)}"`);
    bytes[200_003] = 0xff;
    expect(refusal(bytes).place).toEqual({ byte: 200003 });
  });

  test.each([
    ["", { line: 1, column: 1 }, /ends before/u],
    ['{"a":1,\n "b" 2}', { line: 2, column: 6 }, /“2”, U\+0032/u],
    ['{\r\n"a":1,\r"b":01}', { line: 3, column: 5 }, /U\+0030/u],
    ["[1,]", { line: 1, column: 4 }, /“\]”/u],
    ['{"a":1,}', { line: 1, column: 8 }, /“\}”/u],
    ["[1}", { line: 1, column: 3 }, /“\}”/u],
    ['["a', { line: 1, column: 2 }, /U\+0022/u],
    ['["\\x"]', { line: 1, column: 2 }, /U\+0022/u],
    ['["\t"]', { line: 1, column: 2 }, /U\+0022/u],
    ["nul", { line: 1, column: 1 }, /“n”/u],
    ["[1] 2", { line: 1, column: 5 }, /“2”/u],
    ["id,note\n1,x", { line: 1, column: 1 }, /“i”/u],
    ["{\u0000", { line: 1, column: 2 }, /\(U\+0000\)/u],
    ["{𠀀", { line: 1, column: 2 }, /“𠀀”, U\+20000/u],
  ])("says where %j stops being JSON", (text, place, reason) => {
    const error = refusal(utf8(text));
    expect(error).toMatchObject({ code: "not-json", place });
    expect(said(error.reason)).toMatch(reason);
  });

  test("finds no fault in what JSON.parse accepts, and otherwise none later than JSON.parse", () => {
    const scraps = [
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "1",
      "-",
      ".5",
      "true",
      "nul",
      " ",
      '"a"',
      '"',
      "0",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...scraps), { maxLength: 9 }), (parts) => {
        const text = parts.join("");
        const fault = jsonFault(text);
        try {
          JSON.parse(text);
        } catch (error) {
          const position = /position (?<at>\d+)/u.exec(String(error))?.groups?.["at"];
          expect(fault).toBeLessThanOrEqual(Number(position ?? text.length));
          return;
        }
        expect(fault).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["a list a hundred thousand deep", "[".repeat(100_000)],
    ["objects a hundred thousand deep", '{"a":'.repeat(100_000)],
    ["one level too many", `${"[".repeat(MAX_DEPTH + 1)}${"]".repeat(MAX_DEPTH + 1)}`],
  ])("refuses %s", (_, text) => {
    expect(refusal(utf8(text))).toMatchObject({ code: "too-deep" });
  });

  test("accepts the maximum depth, and ignores brackets in strings", () => {
    const deep = `${"[".repeat(MAX_DEPTH)}${"]".repeat(MAX_DEPTH)}`;
    expect(stableJson(readJson(utf8(deep)) as never)).toBe(deep);
    expect(readJson(utf8(JSON.stringify('\\"[{'.repeat(200))))).toBe('\\"[{'.repeat(200));
  });

  test("refuses 70 MB and names the size", () => {
    const error = refusal(new Uint8Array(70 * 1024 * 1024));
    expect(error).toMatchObject({ code: "too-large" });
    expect(refusalSaid(error)).toMatch(/\(70 MiB\); the limit is 64 MiB/u);
    expect(MAX_BYTES).toBe(64 * 1024 * 1024);
  });

  test("never reaches a prototype", () => {
    const text =
      '{"__proto__":{"bad":1},"a":[{"constructor":{"prototype":{"bad":1}}}],"\\u005f_proto__":2,"b":3}';
    const value = readJson(utf8(text));
    expect(JSON.stringify(value)).toBe('{"a":[{}],"b":3}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["bad"]).toBeUndefined();
  });
});

describe("stable JSON", () => {
  test("is the same for equal values, whatever the order of members", () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.jsonValue({ maxDepth: 2 })), (it) => {
        const turned = Object.fromEntries(Object.entries(it).toReversed());
        expect(stableJson(turned as never)).toBe(stableJson(it as never));
        expect(stableJson(JSON.parse(stableJson(it as never)) as never)).toBe(
          stableJson(it as never),
        );
      }),
    );
  });
});

describe("the comparison of two values", () => {
  test("agrees with their stable JSON", () => {
    const value = fc.oneof(
      anyJson,
      fc.constantFrom<Json[]>({ a: 1, b: [] }, { b: [], a: 1 }, [1, 2], [1], {}),
    );
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(isSame(one, JSON.parse(JSON.stringify(one)) as Json)).toBe(true);
        expect(isSame(one, other)).toBe(stableJson(one) === stableJson(other));
      }),
    );
  });
});

describe("times", () => {
  test.each([
    ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000Z"],
    ["2026-01-02T03:04:05.6789+08:00", "2026-01-01T19:04:05.678Z"],
    ["2024-02-29T24:00:00Z", "2024-03-01T00:00:00.000Z"],
    ["2023-02-29T00:00:00Z", null],
    ["2026-01-02T03:04:05", null],
    ["2026-01-02T24:00:01Z", null],
    ["2026-1-2T03:04:05Z", null],
    ["9999-12-31T23:59:59-14:00", null],
    ["", null],
  ])("%s becomes %s", (text, utc) => {
    expect(utcTime(text)).toBe(utc);
  });
});

describe("derived ids", () => {
  test("are UUIDs of version 8, and the same text always gives the same one", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(deriveId(text)).toMatch(
          /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u,
        );
        expect(deriveId(text)).toBe(deriveId(text));
      }),
    );
    expect(deriveId("https://notes.example/1")).toMatchInlineSnapshot(
      `"urn:uuid:ff2b5877-52d1-8ace-891e-050cb117097b"`,
    );
  });

  test("differ for a hundred thousand addresses that differ in one digit", () => {
    const ids = new Set(
      Array.from({ length: 100_000 }, (_, n) => deriveId(`https://a.example/${n}`)),
    );
    expect(ids.size).toBe(100_000);
  });
});

describe("HTML as text", () => {
  test.each([
    ["<p>一</p><p>二</p>", "一\n\n二"],
    ["一<br>二<br/>三", "一\n二\n三"],
    ["<ul><li>一</li><li>二</li></ul>", "一\n\n二"],
    ["a <b>b</b>\n c", "a b c"],
    ["1 < 2 &lt; 3 &amp;amp; &quot;&apos;&gt;", "1 < 2 < 3 &amp; \"'>"],
    ["&#35789;&#x706F;&#0;&#xD800;&#x110000;&eacute;", "词灯\ufffd\ufffd\ufffd&eacute;"],
    ["<script>alert(1)</script>x<style>p{}</style>", "x"],
    ["<!-- <b> -->x<!DOCTYPE html>", "x"],
    ["<SCRIPT>x", ""],
    ["x <b", "x <b"],
    ["<a title='1 > 0'>y</a>", "0'>y"],
    ["", ""],
  ])("%j becomes %j", (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test.each(["<", "<a", "<!--", "<p>", "&#32;", "<script>", " ", "\n"])(
    // With quadratic cost, this would take hours.
    "ends in time with two million of %j",
    (piece) => {
      const html = piece.repeat(2_000_000 / piece.length);
      expect(htmlToText(html).length).toBeLessThanOrEqual(html.length);
    },
  );
});
