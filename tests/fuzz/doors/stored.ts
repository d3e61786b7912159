/** Stored values: notes, drafts, settings, entries of the glossary. */
import { recordsOf } from "@/lib/store/document-records";
import { bundle } from "@/data/bundle";
import { anchor } from "@/lib/annotation/anchor";
import { makeAnnotation } from "@/lib/annotation/make-annotation";
import { draftFrom } from "@/lib/annotation/stored-draft";
import { noteFrom } from "@/lib/annotation/stored-note";
import { isOnPage } from "@/lib/annotation/subjects";
import type { Annotation } from "@/lib/annotation/model";
import { toJsonLd } from "@/lib/exchange/w3c/w3c";

import { concordanceOf } from "@/lib/glossary/concordance";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { bundlesOf } from "@/lib/glossary/relation-sides";
import { neighboursOf } from "@/lib/glossary/relations";
import { whole } from "@/lib/glossary/stored-entries";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { TERM_ORDERS, groupTerms } from "@/lib/glossary/term-order";
import { placesOfTerms } from "@/lib/glossary/term-places";
import { backupIsDue } from "@/lib/library/backup-due";
import { parseAddressRules } from "@/lib/private/originals";
import { parseSafety } from "@/lib/private/safety";
import { parseReport } from "@/lib/report/parse-report";
import { search } from "@/lib/search/search";
import { makeSearchable } from "@/lib/search/searchable";
import { parseSettings } from "@/lib/settings/settings";
import { raisedToVersion2, raisedToVersion3 } from "@/lib/store/migrations";
import { isCount } from "@/lib/store/reconcile";
import { recordFrom } from "@/lib/store/recovery";
import type { AnnotationRecord } from "@/lib/store/shapes";
import { type Door, must, mustEqual } from "../door";
import { mutated } from "../mutate";
import { anyClone } from "../odd-values";
import { anyNote, draftOf } from "../seeds";
import { makeBackup, readNotesFile } from "../../cases/exchange";

const NOW = Date.UTC(2026, 3, 1);
const KEY = "urn:uuid:00000000-0000-7000-8000-000000000001";
const TEXT = "近邻党建是机关党建的新路子，推行近邻党建，工作做到家门口。".repeat(3);

function recordOfNote(annotation: Annotation): unknown {
  const it = { ...annotation, id: KEY };
  return { id: KEY, subjects: ["a"], modified: it.modified, seq: 3, annotation: it };
}

export const storedNote: Door = {
  name: "stored-note",
  generate: (random) => mutated(random, recordOfNote(anyNote(random)), "clone"),
  enter(stored) {
    const record = recordFrom(stored as AnnotationRecord | null | undefined, KEY);
    const { damage, ...note } = record.annotation;
    must(
      record.subjects.every((it) => typeof it === "string"),
      "its addresses are texts",
    );
    must(typeof record.seq === "number", "its number is one");
    must(note.id === KEY, "it is known by its key");
    must(noteFrom(note, KEY) === note, "what was read of it is a note");
    if (damage) JSON.parse(damage.stored);
    mustGoOut(record.annotation);
    if (note.target.type === "selection") anchor(TEXT, note.target.selectors);
    return damage ? "refused" : "accepted";
  },
};

/** A backup contains the note and restores it, unless it is too long and the backup says so. */
function mustGoOut(note: Annotation): void {
  JSON.stringify(toJsonLd(note));
  const bytes = new TextEncoder().encode(
    makeBackup({ annotations: [note], settings: null, met: [] }),
  );
  const { annotations, refused } = readNotesFile(bytes, NOW);
  must(
    refused.every(({ reason }) => reason.code !== "unreadable"),
    "it is said why not",
  );
  must(annotations.length + refused.length === 1, "a backup has it");
  const [read] = annotations;
  if (!read) return;
  const text = makeBackup({ annotations, settings: null, met: [] });
  const again = readNotesFile(new TextEncoder().encode(text), NOW + 1000);
  mustEqual(again.annotations, annotations, "a backup of a backup is the same");
}

/**
 * A store of an earlier version. Whatever is in a record, the upgrade continues, and the record is
 * read as far as possible.
 */
export const earlierRecord: Door = {
  name: "earlier-record",
  generate(random) {
    const { target, created, modified, motivation } = anyNote(random);
    const selector =
      target.type === "selection" ? [target.selectors.quote, target.selectors.position] : undefined;
    const type = target.type === "selection" ? "passage" : "term";
    const body = { type: "TextualBody", value: "要点" };
    const old = { id: KEY, created, modified, motivation, body };
    const annotation = { ...old, target: { type, source: target.source, selector } };
    return mutated(random, { id: KEY, subject: target.source, modified, annotation }, "clone");
  },
  enter(stored) {
    const raised = raisedToVersion3(raisedToVersion2(stored));
    const record = recordFrom(raised as AnnotationRecord | null | undefined, KEY);
    return record.annotation.damage ? "refused" : "accepted";
  },
};

export const storedDraft: Door = {
  name: "stored-draft",
  generate: (random) => mutated(random, draftOf(anyNote(random)), "clone"),
  enter(stored) {
    const draft = draftFrom(stored);
    if (!draft) return "refused";
    mustEqual(draftFrom(draft), draft, "what is taken is taken again");
    makeAnnotation(draft, null, NOW);
    return "accepted";
  },
};

export const settings: Door = {
  name: "settings",
  generate(random) {
    const stored = parseSettings({
      offSites: ["a.example"],
      hiddenKinds: ["place"],
      sources: { r: { newspaper: "福州日报", date: "2026-01-01", page: null } },
    });
    return mutated(random, stored, "clone");
  },
  enter(stored) {
    const read = parseSettings(stored);
    mustEqual(parseSettings(read), read, "what is taken is taken again");
    mustEqual(parseSettings(JSON.parse(JSON.stringify(read))), read, "and through a file");
    return "accepted";
  },
};

export const safety: Door = {
  name: "safety",
  generate(random) {
    const recovery = { rebuilt: 3, reseeded: 0, lost: 2, at: NOW };
    const backup = { at: NOW, seq: 40 };
    return mutated(random, { recovery, backup, remindAfter: NOW }, "clone");
  },
  enter(stored) {
    const read = parseSafety(stored);
    mustEqual(parseSafety(read), read, "what is taken is taken again");
    const { recovery, backup, remindAfter } = read;
    const numbers = [...Object.values(recovery ?? {}), ...Object.values(backup ?? {}), remindAfter];
    must(numbers.every(isCount), "all of it is counted");
    must(recovery === null || recovery.rebuilt + recovery.reseeded + recovery.lost > 0, "of some");
    for (const time of [recovery?.at, backup?.at, remindAfter])
      if (time !== undefined) new Date(time).toISOString();
    backupIsDue(read, { seq: 100, oldest: new Date(NOW).toISOString(), now: NOW });
    return recovery && backup ? "accepted" : "refused";
  },
};

export const addressRules: Door = {
  name: "address-rules",
  generate: (random) => mutated(random, { rules: 2, since: new Date(NOW).toISOString() }, "clone"),
  enter(stored) {
    const read = parseAddressRules(stored);
    if (!read) return "refused";
    mustEqual(parseAddressRules(read), read, "what is taken is taken again");
    const names = ["https://a.example/"];
    const note = { subjects: names, created: new Date(0).toISOString() };
    must(isOnPage(note, { names, earlier: [] }, read.since), "a note is on its page");
    return "accepted";
  },
};

const report = parseReport(bundle.report.id, bundle.report.text);
const all = recordsOf(report, parseGlossary(bundle.glossary, report));
const records = {
  terms: all.terms.slice(0, 6),
  passages: all.passages.slice(0, 8),
  figures: all.figures.slice(0, 2),
  items: all.timeline.slice(0, 2),
};

interface Entries {
  readonly stored: typeof records;
  /** Whether they are also searched and drawn, which takes ten times as long. */
  readonly isDrawn: boolean;
}

export const storedEntries: Door<Entries> = {
  name: "stored-entries",
  generate: (random) => ({
    isDrawn: random() < 0.05,
    stored: (random() < 0.02
      ? { ...records, terms: [anyClone(random)] }
      : mutated(random, records, "clone")) as typeof records,
  }),
  enter({ stored, isDrawn }) {
    const lists = Object(stored) as Partial<typeof records>;
    const listOf = <T>(list: readonly T[] | undefined): T[] =>
      Array.isArray(list) ? Array.from(list) : [];
    const terms = whole("term", listOf(lists.terms));
    const passages = whole("passage", listOf(lists.passages));
    const figures = whole("figure", listOf(lists.figures));
    mustEqual(whole("term", terms), terms, "what is whole is whole");
    whole("item", listOf(lists.items));
    for (const order of TERM_ORDERS) groupTerms(terms, order, passages);
    for (const term of terms) {
      neighboursOf(term, terms);
      concordanceOf(term, passages);
    }
    if (isDrawn) {
      makeLexicon(terms);
      for (const term of terms) bundlesOf(neighboursOf(term, terms));
      placesOfTerms(terms, passages);
      search(makeSearchable(terms, passages, [], figures), "近邻");
    }
    return terms.length === records.terms.length ? "accepted" : "refused";
  },
};
