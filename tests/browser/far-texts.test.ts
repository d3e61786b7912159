import { beforeEach, expect, test, vi } from "vitest";
import { HANDFUL, TextList } from "@/lib/dom/text-list";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { FarTexts } from "@/lib/page/terms/far-texts";
import { countTerms } from "@/lib/page/visible-terms";
import { inFortyFrames, painted, paintedGuesses, useLight } from "./use-light";

const form = (text: string, ambiguous = false) => ({ form: text, ambiguous, beside: [] });
const lexicon = makeLexicon([
  { address: "jinlin", forms: [form("近邻党建")] },
  { address: "jiuban", forms: [form("马上就办")] },
  { address: "siqiang", forms: [form("“四强”党支部"), form("四强", true)] },
]);
const lit = useLight();
beforeEach(() => scrollTo(0, 0));

/** Paragraphs, one of which has a term: twice as many as one handful holds. */
const FAR_TEXTS = 2 * HANDFUL;
const FAR = `<p>近邻党建</p>${"<p>戊</p>".repeat(FAR_TEXTS - 1)}`;
const TALL = `<div style="height: 3000px">${"<i>甲</i>".repeat(64)}</div>`;

test("an element fixed to the window stays lit when the box around it has been scrolled away and much text is far", async () => {
  const nav = "<nav style='position:fixed;top:0;left:0'><p>马上就办</p><p>乙</p></nav>";
  const section = `<section>${"<div><p>乙</p><p>丙</p></div>".repeat(60)}</section>`;
  document.body.innerHTML = `<header><h1>近邻党建</h1>${nav}</header>${section.repeat(10)}${FAR.repeat(12)}`;
  await lit(lexicon);
  await vi.waitFor(() => expect(painted()).toContain("马上就办"));
  scrollTo(0, 5000);
  await vi.waitFor(() => expect(painted()).not.toContain("近邻党建"), { timeout: 5000 });
  expect(painted()).toContain("马上就办");
});

test.each<[string, (it: Element) => void]>([
  ["emptied", (it) => it.replaceChildren()],
  ["filled with other text", (it) => (it.textContent = "己")],
  ["emptied and put back", (it) => (it.replaceChildren(), document.body.append(it))],
])(
  "the rest of a page is found although a part was removed and %s a moment later",
  async (_, change) => {
    document.body.innerHTML = `${TALL}<main></main>`;
    // Built from the last to the first: for two nodes in different trees, the browser's order is
    // arbitrary.
    const main = document.querySelector("main") as Element;
    for (let i = 40 * FAR_TEXTS - 1; i >= 0; i -= 1) {
      const p = document.createElement("p");
      p.textContent = i % FAR_TEXTS === 0 ? "近邻党建" : "戊";
      main.prepend(p);
    }
    const light = await lit(lexicon);
    const { index } = light;
    const { far } = index;
    expect(far?.size).toBeGreaterThan(20);
    const list = new TextList(document);
    // Paragraphs whose texts are the first of their handfuls.
    const gone = Array.from(
      { length: list.handfuls },
      (_none, at) => list.firstOf(at)?.parentElement,
    )
      .slice(8)
      .filter((it) => it?.textContent === "戊") as Element[];
    for (const it of gone) it.remove();
    // The observer has reported the removal and no longer looks into the removed part. Nothing has
    // been read yet.
    await Promise.resolve();
    gone.forEach(change);
    await vi.waitFor(() => expect(light.state).toBe("settled"));
    expect(index.far).toBe(far);
    const terms = [...document.querySelectorAll("p")].filter((it) => it.textContent === "近邻党建");
    const inAnyOrder = terms.map((_none, i) => terms[(i * 17) % terms.length] as Element);
    expect(inAnyOrder.filter((it) => !index.owns(it))).toEqual([]);
  },
);

test.each([
  [100, ["四强"]],
  [300, []],
])(
  "a guess gets the same verdict from the %i texts after it, before and after all of them have been read",
  async (count, guesses) => {
    const many = "<p>乙</p>".repeat(count);
    const far = `<p style='height:2000px'>丙</p>${many}${FAR.repeat(8)}`;
    document.body.innerHTML = `<div>四强${many}${far}</div>`;
    const light = await lit(lexicon);
    expect(light.index.far?.size).toBeGreaterThan(4);
    await vi.waitFor(() => expect(paintedGuesses()).toEqual(guesses));
    await inFortyFrames(() => expect(paintedGuesses()).toEqual(guesses));
    await light.readAll();
    expect(countTerms(light, document)).toMatchObject({ jinlin: 8 });
    light.painter.looks.soon();
    await inFortyFrames(() => expect(paintedGuesses()).toEqual(guesses));
  },
);

test("a handful that came near before it was glanced at is known afterwards", () => {
  document.body.innerHTML = "<p>戊</p>".repeat(3 * HANDFUL);
  const far = new FarTexts(document);
  const inSecond = far.list.at(HANDFUL + 5) as Text;
  // The page was scrolled there during the reading.
  expect(far.takeAround(inSecond)).toEqual([]);
  far.add(1);
  far.isWhole = true;
  expect(far.takeAround(inSecond)).toHaveLength(HANDFUL);
  expect(far.takeAround(inSecond)).toEqual([]);
  expect(far.isOver).toBe(true);
});
