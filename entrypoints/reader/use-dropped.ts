import { useEffect, useRef, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { textAsFile } from "./text-as-file";
import type { Waiting } from "./use-reading";

/**
 * Takes what is dropped anywhere on the page: files, or text. Without this, the browser would open a
 * file that misses the place for it, and leave the page with all that was entered in it.
 *
 * @param isOpen whether something may be dropped now
 * @returns whether something is being dragged over the page
 */
export function useDropped(
  onDrop: (dropped: readonly Waiting[]) => void,
  isOpen: boolean,
): boolean {
  const { t } = useLocale();
  const [isOver, setOver] = useState(false);
  const latest = useRef({ onDrop, isOpen, t });
  latest.current = { onDrop, isOpen, t };
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const over = (event: DragEvent): void => {
      // Text may be dragged into a field.
      if (isField(event)) return;
      event.preventDefault();
      if (event.dataTransfer && !latest.current.isOpen) event.dataTransfer.dropEffect = "none";
      setOver(latest.current.isOpen);
    };
    const drop = (event: DragEvent): void => {
      if (isField(event)) return;
      event.preventDefault();
      setOver(false);
      if (!latest.current.isOpen) return;
      const dropped = droppedIn(event.dataTransfer, latest.current.t("addPasted"));
      if (dropped.length > 0) latest.current.onDrop(dropped);
    };
    addEventListener("dragover", over, { signal });
    addEventListener("drop", drop, { signal });
    addEventListener("dragleave", ({ relatedTarget }) => relatedTarget ?? setOver(false), {
      signal,
    });
    return () => controller.abort();
  }, []);
  return isOver;
}

/** Whether text is dropped into a field, which takes it by itself. */
function isField({ target, dataTransfer }: DragEvent): boolean {
  const isText = dataTransfer?.types.includes("Files") === false;
  return isText && target instanceof Element && target.matches("input, textarea");
}

function droppedIn(data: DataTransfer | null, name: string): Waiting[] {
  const files = Array.from(data?.files ?? []);
  const text = data?.getData("text/plain").trim() ?? "";
  return files.length > 0 || text === "" ? files : [textAsFile(name, text)];
}
