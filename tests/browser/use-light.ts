import { afterEach, expect, vi } from "vitest";
import type { Lexicon } from "@/lib/glossary/lexicon-shape";
import { type PageLight, lightPage } from "@/lib/page/light";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { GUESS_HIGHLIGHTS, TERM_HIGHLIGHTS } from "../../scripts/painted.mjs";

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

/** The painted stretches of these highlights, in no order. */
export function paintedRanges(names: readonly string[] = TERM_HIGHLIGHTS): AbstractRange[] {
  return names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])]);
}

/** The texts of the painted guesses, in no order. */
export function paintedGuesses(): string[] {
  return painted(GUESS_HIGHLIGHTS);
}

/** The painted texts, in no order. */
export function painted(names: readonly string[] = TERM_HIGHLIGHTS): string[] {
  return paintedRanges(names).map((it) => {
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
