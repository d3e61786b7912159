/**
 * Every state of the gallery in light and dark: axe-core finds no fault, and a picture is saved for
 * inspection.
 */
import axe from "axe-core";
import { render } from "preact";
import { afterEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { LocaleContext } from "@/components/locale";
import { LANGUAGES, type Language } from "@/lib/i18n/languages";
import { translator } from "@/lib/i18n/translate";
import "@/components/style.css";
import "@/entrypoints/card/style.css";
import "@/entrypoints/popup/settings.css";
import "@/entrypoints/popup/style.css";
import "@/entrypoints/reader/entry.css";
import "@/entrypoints/reader/facts.css";
import "@/entrypoints/reader/relations.css";
import "@/entrypoints/reader/terms.css";
import "@/entrypoints/sidepanel/style.css";
import "@/entrypoints/welcome/style.css";
import { STATES } from "../gallery/states";

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

afterEach(async () => {
  render(null, document.body);
  document.documentElement.removeAttribute("style");
  await page.viewport(414, 896);
});

/** The elements whose text goes beyond the window sideways, and cannot be scrolled to there. */
function cutOff(): string[] {
  const { clientWidth } = document.documentElement;
  return [...document.body.querySelectorAll<HTMLElement>("*")]
    .filter((it) => it.checkVisibility() && !it.closest(".unseen, svg, pre, table, .scrolls"))
    .filter((it) => it.getBoundingClientRect().right > clientWidth + 1)
    .map((it) => it.outerHTML.slice(0, 120));
}

describe.each(looks)("in $scheme colours, $language, tight: $isTight", (look) => {
  const { scheme, language, isTight } = look;
  test.each(Object.keys(STATES))("%s", async (name) => {
    if (isTight) await page.viewport(320, 900);
    document.documentElement.style.colorScheme = scheme;
    if (isTight) {
      document.documentElement.style.fontSize = "200%";
      // As `OwnSize` sets it in a narrow window.
      document.documentElement.style.setProperty("--room", "100vw");
    }
    document.documentElement.lang = language;
    document.title = name;
    // As wide as the window.
    document.body.className = "panel";
    const State = STATES[name] as () => preact.JSX.Element;
    render(
      <LocaleContext.Provider value={{ language, t: translator(language) }}>
        <State />
      </LocaleContext.Provider>,
      document.body,
    );
    const { violations } = await axe.run();
    const said = violations.map((it) => `${it.id}: ${it.nodes.map(({ html }) => html).join(" ")}`);
    expect(said).toEqual([]);
    if (isTight) expect(cutOff()).toEqual([]);
    const of = isTight ? "tight" : language;
    await page.screenshot({
      path: `../../test-results/gallery/${name.replaceAll(/\W+/gu, "-")}-${scheme}-${of}.png`,
    });
  });
});

test.each(LANGUAGES)("every message has its parameters filled in, in %s", (language) => {
  for (const State of Object.values(STATES)) {
    render(
      <LocaleContext.Provider value={{ language, t: translator(language) }}>
        <State />
      </LocaleContext.Provider>,
      document.body,
    );
    expect(document.body.innerText).not.toMatch(/\{\w+\}|undefined|NaN/u);
  }
});

test("text of a document has no added space, and a definition has", () => {
  document.documentElement.lang = "zh-CN";
  const State = STATES["card with an entry"] as () => preact.JSX.Element;
  render(
    <LocaleContext.Provider value={{ language: "zh-CN", t: translator("zh-CN") }}>
      <State />
    </LocaleContext.Provider>,
    document.body,
  );
  const spacing = (of: string): string => {
    const it = document.querySelector(of) as Element;
    return (getComputedStyle(it) as unknown as { textAutospace: string }).textAutospace;
  };
  expect(spacing(".passage blockquote")).toBe("no-autospace");
  expect(spacing("h1")).toBe("no-autospace");
  expect(spacing(".definition p")).toBe("normal");
});
