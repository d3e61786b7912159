/**
 * Messages between contexts: requests to the background, and the status that frames of pages
 * report.
 */
import { addressesFor } from "@/lib/annotation/page-addresses";
import { isSameContent, makeAnnotation } from "@/lib/annotation/make-annotation";
import { excessOf } from "@/lib/annotation/schema";
import { draftFrom } from "@/lib/annotation/stored-draft";
import { noteFrom } from "@/lib/annotation/stored-note";
import { subjectsOf } from "@/lib/annotation/subjects";
import type { AnnotationDraft } from "@/lib/annotation/model";
import type { RequestName } from "@/lib/messages/contract";
import { parseFrameStatus, parseOpenedTerm } from "@/lib/messages/parse-frame-status";
import { ParameterError, parseParams, parseRequestName } from "@/lib/messages/parse";
import type { DocumentId } from "@/lib/document/address";
import { bundledItem } from "@/lib/store/document-records";
import { DEFAULT_SETTINGS, parseSettings } from "@/lib/settings/settings";
import type { Random } from "../../cases/random";
import { type Door, must, mustEqual, orRefused } from "../door";
import { mutated } from "../mutate";
import { oneOf } from "../odd-values";
import { anyNote, draftOf, someNotes } from "../seeds";

const NOW = Date.UTC(2026, 3, 1);

const ITEM = bundledItem({ id: "r" as DocumentId, passages: [] });

const PARAMS: { readonly [N in RequestName]: (random: Random) => unknown } = {
  "card.announce": () => ({ nonce: "1.2.3.4" }),
  "card.claim": () => ({ nonce: "1.2.3.4" }),
  "drafts.list": () => ({}),
  "draft.keep": (random) => ({ subject: "a", draft: draftOf(anyNote(random)) }),
  "entries.get": () => ({ terms: ["urn:cideng:r:term:a"], most: 3 }),
  "notes.on": () => ({ subjects: ["https://a.example/"], most: 3 }),
  "notes.get": () => ({ ids: ["urn:uuid:1"] }),
  "notes.anchors": () => ({ names: ["https://a.example/"], earlier: [] }),
  "notes.ready": () => ({}),
  "note.save": (random) => draftOf(anyNote(random)),
  "note.delete": () => ({ ids: ["urn:uuid:1"] }),
  "notes.turn": () => ({ way: "undo", n: 1 }),
  "import.stage": (random) => ({ batch: "1", annotations: someNotes(random) }),
  "import.commit": () => ({
    batch: "1",
    deletes: ["urn:uuid:1"],
    seq: 5,
    settings: DEFAULT_SETTINGS,
    met: ["urn:cideng:r:term:a"],
  }),
  "library.change": () => ({
    changes: [{ id: ITEM.id, base: null, after: ITEM }],
  }),
  "library.read": () => ({ document: "r" }),
  "term.refuse": () => ({ form: "x", isRefused: true }),
  "page.add": () => ({ tab: 1 }),
  "copies.list": () => ({}),
  "copies.read": () => ({ name: "2026-01-01.5.json" }),
  "journal.read": () => ({ from: 0 }),
  "store.rebuild": () => ({}),
  "safety.note": () => ({ what: "later" }),
  "site.switch": () => ({ host: "a.example", on: true }),
  "site.level": (random) => ({
    host: "a.example",
    level: oneOf(random, ["quiet", "everything", null]),
  }),
  "settings.get": () => ({}),
  "settings.change": () => {
    const { offSites: _, sources: __, ...preferences } = DEFAULT_SETTINGS;
    return preferences;
  },
  "term.met": () => ({ term: "urn:cideng:r:term:a" }),
  "bundle.read": () => ({}),
  "bundle.ready": () => ({}),
};

const REQUESTS = Object.keys(PARAMS) as RequestName[];
/** The requests with the most content, which are tried more often. */
const MORE: readonly RequestName[] = ["library.change", "note.save", "import.stage", "draft.keep"];

export const request: Door = {
  name: "request",
  generate(random) {
    const cideng = oneOf(random, random() < 0.5 ? MORE : REQUESTS);
    return mutated(random, { cideng, params: PARAMS[cideng](random) }, "clone");
  },
  enter(message) {
    const name = parseRequestName(message);
    if (!name) return "refused";
    const read = orRefused(ParameterError, () => parseParams(name, message));
    if (!read) return "refused";
    const params = read.value;
    mustEqual(parseParams(name, { params }), params, "what is taken is taken again");
    USES[name]?.(params as never);
    return "accepted";
  },
};

/** What is done with accepted parameters. */
const USES: Partial<Record<RequestName, (params: never) => void>> = {
  "note.save": saved,
  "draft.keep": ({ draft }: { draft: AnnotationDraft | null }) => {
    if (draft === null) return;
    mustEqual(draftFrom(JSON.parse(JSON.stringify(draft))), draft, "a draft is found again");
  },
  "import.stage": ({ annotations }: { annotations: Parameters<typeof excessOf>[0][] }) => {
    for (const it of annotations) {
      must(noteFrom(it, it.id) === it, "what is staged is a note");
      // In the form that the journal writes.
      const again: unknown = JSON.parse(JSON.stringify(it));
      mustEqual(noteFrom(again, it.id).damage, undefined, "and a note in the journal");
      subjectsOf(it.target);
    }
  },
  "import.commit": ({ settings }: { settings: unknown }) => settingsAreKept(settings),
  "settings.change": (changes: object) => {
    const settings = { ...DEFAULT_SETTINGS, ...changes };
    mustEqual(parseSettings(settings), settings, "a setting is found again");
  },
};

function settingsAreKept(settings: unknown): void {
  const once = parseSettings(settings);
  mustEqual(parseSettings(JSON.parse(JSON.stringify(once))), once, "settings are found again");
}

function saved(draft: AnnotationDraft): void {
  const note = makeAnnotation(draft, null, NOW);
  must(noteFrom(note, draft.id) === note, "what is saved is a note");
  must(excessOf(note) === null, "what is saved is not too long");
  must(isSameContent(note, draft), "it says what was asked for");
  mustEqual(JSON.parse(JSON.stringify(note)), note, "it stands in the journal as it is");
  subjectsOf(note.target);
}

export const frameStatus: Door = {
  name: "frame-status",
  generate(random) {
    const report = {
      frame: "0.5",
      isTop: true,
      host: "a.example",
      title: "题目",
      state: "settled",
      progress: 100,
      hasHan: true,
      contentType: "text/html",
      counts: { "urn:cideng:r:term:a": 3 },
      dark: { "urn:cideng:r:term:b": 1 },
      addresses: addressesFor("https://a.example/x?utm_source=1#/b", "https://a.example/y"),
      notes: { "urn:uuid:1": "there" },
      selection: "近邻",
    };
    return mutated(random, report, "clone");
  },
  enter(message) {
    const report = parseFrameStatus(message);
    if (!report) return "refused";
    mustEqual(parseFrameStatus(report), report, "what is taken is taken again");
    const { names, earlier } = report.addresses;
    must(
      [...names, ...earlier].every((it) => URL.canParse(it)),
      "an address is one",
    );
    for (const count of Object.values(report.counts)) must(count >= 0, "a count is a number");
    return "accepted";
  },
};

export const openedTerm: Door = {
  name: "opened-term",
  generate(random) {
    const term = { frame: "0.5", term: "urn:cideng:r:term:a", guess: false, inner: ["urn:x"] };
    return mutated(random, term, "clone");
  },
  enter(message) {
    const opened = parseOpenedTerm(message);
    if (!opened) return "refused";
    mustEqual(parseOpenedTerm(opened), opened, "what is taken is taken again");
    return "accepted";
  },
};
