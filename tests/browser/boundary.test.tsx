import { options, render } from "preact";
import type { JSX } from "preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { Boundary } from "@/components/boundary";
import { NoteList } from "@/components/notes/note-list";
import { NotesBrowser } from "@/components/notes/notes-browser";
import type { Annotation } from "@/lib/annotation/model";
import { noteWith } from "../cases/exchange-notes";

const errors = vi.spyOn(console, "error").mockImplementation(() => {});

afterEach(() => {
  render(null, document.body);
  errors.mockClear();
});

function Part({ fails, name }: { fails: boolean; name: string }): JSX.Element {
  if (fails) throw new Error(`${name} fails`);
  return <p>{name}</p>;
}

const shown = (): string => document.body.innerText;

describe("a boundary", () => {
  test("says what cannot be shown, and keeps everything beside it", async () => {
    render(
      <>
        <Boundary besides={<p>notes</p>}>
          <Part name="one" fails />
        </Boundary>
        <Boundary>
          <Part name="two" fails={false} />
        </Boundary>
      </>,
      document.body,
    );
    await vi.waitFor(() => expect(shown()).toContain("This part cannot be shown."));
    expect(shown()).toContain("notes");
    expect(shown()).toContain("two");
    expect(errors).toHaveBeenCalledTimes(1);
  });

  test("tries again when its subject changes, or on request", async () => {
    let fails = true;
    const draw = (of: number): void =>
      render(
        <Boundary of={[of]}>
          <Part name={`version ${of}`} fails={fails} />
        </Boundary>,
        document.body,
      );
    draw(1);
    await vi.waitFor(() => expect(shown()).toContain("cannot be shown"));
    // The same subject is not tried again.
    draw(1);
    expect(errors).toHaveBeenCalledTimes(1);
    fails = false;
    draw(2);
    await vi.waitFor(() => expect(shown()).toBe("version 2"));
    fails = true;
    draw(3);
    await vi.waitFor(() => expect(shown()).toContain("cannot be shown"));
    fails = false;
    draw(3);
    await userEvent.click(document.querySelector("button") as Element);
    await vi.waitFor(() => expect(shown()).toBe("version 3"));
  });
});

const actions = {
  onSave: () => Promise.reject(new Error("not saved")),
  onDelete: () => Promise.resolve({ kind: "deleted", undo: null } as const),
  onUndo: () => Promise.resolve(null),
};
const noteOf = (text: string, id: string): Annotation => noteWith(text, { id });
/** A value that no parser accepts, so drawing it fails. */
const unreadable = {
  ...noteOf("", "urn:uuid:broken"),
  get body(): never {
    throw new Error("broken");
  },
} as Annotation;

describe("a note that cannot be drawn", () => {
  const notes = [noteOf("甲", "urn:uuid:1"), unreadable, noteOf("乙", "urn:uuid:2")];

  test("is reported, and can be exported and deleted; the others are shown", async () => {
    const done: string[] = [];
    render(
      <NoteList
        notes={notes}
        target={null}
        draft={null}
        takesFocus={false}
        onDraft={() => {}}
        {...actions}
        onDelete={(id) => {
          done.push(`delete ${id}`);
          return actions.onDelete();
        }}
        onExport={({ id }) => done.push(`export ${id}`)}
      />,
      document.body,
    );
    await vi.waitFor(() => expect(shown()).toContain("This note cannot be shown."));
    expect(shown()).toContain("甲");
    expect(shown()).toContain("乙");
    const [take, remove] = document.querySelectorAll(".unshown button");
    await userEvent.click(take as Element);
    await userEvent.click(remove as Element);
    expect(done).toEqual(["export urn:uuid:broken", "delete urn:uuid:broken"]);
  });

  test("a component above a failing one fails alone", async () => {
    render(
      <NoteList
        notes={[noteOf("甲", "urn:uuid:1"), noteOf("乙", "urn:uuid:2")]}
        target={null}
        draft={null}
        takesFocus={false}
        onDraft={() => {}}
        {...actions}
        onExport={() => {}}
        about={({ body }) => <Part name={`on ${body.value}`} fails={body.value === "甲"} />}
      />,
      document.body,
    );
    await vi.waitFor(() => expect(shown()).toContain("on 乙"));
    expect(shown()).toContain("甲");
  });
});

test("a text beside an editor is not redrawn while the user types", async () => {
  const long = noteOf(`**粗** ${"> 引\n\n".repeat(200)}`, "urn:uuid:1");
  const other = noteOf("改", "urn:uuid:2");
  render(
    <NotesBrowser
      notes={[long, other]}
      titleOf={() => ({ title: "a", lang: undefined, href: null, isPage: true })}
      drafts={{ get: () => null, set: () => {} }}
      {...actions}
      onExport={() => {}}
    />,
    document.body,
  );
  await vi.waitFor(() => expect(document.querySelector(".markdown strong")).not.toBeNull());
  const text = document.querySelector(".markdown") as Element;
  // If it were redrawn, its elements would be created again, although the page looked the same.
  let made = 0;
  const before = options.vnode?.bind(options);
  options.vnode = (it) => {
    if (it.type === "blockquote") made += 1;
    before?.(it);
  };
  const [, edit] = document.querySelectorAll("button[aria-label=Edit]");
  await userEvent.click(edit as Element);
  await userEvent.keyboard("abc");
  await vi.waitFor(() => expect(document.querySelector("textarea")?.value).toBe("改abc"));
  if (before) options.vnode = before;
  else delete options.vnode;
  expect(made).toBe(0);
  expect(document.querySelector(".markdown")).toBe(text);
});
