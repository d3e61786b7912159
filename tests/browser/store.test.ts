import { openDB } from "idb";
import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import type { Annotation } from "@/lib/annotation/model";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseReport } from "@/lib/report/parse-report";
import { openStore } from "@/lib/store/open";
import { allAnnotations, annotatedSubjects } from "@/lib/store/all-notes";
import { installBundle } from "@/lib/store/library";
import { installedEdition, recordsOn } from "@/lib/store/read";
import { allDocuments, allTerms, readDocument } from "@/lib/store/read-documents";
import { DATABASE_NAME, SCHEMA_VERSION } from "@/lib/store/schema";
import type { PassageRecord } from "@/lib/store/shapes";
import { indexAnew } from "@/lib/store/write";
import { startWriter } from "./journal-in-worker";
import { draftOf } from "./note-draft";
import { useEmptyStore } from "./own-store";

const notesOn = async (subjects: readonly string[]) =>
  (await recordsOn(subjects)).map(({ annotation }) => annotation);

const report = parseReport(bundle.report.id, bundle.report.text);
const glossary = parseGlossary(bundle.glossary, report);
const journal = useEmptyStore();

async function allPassages(): Promise<readonly PassageRecord[]> {
  const documents = await Promise.all((await allDocuments()).map(readDocument));
  return documents.flatMap(({ passages }) => passages);
}

async function save(text: string): Promise<Annotation> {
  const outcome = await startWriter(journal).writer.save(draftOf(text), 1);
  if (outcome.kind !== "saved") throw new Error("a conflict");
  return outcome.annotation;
}

describe("the bundled data", () => {
  test("is installed completely", async () => {
    expect(await installedEdition()).toBeNull();
    await installBundle("e1", report, glossary);
    expect(await installedEdition()).toBe("e1");
    expect((await allPassages()).map((it) => it.id)).toEqual(report.passages.map((it) => it.id));
    expect(await allTerms()).toHaveLength(glossary.terms.length);
  });

  test("replaces an earlier edition, and notes stay", async () => {
    await installBundle("e1", report, glossary);
    const note = await save("记");
    await installBundle(
      "e2",
      { ...report, passages: report.passages.slice(0, 5) },
      { ...glossary, terms: glossary.terms.slice(0, 7) },
    );
    expect(await installedEdition()).toBe("e2");
    expect(await allPassages()).toHaveLength(5);
    expect(await allTerms()).toHaveLength(7);
    expect(await allAnnotations()).toEqual([note]);
  });

  test("an edition that cannot be stored leaves the earlier edition installed", async () => {
    await installBundle("e1", report, glossary);
    const broken = {
      ...glossary,
      terms: [...glossary.terms.slice(0, 3), { ...glossary.terms[3], kind: () => {} }],
    };
    await expect(installBundle("e2", report, broken as never)).rejects.toThrow(
      "The store is unavailable",
    );
    expect(await installedEdition()).toBe("e1");
    expect(await allTerms()).toHaveLength(glossary.terms.length);
  });
});

describe("a store that cannot be used", () => {
  test("a store that a newer build has upgraded is reported, and left as it is", async () => {
    const newer = await openDB(DATABASE_NAME, SCHEMA_VERSION + 5, {
      upgrade: (database) =>
        void database.createObjectStore("annotations").put({ precious: true }, "x"),
    });
    newer.close();
    await expect(allAnnotations()).rejects.toMatchObject({ name: "StoreError", trouble: "newer" });
    const again = await openDB(DATABASE_NAME);
    expect(again.version).toBe(SCHEMA_VERSION + 5);
    expect(await again.get("annotations", "x")).toEqual({ precious: true });
    again.close();
  });

  test("a store that the browser has closed is opened again by the next request", async () => {
    const note = await save("一");
    (await openStore()).close();
    expect(await allAnnotations()).toEqual([note]);
    (await openStore()).close();
    await save("二");
    expect(await allAnnotations()).toHaveLength(2);
  });

  test("the store closes when a newer build wants to upgrade it", async () => {
    await installedEdition();
    const newer = await openDB(DATABASE_NAME, SCHEMA_VERSION + 1);
    expect(newer.version).toBe(SCHEMA_VERSION + 1);
    newer.close();
    await expect(installedEdition()).rejects.toMatchObject({ trouble: "newer" });
  });
});

test("notes from before today's rules are found under their pages' addresses of today", async () => {
  const source = "https://a.cn/dir/index.html?utm_source=w";
  const { writer } = startWriter(journal);
  await writer.save(draftOf("旧", { target: { type: "resource", source } }), 1);
  await writer.save(draftOf("词"), 2);
  const database = await openStore();
  const [old] = await database.getAllFromIndex("annotations", "subjects", source);
  if (!old) throw new Error("it has not been saved");
  await database.put("annotations", { ...old, subjects: [source] });
  expect(await notesOn(["https://a.cn/dir/"])).toEqual([]);

  await indexAnew();
  expect(await notesOn(["https://a.cn/dir/"])).toEqual([old.annotation]);
  expect(await annotatedSubjects()).toEqual(["https://a.cn/dir/", source, "urn:cideng:r:term:a"]);
  const again = await database.get("annotations", old.id);
  expect(again).toEqual(old);
});
