import { describe, expect, test } from "vitest";
import { makeAnnotation, newId, uuidv7 } from "@/lib/annotation/make-annotation";

describe("a note", () => {
  const draft = {
    id: newId(Date.UTC(2024, 6, 9)),
    base: null,
    text: "一",
    tags: [" 近邻 ", "近邻", ""],
    colour: "green",
    target: { type: "resource", source: "urn:cideng:r:term:t" },
  } as const;

  test("is made with an id and dates", () => {
    const note = makeAnnotation(draft, null, Date.UTC(2024, 6, 9));
    expect(note.id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
    expect(note).toMatchObject({
      created: "2024-07-09T00:00:00.000Z",
      modified: "2024-07-09T00:00:00.000Z",
    });
  });

  test("keeps its id, its creation date and its target when its text changes", () => {
    const first = makeAnnotation(draft, null, 1000);
    const other = { type: "resource", source: "urn:cideng:r:term:other" } as const;
    const changed = { ...draft, base: first.modified, text: "二", target: other };
    expect(makeAnnotation(changed, first, 2000)).toEqual({
      ...first,
      modified: "1970-01-01T00:00:02.000Z",
      body: { ...first.body, value: "二" },
    });
  });

  test("has a different time in each version, even if the clock stands still or is set back", () => {
    const first = makeAnnotation(draft, null, 1000);
    for (const now of [1000, 500]) {
      expect(makeAnnotation(draft, first, now).modified).toBe("1970-01-01T00:00:01.001Z");
    }
  });

  test("a note without a text marks its passage, and its motivation says so", () => {
    expect(makeAnnotation({ ...draft, text: " " }, null, 0).motivation).toBe("highlighting");
  });

  test("keeps its motivation if it was imported", () => {
    const foreign = { ...makeAnnotation(draft, null, 0), motivation: "replying" };
    expect(makeAnnotation(draft, foreign, 1).motivation).toBe("replying");
  });

  test("has each tag once, without surrounding white space", () => {
    expect(makeAnnotation(draft, null, 0).tags).toEqual(["近邻"]);
  });

  test("has an id that sorts by time", () => {
    const times = [0, 1, 2 ** 32 - 1, 2 ** 32, Date.UTC(2024, 6, 9), Date.UTC(2100, 0, 1)];
    const ids = times.map(uuidv7);
    expect(ids.toSorted()).toEqual(ids);
    expect(Number.parseInt((ids[4] as string).replace("-", "").slice(0, 12), 16)).toBe(times[4]);
  });
});
