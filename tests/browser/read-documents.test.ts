/** Two documents in one store: what belongs to one is read by itself, also where the ids in both are the same. */
import { beforeEach, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { type DocumentId, termAddress } from "@/lib/document/address";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseReport } from "@/lib/report/parse-report";
import { recordsOf } from "@/lib/store/document-records";
import { openStore } from "@/lib/store/open";
import {
  allDocuments,
  countRecords,
  figuresOf,
  passagesWith,
  readDocument,
  termsAt,
} from "@/lib/store/read-documents";
import type { DocumentRecords } from "@/lib/store/shapes";
import { useEmptyStore } from "./own-store";

const report = parseReport(bundle.report.id, bundle.report.text);
const glossary = parseGlossary(bundle.glossary, report);
const first = recordsOf(report, glossary);
const copied = recordsOf({ ...report, id: "another" as DocumentId }, glossary);
const second = { ...copied, document: { ...copied.document, title: "另一篇", order: -1 } };

useEmptyStore();
beforeEach(async () => {
  await put(first);
  await put(second);
});

async function put(records: DocumentRecords): Promise<void> {
  const database = await openStore();
  const stores = ["documents", "passages", "terms", "figures", "timeline"] as const;
  const transaction = database.transaction(stores, "readwrite");
  await Promise.all([
    transaction.objectStore("documents").put(records.document),
    ...records.passages.map((it) => transaction.objectStore("passages").put(it)),
    ...records.terms.map((it) => transaction.objectStore("terms").put(it)),
    ...records.figures.map((it) => transaction.objectStore("figures").put(it)),
    ...records.timeline.map((it) => transaction.objectStore("timeline").put(it)),
    transaction.done,
  ]);
}

const byAddress = (records: DocumentRecords) => ({
  ...records,
  terms: records.terms.toSorted((a, b) => (a.address < b.address ? -1 : 1)),
});

test("each document is read whole, in the order of the documents", async () => {
  const documents = await Promise.all((await allDocuments()).map(readDocument));
  expect(documents).toEqual([byAddress(second), byAddress(first)]);
});

test("a record without a document is counted, and found under none", async () => {
  const before = await countRecords();
  await (await openStore()).put("terms", { address: "damaged" } as never);
  expect(await countRecords()).toBe(before + 1);
  const documents = await Promise.all((await allDocuments()).map(readDocument));
  expect(documents.flatMap(({ terms }) => terms)).toHaveLength(2 * first.terms.length);
});

test("terms are read by their addresses, in the order asked for, without those there are none of", async () => {
  const addresses = [second, first].map((it) => termAddress(it.document.id, "sandan-zhi"));
  const nobody = termAddress(first.document.id, "nobody");
  const found = await termsAt([addresses[0]!, nobody, addresses[1]!]);
  expect(found.map((it) => [it.document, it.id])).toEqual([
    ["another", "sandan-zhi"],
    [report.id, "sandan-zhi"],
  ]);
  expect(
    new Set(found.flatMap((it) => it.related.map(({ address }) => address.split(":")[2]))),
  ).toEqual(new Set(["another", report.id]));
});

test("a term's figures and passages are those of its own document", async () => {
  const counted = second.terms.find(({ id }) => second.figures.some(({ term }) => term === id))!;
  expect(await figuresOf([counted])).toEqual(
    second.figures.filter(({ term }) => term === counted.id),
  );
  const passages = await passagesWith(second.document.id, ["p2", "p99", "headline"]);
  expect(passages.map((it) => [it.document, it.id])).toEqual([
    ["another", "p2"],
    ["another", "headline"],
  ]);
});
