/** Card, popup, side panel, settings and the welcome page in all their states and looks. */
import { expect, test } from "vitest";
import "../gallery/style-sheets";
import { STATES } from "../gallery/states";
import { show, testLooks } from "./gallery-looks";

// As wide as the window.
testLooks(STATES, { bodyClass: "panel" });

test("text of a document has no added space, and a definition has", () => {
  document.documentElement.lang = "zh-CN";
  const State = STATES["card with an entry"] as () => preact.JSX.Element;
  show(State, "zh-CN");
  const spacing = (of: string): string => {
    const it = document.querySelector(of) as Element;
    return (getComputedStyle(it) as unknown as { textAutospace: string }).textAutospace;
  };
  expect(spacing(".passage blockquote")).toBe("no-autospace");
  expect(spacing("h1")).toBe("no-autospace");
  expect(spacing(".definition p")).toBe("normal");
});
