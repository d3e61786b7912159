/** What a card shows of its subject, put together from what it has loaded. */
import { emptyDraft } from "@/lib/annotation/drafts";
import type { Annotation } from "@/lib/annotation/model";
import { troubleOf } from "@/lib/library/trouble";
import type { CardSubject } from "@/lib/messages/contract";
import { RequestError } from "@/lib/messages/send";
import type { TermRecord } from "@/lib/store/shapes";
import type { CardData } from "./card-data";
import type { CardContent, CardEntry } from "./card-view";
import { type TermSubject, notesOf, termsOf } from "./subject";

/**
 * Loads what is missing; what goes wrong is content too.
 *
 * @param trail what the subject was opened from: the way back has names
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
 * Of a term that has been loaded.
 *
 * @param noted the notes on the passage of the page that it stands in
 * @throws RequestError if there is no such entry
 */
export function termContent(
  data: CardData,
  { term: address, guess, inner, brief }: TermSubject,
  noted: readonly Annotation[],
): CardContent {
  const term = data.term(address);
  if (!term) throw new RequestError("unavailable", `no entry ${address}`);
  if (brief) return { kind: "brief", term };
  const others = inner.flatMap((it) => data.term(it) ?? []);
  const isAlike = ({ forms }: TermRecord): boolean =>
    forms.some(({ form }) => term.forms.some((it) => it.form === form));
  return {
    kind: "term",
    entry: entryOf(data, term),
    guess,
    inner: others.filter((it) => !isAlike(it)),
    alike: others.filter(isAlike).map((it) => entryOf(data, it)),
    notes: data.notesOn(address).notes,
    noteCount: data.notesOn(address).count,
    noted,
  };
}

function entryOf(data: CardData, term: TermRecord): CardEntry {
  return {
    term,
    passages: data.passagesOf(term.document),
    figures: data.figuresOf(term),
  };
}
