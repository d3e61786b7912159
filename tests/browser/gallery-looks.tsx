/** Shows each state in several looks: axe-core finds no fault, and a picture is saved for inspection. */
import axe from "axe-core";
import { render } from "preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { LocaleContext } from "@/components/locale";
import { LANGUAGES, type Language } from "@/lib/i18n/languages";
import { translator } from "@/lib/i18n/translate";

/** By its name, what draws a state of the interface. */
export type States = Readonly<Record<string, () => preact.JSX.Element>>;

/** A look of the interface, in which each state is checked. */
interface Look {
  readonly scheme: "light" | "dark";
  readonly language: Language;
  /** Whether the text is twice as large, in a window of 320 pixels. */
  readonly isTight: boolean;
}

/** Each value with each other at least once. `VITE_ALL_LOOKS` tries all twelve. */
const LOOKS: readonly Look[] = [
  { scheme: "light", language: "en", isTight: false },
  { scheme: "dark", language: "zh-CN", isTight: false },
  { scheme: "dark", language: "en", isTight: true },
  { scheme: "light", language: "zh-TW", isTight: true },
];

const ALL: readonly Look[] = (["light", "dark"] as const).flatMap((scheme) =>
  LANGUAGES.flatMap((language) => [false, true].map((isTight) => ({ scheme, language, isTight }))),
);

const looks = import.meta.env["VITE_ALL_LOOKS"] ? ALL : LOOKS;

/** Draws a state in a language. */
export function show(State: () => preact.JSX.Element, language: Language): void {
  render(
    <LocaleContext.Provider value={{ language, t: translator(language) }}>
      <State />
    </LocaleContext.Provider>,
    document.body,
  );
}

/** The elements whose text goes beyond the window sideways, and cannot be scrolled to there. */
function cutOff(): string[] {
  const { clientWidth } = document.documentElement;
  return [...document.body.querySelectorAll<HTMLElement>("*")]
    .filter((it) => it.checkVisibility() && !it.closest(".unseen, svg, pre, table, .scrolls"))
    .filter((it) => it.getBoundingClientRect().right > clientWidth + 1)
    .map((it) => it.outerHTML.slice(0, 120));
}

/**
 * Adds the tests of some states.
 *
 * @param width the width of the window, in CSS pixels, where the text has its usual size
 * @param bodyClass the class of the page's body
 */
export function testLooks(states: States, { width = 414, bodyClass = "" } = {}): void {
  afterEach(async () => {
    render(null, document.body);
    document.documentElement.removeAttribute("style");
    await page.viewport(width, 896);
  });

  describe.each(looks)("in $scheme colours, $language, tight: $isTight", (look) => {
    const { scheme, language, isTight } = look;
    test.each(Object.keys(states))("%s", async (name) => {
      await page.viewport(isTight ? 320 : width, 900);
      document.documentElement.style.colorScheme = scheme;
      if (isTight) {
        document.documentElement.style.fontSize = "200%";
        // As `OwnSize` sets it in a narrow window.
        document.documentElement.style.setProperty("--room", "100vw");
      }
      document.documentElement.lang = language;
      document.title = name;
      document.body.className = bodyClass;
      show(states[name] as () => preact.JSX.Element, language);
      // Some views load something first.
      await vi.waitFor(() => expect(document.querySelector("main")).not.toBe(null));
      const { violations } = await axe.run();
      const said = violations.map(
        (it) => `${it.id}: ${it.nodes.map(({ html }) => html).join(" ")}`,
      );
      expect(said).toEqual([]);
      if (isTight) expect(cutOff()).toEqual([]);
      const of = isTight ? "tight" : language;
      await page.screenshot({
        path: `../../test-results/gallery/${name.replaceAll(/\W+/gu, "-")}-${scheme}-${of}.png`,
      });
    });
  });

  test.each(LANGUAGES)("every message has its parameters filled in, in %s", (language) => {
    for (const State of Object.values(states)) {
      show(State, language);
      expect(document.body.innerText).not.toMatch(/\{\w+\}|undefined|NaN/u);
    }
  });
}
