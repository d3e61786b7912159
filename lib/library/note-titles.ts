import type { Annotation } from "../annotation/model";
import type { ExportContext } from "../exchange/formats/export-context";
import { hashOf } from "../route/route";
import type { PassageRecord } from "../store/shapes";
import type { Library } from "./library";
import { routeOf, subjectOf } from "./note-subject";

interface Title {
  readonly title: string;
  readonly lang: "zh-CN" | undefined;
  readonly href: string | null;
  readonly isPage: boolean;
}

/** Names the subjects of notes, for lists and for exports. */
export interface NoteTitles extends ExportContext {
  readonly titleOf: (note: Annotation) => Title;
}

/** The page or the document that a note is on. */
interface Group extends Title {
  readonly key: string;
  readonly place: string | null;
}

/** The words of the interface's language that names need. */
export interface NoteWords {
  readonly placeName: (passage: PassageRecord) => string;
  readonly unknown: string;
}

/**
 * Names for the subjects of notes, in lists and in exported files.
 *
 * @param words the words for a passage, and for an unknown subject
 */
export function noteTitles(
  library: Pick<Library, "terms" | "passages">,
  { placeName, unknown }: NoteWords,
): NoteTitles {
  return {
    titleOf(note) {
      const subject = subjectOf(note, library);
      const route = routeOf(subject);
      if (subject.kind === "page") {
        const title = subject.title || unknown;
        return { title, lang: undefined, href: subject.url, isPage: true };
      }
      const title = subject.kind === "term" ? subject.term.form : placeName(subject.passage);
      const lang = subject.kind === "term" ? ("zh-CN" as const) : undefined;
      return { title, lang, href: route && `/reader.html${hashOf(route)}`, isPage: false };
    },
    nameOf(note) {
      const subject = subjectOf(note, library);
      switch (subject.kind) {
        case "term":
          return { kind: "term", title: subject.term.form, text: subject.term.definition.zh };
        case "passage": {
          const { passage } = subject;
          return { kind: "passage", title: placeName(passage), text: passage.text };
        }
        case "page":
          return { kind: "page", title: subject.title || unknown, text: null };
      }
    },
  };
}

/**
 * Names what notes are on, as headings above them: their page, or the document of their term or
 * passage.
 *
 * @param words the words for a document, and for an unknown subject
 */
export function noteGroups(
  library: Pick<Library, "terms" | "passages" | "documents" | "annotations">,
  { document: isDocument, unknown }: { readonly document: string; readonly unknown: string },
): (note: Annotation) => Group {
  // The notes of earlier versions, and those on a whole page, have no title of their own.
  const titles = new Map<string, string>();
  for (const { target } of library.annotations)
    if (target.title !== undefined && !titles.has(target.source))
      titles.set(target.source, target.title);
  return (note) => {
    const subject = subjectOf(note, library);
    if (subject.kind === "page") {
      const { url } = subject;
      const { source } = note.target;
      const title = titles.get(source) ?? (subject.title || unknown);
      const isNamed = subject.isNamed || titles.has(source);
      const place = isNamed && url !== null ? new URL(url).host : null;
      return { key: source, title, lang: undefined, href: url, isPage: true, place };
    }
    const { document } = subject.kind === "term" ? subject.term : subject.passage;
    const found = library.documents.find((it) => it.document.id === document);
    return {
      key: document,
      title: found?.document.title ?? document,
      lang: "zh-CN",
      href: `/reader.html${hashOf({ document, view: "text", passage: null })}`,
      isPage: false,
      place: isDocument,
    };
  };
}
