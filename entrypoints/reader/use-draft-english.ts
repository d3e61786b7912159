import { useEffect, useRef, useState } from "preact/hooks";
import { canTranslate, toEnglish } from "@/lib/library/browser-translator";

/** The state of a draft by the browser's translator. */
export type Drafting =
  /** The browser has no translator. */
  | { readonly kind: "impossible" }
  | { readonly kind: "possible" }
  /** `share` is how much of the model has been fetched, from 0 to 1; null if nothing is being fetched. */
  | { readonly kind: "working"; readonly share: number | null }
  | { readonly kind: "failed" };

/**
 * Drafts an English rendering with the browser's translator.
 *
 * @param onDrafted called with the translation, unless it was stopped, or the component has gone
 */
export function useDraftEnglish(onDrafted: (text: string) => void): {
  readonly drafting: Drafting;
  readonly begin: (form: string) => Promise<void>;
  readonly stop: () => void;
} {
  const [drafting, setDrafting] = useState<Drafting>({ kind: "impossible" });
  const working = useRef<AbortController | null>(null);
  useEffect(() => {
    let isHere = true;
    void canTranslate().then((can) => isHere && can && setDrafting({ kind: "possible" }));
    return () => {
      isHere = false;
      working.current?.abort();
    };
  }, []);
  const begin = async (form: string): Promise<void> => {
    const controller = new AbortController();
    working.current = controller;
    const { signal } = controller;
    setDrafting({ kind: "working", share: null });
    const onProgress = (share: number): void => {
      if (!signal.aborted) setDrafting({ kind: "working", share: share < 1 ? share : null });
    };
    try {
      const text = await toEnglish(form, { signal, onProgress });
      if (signal.aborted) return;
      setDrafting({ kind: text === "" ? "failed" : "possible" });
      if (text !== "") onDrafted(text);
    } catch {
      if (!signal.aborted) setDrafting({ kind: "failed" });
    }
  };
  const stop = (): void => {
    working.current?.abort();
    setDrafting({ kind: "possible" });
  };
  return { drafting, begin, stop };
}
