import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, test, vi } from "vitest";
import { NO_FILTER, filterNotes } from "@/lib/annotation/filter-notes";
import { localDay, localTime } from "@/lib/annotation/local-time";
import { copyName } from "@/lib/library/copy-names";

import { toCsv } from "@/lib/exchange/formats/csv";
import type { ExportContext } from "@/lib/exchange/formats/export-context";
import { toMarkdown, toMarkdownFolder } from "@/lib/exchange/formats/markdown";

import { toJsonLd } from "@/lib/exchange/w3c/w3c";

import { note } from "@/tests/cases/exchange-notes";
import { atOnce } from "@/lib/slices/in-slices";
import { bytesOf, textOf } from "./written";
import { fromCsv } from "../cases/exchange";

const context: ExportContext = { nameOf: () => ({ title: "页", kind: "page", text: null }) };

afterEach(() => vi.unstubAllEnvs());

describe.each<[zone: string, instant: string, day: string, time: string]>([
  ["Asia/Shanghai", "2026-05-05T23:30:00.000Z", "2026-05-06", "2026-05-06T07:30:00.000+08:00"],
  ["America/New_York", "2026-01-01T02:00:00.000Z", "2025-12-31", "2025-12-31T21:00:00.000-05:00"],
  // The day before and after the clocks are put forward.
  ["America/New_York", "2026-03-08T06:59:59.999Z", "2026-03-08", "2026-03-08T01:59:59.999-05:00"],
  ["America/New_York", "2026-03-08T07:00:00.000Z", "2026-03-08", "2026-03-08T03:00:00.000-04:00"],
  ["Asia/Kolkata", "2024-02-28T18:30:00.000Z", "2024-02-29", "2024-02-29T00:00:00.000+05:30"],
  ["America/St_Johns", "2026-01-01T03:29:00.000Z", "2025-12-31", "2025-12-31T23:59:00.000-03:30"],
  ["Pacific/Kiritimati", "2026-12-31T10:00:00.000Z", "2027-01-01", "2027-01-01T00:00:00.000+14:00"],
  ["Pacific/Niue", "2026-05-06T10:59:00.000Z", "2026-05-05", "2026-05-05T23:59:00.000-11:00"],
  ["UTC", "2026-05-05T23:30:00.000Z", "2026-05-05", "2026-05-05T23:30:00.000Z"],
])("in %s, %s", (zone, instant, day, time) => {
  const made = note({ created: instant, modified: instant });
  const inZone = <T>(act: () => T): T => {
    vi.stubEnv("TZ", zone);
    return act();
  };

  test("becomes the local day and time", () => {
    expect(inZone(() => localDay(new Date(instant)))).toBe(day);
    expect(inZone(() => localTime(new Date(instant)))).toBe(time);
    expect(new Date(time).toISOString()).toBe(instant);
  });

  test("becomes the local day in Markdown, with its zone where the time is given", () => {
    expect(inZone(() => textOf(toMarkdown([made], context)))).toContain(`### ${day}\n`);
    const [file] = inZone(() =>
      Object.values(unzipSync(bytesOf(toMarkdownFolder([made], context)))),
    );
    const text = strFromU8(file as Uint8Array);
    expect(text).toContain(`### ${day}\n`);
    expect(text).toContain(`created: "${time}"`);
    expect(text).toContain(`modified: "${time}"`);
  });

  test("becomes the local time with its zone in CSV", () => {
    const [row] = fromCsv(inZone(() => textOf(toCsv([made], context))));
    expect([row?.created, row?.modified]).toEqual([time, time]);
  });

  test("becomes the local day in the name of a copy, and in the filter by days", () => {
    expect(inZone(() => copyName(new Date(instant), 7))).toBe(`${day}.7.json`);
    const filter = { ...NO_FILTER, from: day, until: day };
    expect(inZone(() => atOnce(filterNotes([made], filter, () => "")))).toEqual([made]);
  });

  test("stays in UTC in the formats for other programs", () => {
    expect(inZone(() => toJsonLd(made))).toMatchObject({ created: instant, modified: instant });
  });
});
