/**
 * Drafting an English rendering with the browser's translator. The browser of the tests has the API,
 * but cannot fetch its model. So what the model would answer is played by a stand-in.
 */
import { render } from "preact";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { emptyDraft } from "@/entrypoints/reader/entry-draft";
import { EntryRendering } from "@/entrypoints/reader/entry-rendering";

const holder = globalThis as { Translator?: unknown };
const real = holder.Translator;
let english: { readonly text: string; readonly status: string } | null = null;

afterEach(() => {
  render(null, document.body);
  holder.Translator = real;
});

function Field(): JSX.Element {
  const [draft, setDraft] = useState(emptyDraft("近邻党建", null));
  ({ english } = draft);
  return (
    <EntryRendering draft={draft} change={(changes) => setDraft((it) => ({ ...it, ...changes }))} />
  );
}

const show = (): void => render(<Field />, document.body);
const button = (name: string) => page.getByRole("button", { name });
const DRAFT = "Draft it with the browser’s translator";

/** A translator whose model is fetched and answers when the test says so. */
function standIn(): {
  readonly fetch: (share: number) => void;
  readonly answer: (text: string | Error) => void;
} {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const model = new EventTarget();
  holder.Translator = {
    availability: () => Promise.resolve("downloadable"),
    create({ monitor }: { monitor: (m: EventTarget) => void }) {
      monitor(model);
      return Promise.resolve({ translate: () => promise, destroy: () => {} });
    },
  };
  return {
    fetch: (share) => model.dispatchEvent(new ProgressEvent("downloadprogress", { loaded: share })),
    answer: (text) => (typeof text === "string" ? resolve(text) : reject(text)),
  };
}

// Chromium has one since version 138.
test.skipIf(real === undefined)("the real translator is asked, and can be stopped", async () => {
  show();
  await userEvent.click(button(DRAFT));
  await expect.element(page.getByText("Translating…")).toBeVisible();
  await userEvent.click(button("Stop"));
  await expect.element(button(DRAFT)).toBeVisible();
  expect(english).toBe(null);
});

test("a translation is marked as a machine's until it is changed", async () => {
  const { fetch, answer } = standIn();
  show();
  await userEvent.click(button(DRAFT));
  await vi.waitFor(() =>
    expect(page.getByRole("textbox").element()).toHaveProperty("readOnly", true),
  );
  fetch(0.42);
  await expect.element(page.getByText("Fetching the translator: 42%")).toBeVisible();
  answer(" Neighbourhood Party building\n");
  await expect.element(page.getByText("The browser has translated this.")).toBeVisible();
  expect(english).toEqual({ text: "Neighbourhood Party building", status: "machine" });
  await expect.element(page.getByRole("radio", { name: "machine translation" })).toBeChecked();
  await userEvent.type(page.getByRole("textbox"), "!");
  expect(english).toEqual({ text: "Neighbourhood Party building!", status: "ours" });
  expect(page.getByText("The browser has translated this.").query()).toBe(null);
});

test("what comes after it was stopped is not used", async () => {
  const { answer } = standIn();
  show();
  await userEvent.click(button(DRAFT));
  await userEvent.click(button("Stop"));
  answer("too late");
  await expect.element(button(DRAFT)).toBeVisible();
  expect(english).toBe(null);
});

test("if it fails, that is said, and a rendering can be typed", async () => {
  const { answer } = standIn();
  show();
  await userEvent.click(button(DRAFT));
  answer(new DOMException("no", "UnknownError"));
  await expect.element(page.getByText("The browser could not translate it.")).toBeVisible();
  await userEvent.type(page.getByRole("textbox"), "typed");
  expect(english).toEqual({ text: "typed", status: "ours" });
});

test.each([
  ["there is no translator", undefined],
  ["it has no such languages", { availability: () => Promise.resolve("unavailable") }],
  ["it cannot be asked", { availability: () => Promise.reject(new Error("no")) }],
])("nothing is offered if %s", async (_, api) => {
  holder.Translator = api;
  show();
  await vi.waitFor(() => expect(page.getByRole("textbox").query()).not.toBe(null));
  for (let i = 0; i < 40; i += 1) {
    await new Promise(requestAnimationFrame);
    expect(page.getByRole("button").query()).toBe(null);
  }
});
