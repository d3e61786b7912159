/**
 * The part of the page script that reports the status of this document to the popup and the side
 * panel. It is loaded at their first request.
 */
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import type { FrameStatus, NotePlace } from "@/lib/messages/contract";
import type { Published } from "@/lib/published/published";
import type { PageLight } from "@/lib/page/light";

export interface PageFacts {
  readonly document: Document;
  /** The host that the site switch applies to. */
  readonly site: string;
  readonly published: Published | null;
  /** Null while nothing is lit. */
  readonly light: PageLight | null;
  readonly addresses: PageAddresses;
  readonly notes: Readonly<Record<string, NotePlace>>;
}

/** Computes the status of a document from these facts. */
export type StatusOfPage = (facts: PageFacts) => Omit<FrameStatus, "frame">;
