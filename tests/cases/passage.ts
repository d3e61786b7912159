import type { Passage, PassageRole } from "@/lib/document/passage";

/** A passage in no section. */
export function passage(id: string, text: string, role: PassageRole = "paragraph"): Passage {
  return {
    id,
    role,
    text,
    places: [{ start: 0, end: text.length }],
    section: null,
    subheading: null,
    level: null,
    label: null,
    isRunIn: false,
    cell: null,
  };
}
