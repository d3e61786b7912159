/** The subject of a card, and the terms and notes that it needs. */
import type { Annotation } from "@/lib/annotation/model";
import type { CardSubject, NotedPassage } from "@/lib/messages/contract";
import type { TermAddress } from "@/lib/document/address";
import { send } from "@/lib/messages/send";

export type TermSubject = Extract<CardSubject, { type: "term" }>;

/**
 * Loads the notes on a passage of a page.
 *
 * @throws RequestError
 */
export async function notesOf({ ids }: Pick<NotedPassage, "ids">): Promise<readonly Annotation[]> {
  return send("notes.get", { ids });
}

/** The addresses of the terms that a subject names: its own term, and the terms inside it. */
export function termsOf(subject: CardSubject): TermAddress[] {
  return subject.type === "term" ? [subject.term, ...subject.inner] : [];
}

/** The key under which text typed about a subject is kept. */
export function draftKeyOf(subject: CardSubject | null): string {
  if (subject?.type === "term") return subject.term;
  if (subject?.type === "notes") return subject.ids.join();
  return JSON.stringify(subject?.type === "compose" ? subject.target : null);
}

/** The whole entry of a term, as it is opened from within a card. */
export function wholeTerm(term: TermAddress): TermSubject {
  return { type: "term", term, guess: false, inner: [], view: "whole", noted: null };
}

/** The same subject, brief if it is a whole entry. */
export function atMostBrief(subject: CardSubject): CardSubject {
  const isWhole = subject.type === "term" && subject.view === "whole";
  return isWhole ? { ...subject, view: "brief" } : subject;
}

/** The same subject, whole if it is brief. */
export function withRoom(subject: CardSubject): CardSubject {
  const isBrief = subject.type === "term" && subject.view === "brief";
  return isBrief ? { ...subject, view: "whole" } : subject;
}
