import { afterEach, expect, vi } from "vitest";
import type { Lexicon } from "@/lib/glossary/lexicon-shape";
import { type PageLight, HIGHLIGHTS, lightPage } from "@/lib/page/light";
import { makeTermFinder } from "@/lib/page/terms/term-finder";

/** What lights the test's own document and waits until it has been read; put out and emptied behind each test. */
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

/** The texts that are painted, in no order. */
export function painted(name = HIGHLIGHTS.term): string[] {
  return [...(CSS.highlights.get(name) ?? [])].map((it) => {
    const range = document.createRange();
    range.setStart(it.startContainer, it.startOffset);
    range.setEnd(it.endContainer, it.endOffset);
    return range.toString();
  });
}

/** Waits until these texts are painted, and no others. */
export function paints(...texts: string[]): Promise<void> {
  return vi.waitFor(() => expect(painted().toSorted()).toEqual(texts.toSorted()), {
    timeout: 5000,
  });
}

/** Asks in each of forty frames: as long as anything may take that is not to happen. */
export async function inFortyFrames(ask: () => void): Promise<void> {
  for (let frame = 0; frame < 40; frame += 1) {
    await new Promise(requestAnimationFrame);
    ask();
  }
}
