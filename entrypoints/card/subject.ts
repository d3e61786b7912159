/** What a card is on, and what showing that takes. */
import type { Annotation } from "@/lib/annotation/model";
import type { CardSubject, NotedPassage } from "@/lib/messages/contract";
import type { TermAddress } from "@/lib/document/address";
import { send } from "@/lib/messages/send";

export type TermSubject = Extract<CardSubject, { type: "term" }>;

/**
 * The notes on a passage of a page.
 *
 * @throws RequestError
 */
export async function notesOf({ ids }: NotedPassage): Promise<readonly Annotation[]> {
  return send("notes.get", { ids });
}

/** The addresses of the terms that a subject names: the one it is on, and those inside. */
export function termsOf(subject: CardSubject): TermAddress[] {
  return subject.type === "term" ? [subject.term, ...subject.inner] : [];
}

/** What is typed about a subject is kept under this. */
export function draftKeyOf(subject: CardSubject | null): string {
  if (subject?.type === "term") return subject.term;
  if (subject?.type === "notes") return subject.ids.join();
  return JSON.stringify(subject?.type === "compose" ? subject.target : null);
}
