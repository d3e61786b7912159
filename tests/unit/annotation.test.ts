import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchor, describe as describePlace } from "@/lib/annotation/anchor";
import { makeAnnotation, uuidv7 } from "@/lib/annotation/make-annotation";
import { pageAddress, pageSign } from "@/lib/annotation/page-address";

const text = "福州推进近邻党建。厦门也推进近邻党建,做法不同。";

describe("a place in a text", () => {
  const second = text.lastIndexOf("近邻党建");
  const selectors = describePlace(text, second, second + 4);

  test("is found where it was", () => {
    expect(anchor(text, selectors)).toEqual({ start: second, end: second + 4 });
  });

  test("is found again behind something new", () => {
    expect(anchor(`编者按:近邻党建。${text}`, selectors)).toEqual({
      start: second + 9,
      end: second + 13,
    });
  });

  test("is told from the same words elsewhere by what stands around it", () => {
    const swapped = "厦门也推进近邻党建,做法不同。福州推进近邻党建。";
    expect(anchor(swapped, selectors)?.start).toBe(5);
  });

  test("is not found where its words are gone", () => {
    expect(anchor("近邻和党建", selectors)).toBeNull();
  });

  test("is found by any stretch of any text, as it was described", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (source, a, b) => {
          const start = a % source.length;
          const end = start + 1 + (b % (source.length - start));
          expect(anchor(source, describePlace(source, start, end))).toEqual({ start, end });
        },
      ),
    );
  });
});

describe("a note", () => {
  const draft = {
    id: null,
    text: "一",
    target: { type: "resource", source: "urn:cideng:r:term:t" },
  } as const;

  test("is made with an id and dates", () => {
    const note = makeAnnotation(draft, undefined, Date.UTC(2024, 6, 9));
    expect(note.id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
    expect(note).toMatchObject({
      created: "2024-07-09T00:00:00.000Z",
      modified: "2024-07-09T00:00:00.000Z",
    });
  });

  test("keeps its id, its date of creation and its target when its text changes", () => {
    const first = makeAnnotation(draft, undefined, 1000);
    const other = { type: "resource", source: "urn:cideng:r:term:other" } as const;
    const second = makeAnnotation({ id: first.id, text: "二", target: other }, first, 2000);
    expect(second).toEqual({
      ...first,
      modified: "1970-01-01T00:00:02.000Z",
      body: { ...first.body, value: "二" },
    });
  });

  test("has an id that sorts by time", () => {
    const times = [0, 1, 2 ** 32 - 1, 2 ** 32, Date.UTC(2024, 6, 9), Date.UTC(2100, 0, 1)];
    const ids = times.map(uuidv7);
    expect(ids.toSorted()).toEqual(ids);
    expect(Number.parseInt((ids[4] as string).replace("-", "").slice(0, 12), 16)).toBe(times[4]);
  });
});

describe("a page's address", () => {
  test.each([
    ["https://a.cn/x?id=3#part", "https://a.cn/x?id=3"],
    ["https://a.cn/x?utm_source=w&id=3&spm=1.2", "https://a.cn/x?id=3"],
    ["https://a.cn/x?fbclid=1", "https://a.cn/x"],
    ["https://a.cn/x?q=%E5%85%9A+建", "https://a.cn/x?q=%E5%85%9A+%E5%BB%BA"],
  ])("%s is %s", (url, address) => {
    expect(pageAddress(url)).toBe(address);
  });

  test("has a sign that tells it from others", () => {
    const signs = new Set(Array.from({ length: 2000 }, (_, i) => pageSign(`https://a.cn/${i}`)));
    expect(signs.size).toBe(2000);
  });
});
