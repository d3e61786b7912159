import { render } from "preact";
import type { JSX } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Choices } from "@/components/choices";
import { useChoice } from "@/components/use-choice";
import type { Outcome } from "@/lib/messages/outcomes";

const VALUES = ["a", "b", "c"] as const;
type Value = (typeof VALUES)[number];

const FAILURE: Outcome = { trouble: "refused", message: "" };

/** The answers to the choices, in their order. Each is given by calling it. */
const answers: ((failure: Outcome) => void)[] = [];

function Field({ kept }: { kept: Value }): JSX.Element {
  const [value, choose] = useChoice<Value>(kept);
  return (
    <Choices
      name="value"
      values={VALUES}
      chosen={value}
      labelOf={(it) => it}
      onChoose={(it) => void choose(it, new Promise((resolve) => answers.push(resolve)))}
    />
  );
}

const load = (kept: Value): void => render(<Field kept={kept} />, document.body);

const press = (value: Value): Promise<void> =>
  userEvent.click(page.getByRole("radio", { name: value }));

/** Waits until this value is shown, and still is after whatever has been asked for meanwhile. */
async function shows(value: Value): Promise<void> {
  const isShown = (): void =>
    expect(document.querySelector("label:has(:checked)")?.textContent).toBe(value);
  await vi.waitFor(isShown);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  isShown();
}

const answer = (index: number, failure: Outcome = null): void => answers[index]?.(failure);

afterEach(() => {
  render(null, document.body);
  answers.length = 0;
});

test("a choice stays while an earlier one arrives", async () => {
  load("a");
  await press("b");
  await press("c");
  answer(0);
  load("b");
  await shows("c");
  answer(1);
  await shows("c");
  load("c");
  await shows("c");
});

test("a stored choice stays until it is loaded, and then gives way to others", async () => {
  load("a");
  await press("b");
  answer(0);
  await shows("b");
  // A load that began before the choice was stored.
  load("a");
  await shows("b");
  load("b");
  await shows("b");
  load("a");
  await shows("a");
});

test("a choice that was loaded before it was answered gives way to others", async () => {
  load("a");
  await press("b");
  load("b");
  await shows("b");
  answer(0);
  await shows("b");
  load("c");
  await shows("c");
});

test("a choice that could not be stored is taken back, and a later one stays", async () => {
  load("a");
  await press("b");
  answer(0, FAILURE);
  await shows("a");
  await press("b");
  await press("c");
  answer(1, FAILURE);
  await shows("c");
  answer(2);
  load("c");
  await shows("c");
});
