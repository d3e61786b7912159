import type { Target } from "../annotation/model";
import type { ExportContext } from "../exchange/export-context";
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

export interface NoteTitles extends ExportContext {
  readonly titleOf: (target: Target) => Title;
}

/**
 * Names for what notes are on: in lists, and in exported files.
 *
 * @param placeName what a passage is called
 */
export function noteTitles(
  library: Pick<Library, "terms" | "passages">,
  placeName: (passage: PassageRecord) => string,
): NoteTitles {
  return {
    titleOf(target) {
      const subject = subjectOf(target, library);
      const route = routeOf(subject);
      if (subject.kind === "page") {
        return { title: subject.title, lang: undefined, href: subject.url, isPage: true };
      }
      const title = subject.kind === "term" ? subject.term.form : placeName(subject.passage);
      const lang = subject.kind === "term" ? ("zh-CN" as const) : undefined;
      return { title, lang, href: route && `/reader.html${hashOf(route)}`, isPage: false };
    },
    nameOf(target) {
      const subject = subjectOf(target, library);
      switch (subject.kind) {
        case "term":
          return { kind: "term", title: subject.term.form, text: subject.term.definition.zh };
        case "passage": {
          const { passage } = subject;
          return { kind: "passage", title: placeName(passage), text: passage.text };
        }
        case "page":
          return { kind: "page", title: subject.title, text: null };
      }
    },
  };
}
