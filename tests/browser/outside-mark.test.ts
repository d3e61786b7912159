/**
 * The pages with which mark.js tests itself, and the number of stretches of text that its own tests
 * expect to be marked in each: an independent definition of what should be found, on pages that we
 * did not write.
 */
import { expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { countTerms } from "@/lib/page/visible-terms";
import { paintedRanges, useLight } from "./use-light";

const FIXTURES = import.meta.glob<string>("/node_modules/mark.js/test/fixtures/**/*.html", {
  query: "?raw",
  import: "default",
});

/**
 * The fixture, the searched part of it, the terms, and the marked stretches: as in the
 * specification of that name, except for three with another meaning here. Anything that is not a
 * letter or digit separates words, so "ipsu" before a full stop is one (mark.js requires spaces
 * around it: 1). And a term does not continue from one paragraph into the next (mark.js joins
 * `<p>Lorem</p> ipsum` twice: 7).
 */
const CASES: [fixture: string, part: string, terms: string[], stretches: number][] = [
  ["basic/main", ".basic", ["lorem ipsum"], 4],
  ["basic/context-direct", ".basic-context-direct", ["lorem ipsum"], 4],
  ["basic/script-style", ".basic-script-style", ["lorem"], 4],
  ["basic/ignore-joiners", ".basic-ignore-joiners > div:nth-child(1)", ["Lorem ipsum"], 4],
  ["basic/entities", ".basic-entities > div:first-child", ["Lorem © ipsum"], 1],
  ["basic/entities", ".basic-entities > div:last-child", ["justo √ duo"], 1],
  ["basic/merge-blanks", ".basic-merge-blanks > div:nth-child(1)", ["lorem  ipsum"], 4],
  ["basic/merge-blanks", ".basic-merge-blanks > div:nth-child(2)", ["lorem ipsum"], 4],
  ["basic/array-keyword", ".basic-array-keyword", ["lorem", "ipsum", "test", "hey"], 8],
  ["basic/same-keywords", ".basic-same-keywords", ["test"], 1],
  ["basic/accuracy-exactly", ".basic-accuracy-exactly > div:nth-child(1)", ["ipsu"], 2],
  ["nested/main", ".nested", ["lorem"], 7],
  ["across-elements/basic/main", ".across-elements", ["lorem ipsum"], 6],
  ["across-elements/basic/merge-blanks", "div > div:nth-child(1)", ["lorem  ipsum"], 5],
  ["across-elements/basic/merge-blanks", "div > div:nth-child(2)", ["lorem ipsum"], 5],
  ["across-elements/basic/ignore-joiners", ".across-elements-ignore-joiners", ["lorem ipsum"], 6],
  ["across-elements/nested/main", ".across-elements-nested", ["lorem ipsum"], 5],
  ["across-elements/basic/accuracy-exactly", "div > div:nth-child(1)", ["ipsu"], 2],
];

const lightWith = useLight();

async function light(fixture: string, part: string, terms: readonly string[]) {
  const load = FIXTURES[`/node_modules/mark.js/test/fixtures/${fixture}.html`];
  const template = document.createElement("template");
  template.innerHTML = (await load?.()) ?? "";
  document.body.replaceChildren(template.content.querySelector(part) ?? "");
  const forms = terms.map((form) => ({ form, ambiguous: false, beside: [] }));
  return lightWith(makeLexicon([{ address: "term", forms }]));
}

/**
 * The painted stretches of single text nodes: a match over three nodes is three marks of mark.js.
 */
function stretches(): string[] {
  return paintedRanges().flatMap((it) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    walker.currentNode = it.startContainer;
    const found: string[] = [];
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const text = (node as Text).data;
      const from = node === it.startContainer ? it.startOffset : 0;
      const to = node === it.endContainer ? it.endOffset : text.length;
      if (text.slice(from, to).trim() !== "") found.push(text.slice(from, to));
      if (node === it.endContainer) break;
    }
    return found;
  });
}

test.each(CASES)("%s, %s: %j", async (fixture, part, terms, expected) => {
  await light(fixture, part, terms);
  await vi.waitFor(() => expect(stretches()).toHaveLength(expected), { timeout: 3000 });
});

test("the large document of mark.js has every term counted", async () => {
  const lit = await light("basic/large-document", ".basic-large-document", ["lorem"]);
  await lit.readAll();
  expect(countTerms(lit, document)).toEqual({ term: 9569 });
});
