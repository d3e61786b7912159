import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { anchor } from "@/lib/annotation/anchor";
import type { Library } from "@/lib/library/library";
import { noteHighlight } from "@/lib/page/paint/note-painter";
import { canPaint, register, unregister } from "@/lib/page/paint/registry";
import { passageAddress } from "@/lib/document/address";
import { type Steps, inSlices } from "@/lib/slices/in-slices";
import type { PassageRecord } from "@/lib/store/shapes";
import { rangeIn } from "./passage-range";

/** Paints the quotations of notes in the report's passages, in the colours of the notes. */
export function useNoteLight(
  article: RefObject<HTMLElement | null>,
  passages: readonly PassageRecord[],
  { annotations, notesOn }: Pick<Library, "annotations" | "notesOn">,
): void {
  useEffect(() => {
    const root = article.current;
    if (!root || !canPaint()) return undefined;
    const controller = new AbortController();
    let painted: ReadonlyMap<string, Highlight> = new Map();
    void inSlices(lightOf(root, passages, notesOn), controller.signal).then((highlights) => {
      painted = highlights;
      for (const [name, highlight] of painted) {
        highlight.priority = 1;
        register(name, highlight);
      }
    });
    return () => {
      controller.abort();
      for (const [name, highlight] of painted) unregister(name, highlight);
    };
  }, [passages, annotations]);
}

function* lightOf(
  root: HTMLElement,
  passages: readonly PassageRecord[],
  notesOn: Library["notesOn"],
): Steps<ReadonlyMap<string, Highlight>> {
  const highlights = new Map<string, Highlight>();
  for (const passage of passages) {
    for (const { target, colour } of notesOn(passageAddress(passage.document, passage.id))) {
      if (target.type !== "selection") continue;
      const range = rangeIn(root, passage, anchor(passage.text, target.selectors));
      if (range) {
        const name = noteHighlight(colour);
        highlights.set(name, (highlights.get(name) ?? new Highlight()).add(range));
      }
      yield;
    }
  }
  return highlights;
}
