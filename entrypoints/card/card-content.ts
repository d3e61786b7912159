/** Makes the content of a card from the data that it has loaded. */
import { emptyDraft } from "@/lib/annotation/drafts";
import type { Annotation } from "@/lib/annotation/model";
import type { Translate } from "@/lib/i18n/translate";
import { inOrderOf, isSameWord } from "@/lib/glossary/same-word";
import { troubleOf } from "@/lib/library/trouble";
import type { CardSubject } from "@/lib/messages/contract";
import { RequestError } from "@/lib/messages/send";
import type { TermRecord } from "@/lib/store/shapes";
import type { CardData } from "./card-data";
import type { CardContent, CardEntry } from "./card-view";
import { type TermSubject, notesOf, termsOf } from "./subject";

/**
 * Loads the missing data and makes the content. An error becomes content too: the promise is never
 * rejected.
 *
 * @param trail the subjects that this one was opened from. Their names appear on the way back.
 */
export async function loadContent(
  data: CardData,
  subject: CardSubject,
  trail: readonly CardSubject[],
): Promise<CardContent> {
  try {
    switch (subject.type) {
      case "term":
        await data.load([subject, ...trail].flatMap(termsOf));
        return termContent(data, subject, subject.noted ? await notesOf(subject.noted) : []);
      case "notes":
        return { kind: "notes", notes: await notesOf(subject) };
      case "compose": {
        const { target } = subject;
        return { kind: "compose", target, draft: emptyDraft(target), saved: null };
      }
      case "no-term":
        return { kind: "no-term" };
    }
  } catch (error) {
    return { kind: "trouble", info: troubleOf(error) };
  }
}

/**
 * The content for a term that has been loaded.
 *
 * @param noted the notes on the passage of the page that contains the term
 * @throws RequestError if there is no such entry
 */
export function termContent(
  data: CardData,
  { term: address, guess, inner, view }: TermSubject,
  noted: readonly Annotation[],
): CardContent {
  const term = data.term(address);
  if (!term) throw new RequestError("unavailable", `no entry ${address}`);
  if (view === "line") return { kind: "line", term };
  const others = inner.flatMap((it) => data.term(it) ?? []);
  const isAlike = (other: TermRecord): boolean => isSameWord(other, term);
  return {
    kind: "term",
    view,
    entry: entryOf(data, term),
    guess,
    inner: others.filter((it) => !isAlike(it)),
    sources: inOrderOf(data.documents, [term, ...others.filter(isAlike)]),
    notes: data.notesOn(address).notes,
    noteCount: data.notesOn(address).count,
    noted,
  };
}

/** The notes that a card shows on a term. */
export function notesIn(content: CardContent): readonly Annotation[] {
  return content.kind === "term" ? [...content.notes, ...content.noted] : [];
}

/**
 * The content of a card from which a note was saved, with the note as it is now. Null if there is no
 * such note, if it cannot be read, or if another one has been saved meanwhile.
 *
 * @param current returns the card's content
 */
export async function savedNow(current: () => CardContent): Promise<CardContent | null> {
  const id = savedIn(current());
  const notes = id && (await notesOf({ ids: [id] }).catch(() => null));
  const content = current();
  const isSame = content.kind === "compose" && savedIn(content) === id;
  return id && notes && isSame ? { ...content, saved: { id, notes } } : null;
}

function savedIn(content: CardContent): string | null {
  return content.kind === "compose" ? (content.saved?.id ?? null) : null;
}

/** The name of a subject on the button that leads back to it; null if it is not known. */
export function nameOf(subject: CardSubject, data: CardData, t: Translate): string | null {
  return subject.type === "term" ? (data.term(subject.term)?.form ?? null) : t("notes");
}

function entryOf(data: CardData, term: TermRecord): CardEntry {
  return {
    term,
    passages: data.passagesOf(term.document),
    figures: data.figuresOf(term),
  };
}
