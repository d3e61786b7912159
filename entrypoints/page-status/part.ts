/** The part of the page script that tells of this document to popup and side panel. It is loaded when one of them asks first. */
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import type { FrameStatus, NotePlace } from "@/lib/messages/contract";
import type { Published } from "@/lib/published/published";
import type { PageLight } from "@/lib/page/light";

export interface PageFacts {
  readonly document: Document;
  /** The host that the site switch is about. */
  readonly site: string;
  readonly published: Published | null;
  /** Null while nothing is lit. */
  readonly light: PageLight | null;
  readonly addresses: PageAddresses;
  readonly notes: Readonly<Record<string, NotePlace>>;
}

export type StatusOfPage = (facts: PageFacts) => Omit<FrameStatus, "frame">;
