/** The journal's files with changed frames, and with changed bytes. */
import { frame } from "@/lib/journal/frame";
import { type Entry, Journal, type JournalFile } from "@/lib/journal/journal";
import { NewerJournalError } from "@/lib/journal/journal-file";
import { noteFrom } from "@/lib/annotation/stored-note";
import { recordFrom, recordOf } from "@/lib/store/recovery";
import type { Annotation } from "@/lib/annotation/model";
import type { AnnotationRecord } from "@/lib/store/shapes";
import type { Random } from "../../cases/random";
import { type Door, must, mustEqual, orRefused } from "../door";
import { joined, mutated, mutatedBytes, randomBytes } from "../mutate";
import { anyNote } from "../seeds";

type Bytes = Uint8Array<ArrayBuffer>;

/** A file in memory. */
export class MemoryFile implements JournalFile {
  bytes: Bytes;
  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }
  read(buffer: Bytes, { at }: { at: number }): number {
    buffer.set(this.bytes.subarray(at, at + buffer.length));
    return buffer.length;
  }
  write(buffer: Bytes, { at }: { at: number }): number {
    if (this.bytes.length < at + buffer.length) this.truncate(at + buffer.length);
    this.bytes.set(buffer, at);
    return buffer.length;
  }
  truncate(size: number): void {
    const bytes = new Uint8Array(size);
    bytes.set(this.bytes.subarray(0, size));
    this.bytes = bytes;
  }
  flush(): void {}
  getSize(): number {
    return this.bytes.length;
  }
}

const SIZES = { roomBytes: 16, compactBytes: 3000 };
const open = (files: readonly Bytes[]): { journal: Journal; files: MemoryFile[] } => {
  const held = files.map((it) => new MemoryFile(new Uint8Array(it)));
  return { journal: new Journal(held, SIZES), files: held };
};

function payloads(random: Random, generation: number): unknown[] {
  const entry = (seq: number): Entry => {
    const value = random() < 0.2 ? null : anyNote(random);
    return { seq, key: value?.id ?? `urn:uuid:${seq}`, value };
  };
  const seq = generation * 10;
  return [
    { type: "begin", version: 1, generation },
    { type: "kept", entries: [entry(seq + 1), entry(seq + 2)] },
    { type: "whole", generation, live: 2, seq: seq + 2 },
    { type: "added", live: 2, entries: [entry(seq + 3)] },
  ];
}

function file(random: Random, generation: number): Bytes {
  const isChanged = random() < 0.6;
  const said = isChanged
    ? (mutated(random, payloads(random, generation), "json") as unknown[])
    : payloads(random, generation);
  const list: unknown[] = Array.isArray(said) ? said : [said];
  const frames = list.map((it) => frame(new TextEncoder().encode(JSON.stringify(it) ?? "")));
  // A correct checksum around data that is not JSON, or not UTF-8.
  if (random() < 0.05) frames.splice(1, 0, frame(randomBytes(random, 20)));
  const bytes = joined(...frames);
  return random() < 0.3 ? mutatedBytes(random, bytes) : bytes;
}

export const journal: Door<readonly Bytes[]> = {
  name: "journal",
  generate: (random) => [
    file(random, 3),
    random() < 0.5 ? file(random, 2) : new Uint8Array(),
    random() < 0.1 ? randomBytes(random, 200) : new Uint8Array(),
  ],
  enter(bytes) {
    const opened = orRefused(NewerJournalError, () => open(bytes));
    if (!opened) return "refused";
    const { journal: it, files } = opened.value;
    const before = Array.from(it.entries());
    for (const { key, seq, value } of before) {
      must(typeof key === "string" && Number.isSafeInteger(seq), "an entry has a key and a number");
      if (value === null) continue;
      must(value !== undefined, "an entry says whether it has a value");
      // The record that the database receives, and what is read of it.
      const record = { ...recordOf(value as Annotation, seq), id: key } as AnnotationRecord;
      must(recordFrom(record, key).id === key, "it can be read");
      noteFrom(value, key);
    }
    must(it.live === before.filter(({ value }) => value !== null).length, "they are counted");
    must(Number.isSafeInteger(it.expectedLive) && it.expectedLive >= 0, "so are those before");
    const seq = it.append([{ key: "urn:uuid:new", value: { a: 1 } }], 0);
    must(Number.isSafeInteger(seq) && before.every((one) => one.seq < seq), "a change is the last");
    const again = open(files.map((one) => one.bytes)).journal;
    const expected = before.filter(({ key }) => key !== "urn:uuid:new");
    for (const one of expected) mustEqual(again.get(one.key), one, "nothing is lost by a change");
    mustEqual(
      again.get("urn:uuid:new"),
      { seq, key: "urn:uuid:new", value: { a: 1 } },
      "it is there",
    );
    must(again.live === it.live && again.lastSeq === seq, "the next start finds the same");
    return it.damage.skippedBytes > 0 ? "refused" : "accepted";
  },
};
