import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { SettingsForm } from "@/components/settings-form";
import { GROUPS } from "@/lib/settings/setting";
import { DEFAULT_SETTINGS, type Preferences, preferencesIn } from "@/lib/settings/settings";

afterEach(() => render(null, document.body));

function show(changed: Partial<Preferences>): void {
  const settings = { ...DEFAULT_SETTINGS, ...changed };
  render(
    <SettingsForm settings={settings} onChange={() => Promise.resolve(null)} />,
    document.body,
  );
}

/** The names of what is ticked or chosen in the controls of one setting. */
const chosen = (name: string): string[] =>
  [...document.body.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)].map(
    (it) => it.closest("label")?.textContent ?? "",
  );

test("each setting of the form has a control, in the order of the table", () => {
  show({});
  const names = [...document.body.querySelectorAll("[name]")].map((it) => it.getAttribute("name"));
  expect([...new Set(names)]).toEqual(GROUPS.flatMap(preferencesIn));
});

test("a control shows its setting", () => {
  show({ level: "quiet", onlyUnmet: true, language: "zh-CN", hiddenKinds: ["place"] });
  expect(chosen("level")).toEqual(["Quiet"]);
  expect(chosen("onlyUnmet")).toEqual(["Only terms I have not looked at yet"]);
  expect(document.body.querySelector<HTMLSelectElement>("select")?.value).toBe("zh-CN");
  expect(chosen("hiddenKinds")).not.toContain("place");
  expect(chosen("hiddenKinds")).toContain("slogan");
});

test("a delay that an earlier version offered is shown among the others", () => {
  show({ delay: 220 });
  expect(chosen("delay")).toEqual(["220 ms"]);
  expect(document.body.querySelectorAll('[name="delay"]')).toHaveLength(4);
  show({ opening: "click" });
  expect(document.body.querySelectorAll('[name="delay"]')).toHaveLength(0);
});
