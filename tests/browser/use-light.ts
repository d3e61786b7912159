import { afterEach, expect, vi } from "vitest";
import type { Lexicon } from "@/lib/glossary/lexicon-shape";
import { type PageLight, lightPage } from "@/lib/page/light";
import { makeTermFinder } from "@/lib/page/term-finder";

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
