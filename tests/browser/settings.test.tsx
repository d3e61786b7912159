import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { SettingsForm } from "@/components/settings-form";
import { DEFAULT_SETTINGS, PREFERENCE_NAMES } from "@/lib/settings/settings";

/** The settings that are changed where they apply: the popup's foot, and the look of the reader. */
const ELSEWHERE: ReadonlySet<string> = new Set(["pausedUntil", "theme", "textSize"]);

afterEach(() => render(null, document.body));

test("each setting has a control", () => {
  render(
    <SettingsForm settings={DEFAULT_SETTINGS} onChange={() => Promise.resolve(null)} />,
    document.body,
  );
  const names = [...document.body.querySelectorAll("[name]")].map(
    (it) => it.getAttribute("name") ?? "",
  );
  expect([...new Set(names)].toSorted()).toEqual(
    PREFERENCE_NAMES.filter((it) => !ELSEWHERE.has(it)).toSorted(),
  );
});
