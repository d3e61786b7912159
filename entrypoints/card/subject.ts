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
export async function notesOf({ ids }: NotedPassage): Promise<readonly Annotation[]> {
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
