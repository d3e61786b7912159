import { afterEach, expect, vi } from "vitest";
import type { Lexicon } from "@/lib/glossary/lexicon-shape";
import { type PageLight, HIGHLIGHTS, lightPage } from "@/lib/page/light";
import { makeTermFinder } from "@/lib/page/terms/term-finder";

/**
 * Returns a function that lights the test's own document and waits until it has been read. After
 * each test, the light is put out and the document emptied.
 */
export function useLight(): (lexicon: Lexicon) => Promise<PageLight> {
  let controller = new AbortController();
  afterEach(() => {
    controller.abort();
    document.body.replaceChildren();
  });
  return async (lexicon) => {
    controller = new AbortController();
    const light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await vi.waitFor(() => expect(light.state).toBe("settled"), { timeout: 20_000 });
    return light;
  };
}

/** The painted texts, in no order. */
export function painted(name = HIGHLIGHTS.term): string[] {
  return [...(CSS.highlights.get(name) ?? [])].map((it) => {
    const range = document.createRange();
    range.setStart(it.startContainer, it.startOffset);
    range.setEnd(it.endContainer, it.endOffset);
    return range.toString();
  });
}

/** Waits until exactly these texts are painted. */
export function paints(...texts: string[]): Promise<void> {
  return vi.waitFor(() => expect(painted().toSorted()).toEqual(texts.toSorted()), {
    timeout: 5000,
  });
}

/** Checks in each of forty frames: longer than anything takes that must not happen. */
export async function inFortyFrames(ask: () => void): Promise<void> {
  for (let frame = 0; frame < 40; frame += 1) {
    await new Promise(requestAnimationFrame);
    ask();
  }
}
