/**
 * Every state of the gallery in light and dark: axe-core finds no fault, and a picture is saved for
 * inspection.
 */
import axe from "axe-core";
import { render } from "preact";
import { afterEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { LocaleContext } from "@/components/locale";
import { LANGUAGES } from "@/lib/i18n/languages";
import { translator } from "@/lib/i18n/translate";
import "@/components/style.css";
import "@/entrypoints/card/style.css";
import "@/entrypoints/popup/style.css";
import "@/entrypoints/reader/entry.css";
import "@/entrypoints/reader/facts.css";
import "@/entrypoints/reader/relations.css";
import "@/entrypoints/reader/terms.css";
import "@/entrypoints/welcome/style.css";
import { STATES } from "../gallery/states";

afterEach(() => {
  render(null, document.body);
  document.documentElement.style.colorScheme = "";
});

describe.each(["light", "dark"] as const)("in %s colours", (scheme) => {
  test.each(Object.keys(STATES))("%s", async (name) => {
    document.documentElement.style.colorScheme = scheme;
    document.documentElement.lang = "en";
    document.title = name;
    // As wide as the window.
    document.body.className = "panel";
    const State = STATES[name] as () => preact.JSX.Element;
    render(<State />, document.body);
    const { violations } = await axe.run();
    const said = violations.map((it) => `${it.id}: ${it.nodes.map(({ html }) => html).join(" ")}`);
    expect(said).toEqual([]);
    await page.screenshot({
      path: `../../test-results/gallery/${name.replaceAll(/\W+/gu, "-")}-${scheme}.png`,
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
