import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { AnnotationDraft, Target } from "@/lib/annotation/model";
import type { FileFormat } from "@/lib/exchange/formats/file-formats";
import { ask } from "./chromium";
import { exportAs, lossesIn } from "./export-notes";
import { noteBox, saveNote } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser } = useChromium();

const TERM = "urn:cideng:fuzhou-jiguan-dangjian:term:sandan-zhi";
const PASSAGE = "urn:cideng:fuzhou-jiguan-dangjian:passage:p32";

let page: Page;
const folder = mkdtempSync(path.join(tmpdir(), "cideng-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
async function save(text: string, changes: Partial<AnnotationDraft> = {}): Promise<string> {
  count += 1;
  const id = `urn:uuid:00000000-0000-7000-8000-${String(count).padStart(12, "0")}`;
  const target: Target = { type: "resource", source: TERM };
  await ask(page, "note.save", {
    id,
    base: null,
    text,
    tags: [],
    colour: "blue",
    target,
    ...changes,
  });
  return id;
}

/** Opens the reader at one of its addresses. `fill` makes the only notes. */
async function open(hash: string, fill: () => Promise<unknown> = async () => {}): Promise<void> {
  page = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/terms");
  await page.locator("main").waitFor();
  const { annotations } = await ask(page, "journal.read", { from: 0 });
  await ask(page, "note.delete", { ids: annotations.map(({ id }) => id) });
  await fill();
  await page.goto(`${browser.origin}/reader.html${hash}`);
  await page.reload();
  await page.locator("main").waitFor();
}
const texts = () => page.locator(".note-text").allInnerTexts();
const shows = (...expected: string[]) =>
  vi.waitFor(async () => expect(await texts()).toEqual(expected), { timeout: 10_000 });

const selection = (exact: string, source = "https://example.org/a"): Target => ({
  type: "selection",
  source,
  scope: null,
  selectors: {
    quote: { type: "TextQuoteSelector", exact, prefix: "前", suffix: "后" },
    position: { type: "TextPositionSelector", start: 5, end: 5 + exact.length },
    element: null,
  },
});

async function downloaded(act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return readFileSync(file);
}
const choose = async (name: string, content: string | Buffer): Promise<void> => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  await page.locator(".bring-in input[type=file]").setInputFiles(file);
};
const plan = () => page.locator(".import-plan").innerText();

describe("the list of notes", () => {
  const fill = async (): Promise<void> => {
    await save("比较三个清单", { tags: ["清单"] });
    await save("核对原文", { target: { type: "resource", source: PASSAGE }, colour: "green" });
    await save("厦门也有", { target: selection("近邻党建"), tags: ["清单", "厦门"] });
  };

  test("is filtered by text, tag, term, site and date", async () => {
    await open("#/notes", fill);
    await shows("厦门也有", "核对原文", "比较三个清单");
    const text = page.getByRole("searchbox");
    await text.fill("近邻");
    await shows("厦门也有");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("Tag", { exact: true }).selectOption("清单");
    await shows("厦门也有", "比较三个清单");
    await page.getByLabel("Term", { exact: true }).selectOption("三单制");
    await shows("比较三个清单");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("Site", { exact: true }).selectOption("example.org");
    await shows("厦门也有");
    await page.getByLabel("Until").fill("2020-01-01");
    await page.getByText("No note matches.").waitFor();
    expect(await page.locator(".notes-browser [role=status]").first().innerText()).toBe(
      "0 of 3 notes",
    );
  });

  test("groups the notes by page and document, with the group of the latest note first", async () => {
    await open("#/notes", async () => {
      await save("甲一", { target: { ...selection("原句一"), title: "甲页的题目" } });
      await save("词条", { colour: "green" });
      await save("乙", { target: selection("原句二", "https://other.example/b/c") });
      await save("甲二", { target: selection("原句三") });
      await save("段落", { target: { type: "resource", source: PASSAGE } });
    });
    await shows("段落", "词条", "甲二", "甲一", "乙");
    const headings = page.getByRole("heading", { level: 2 });
    const named = page.locator(".note-group").getByRole("heading", { level: 2 });
    expect(await named.allInnerTexts()).toEqual([
      "新时代机关党建的「福州答卷」",
      "甲页的题目",
      "other.example/b/c",
    ]);
    expect(await page.locator(".group-heading .hint").allInnerTexts()).toEqual([
      "document",
      "example.org",
    ]);
    expect(await headings.getByRole("link", { name: "甲页的题目" }).getAttribute("href")).toBe(
      "https://example.org/a",
    );
    // The last note of a group is deleted: what can bring it back stands in its place.
    await page.getByRole("button", { name: "Delete", exact: true }).last().click();
    await shows("段落", "词条", "甲二", "甲一");
    expect(await named.last().innerText()).toBe("other.example/b/c");
    await page.locator(".note-group").last().getByRole("button", { name: "Undo" }).click();
    await shows("段落", "词条", "甲二", "甲一", "乙");
    await page.getByRole("searchbox").fill("甲页的");
    await shows("甲一");
  });

  test("lets the user change and delete each note, undo and redo", async () => {
    await open("#/notes", fill);
    await page.getByRole("button", { name: "Edit" }).first().click();
    await noteBox(page).fill("厦门先有");
    await page.getByRole("textbox", { name: /^Tags/u }).fill("厦门，对比、 ");
    await page.getByRole("radio", { name: "violet" }).check();
    await saveNote(page);
    await shows("厦门先有", "核对原文", "比较三个清单");
    expect(await page.locator(".tags").first().locator("li").allInnerTexts()).toEqual([
      "厦门",
      "对比",
    ]);
    expect(await page.locator(".note.violet").count()).toBe(1);
    await page.getByRole("button", { name: "Delete", exact: true }).nth(1).click();
    await shows("厦门先有", "比较三个清单");
    await page.getByRole("button", { name: "Undo: deleted note" }).click();
    await shows("厦门先有", "核对原文", "比较三个清单");
    await page.getByRole("button", { name: "Undo: edited note" }).click();
    await shows("厦门也有", "核对原文", "比较三个清单");
    await page.reload();
    await page.getByRole("button", { name: "Redo: edited note" }).click();
    await shows("厦门先有", "核对原文", "比较三个清单");
  });

  test("shows Markdown, and never HTML", async () => {
    await open("#/notes", () =>
      save(
        "**重点** `code`\n\n- 一\n- 二\n\n<img src=x onerror=\"document.title='owned'\"> [坏](javascript:alert(1)) [好](https://example.org/)",
      ),
    );
    const note = page.locator(".note-text");
    await note.locator("strong").waitFor();
    expect(await note.locator("li").allInnerTexts()).toEqual(["一", "二"]);
    expect(await note.innerText()).toContain("<img src=x");
    expect(await note.locator("img, script").count()).toBe(0);
    expect(
      await note.locator("a").evaluateAll((all) => all.map((it) => it.getAttribute("href"))),
    ).toEqual(["https://example.org/"]);
    expect(await page.title()).not.toBe("owned");
  });
});

describe("one note open in two tabs", () => {
  /** The first tab edits the note while the second has saved another text. */
  async function conflict(): Promise<Page> {
    await open("#/notes", () => save("一"));
    const first = page;
    await first.getByRole("button", { name: "Edit" }).click();
    await noteBox(first).fill("第一页写的");
    const second = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
    await second.getByRole("button", { name: "Edit" }).click();
    await noteBox(second).fill("第二页写的");
    await saveNote(second);
    await second.locator(".note-text", { hasText: "第二页写的" }).waitFor();
    await first.bringToFront();
    await saveNote(first);
    await first.locator(".conflict").waitFor();
    expect(await first.locator(".conflict blockquote").innerText()).toBe("第二页写的");
    expect(await noteBox(first).inputValue()).toBe("第一页写的");
    return second;
  }

  test("is not overwritten silently: the second text is shown and can be used", async () => {
    await conflict();
    await page.getByRole("button", { name: "Put together" }).click();
    await saveNote(page);
    await shows("第二页写的\n\n第一页写的");
  });

  test("is overwritten if the user wants that", async () => {
    const second = await conflict();
    await page.getByRole("button", { name: "Keep this draft" }).click();
    await shows("第一页写的");
    await second.locator(".note-text", { hasText: "第一页写的" }).waitFor();
  });

  test("stays as it is if the user wants that", async () => {
    await conflict();
    await page.getByRole("button", { name: "Keep the other version" }).click();
    await shows("第二页写的");
  });

  test("a note that was deleted meanwhile can be saved as a new note", async () => {
    let id = "";
    await open("#/notes", async () => {
      id = await save("一");
    });
    await page.getByRole("button", { name: "Edit" }).click();
    await noteBox(page).fill("还要");
    await ask(page, "note.delete", { ids: [id] });
    await saveNote(page);
    await page.getByRole("button", { name: "Save as a new note" }).click();
    await shows("还要");
  });
});

describe("a backup", () => {
  const fill = async (): Promise<void> => {
    await save("**一**\n二", { tags: ["甲", "乙 丙"], colour: "violet" });
    await save("", { target: selection("“四强”党支部\n\u{20000}"), colour: "green" });
    await save("三", { target: { type: "resource", source: "https://example.org/a?id=1" } });
  };
  const takeBackup = () =>
    downloaded(() => page.getByRole("button", { name: "Save a backup" }).click());

  test("a backup that is exported, deleted and restored gives the same bytes, and can be undone", async () => {
    await open("#/safety", fill);
    const before = await takeBackup();
    await page.getByText(/Last backup: .*0 changes since/u).waitFor();
    await page.goto(`${browser.origin}/reader.html#/notes`);
    while ((await page.getByRole("button", { name: "Delete", exact: true }).count()) > 0) {
      const rest = await page.getByRole("button", { name: "Delete", exact: true }).count();
      await page.getByRole("button", { name: "Delete", exact: true }).first().click();
      await vi.waitFor(async () =>
        expect(await page.getByRole("button", { name: "Delete", exact: true }).count()).toBe(
          rest - 1,
        ),
      );
    }
    await page.goto(`${browser.origin}/reader.html#/safety`);
    await choose("backup.json", before);
    await vi.waitFor(async () => expect(await plan()).toContain("3 notes would be added"));
    await page.getByRole("button", { name: /^Import \d+ notes?/u }).click();
    await page.getByText("3 notes added").waitFor();
    const after = await takeBackup();
    expect(after.equals(before)).toBe(true);
    await page.getByRole("button", { name: "Undo" }).click();
    await vi.waitFor(async () => {
      const { annotations } = await ask(page, "journal.read", { from: 0 });
      expect(annotations).toEqual([]);
    });
  });

  test("shows what it would change, and merges with or replaces the existing notes, as the user chooses", async () => {
    let changed = "";
    await open("#/safety", async () => {
      changed = await save("旧");
      await save("同");
    });
    const backup = await takeBackup();
    await ask(page, "note.delete", { ids: [changed] });
    await save("只在这里");
    await choose("backup.json", backup);
    await vi.waitFor(async () => {
      const said = await plan();
      expect(said).toContain("1 note would be added");
      expect(said).toContain("1 note is the same");
      expect(said).toContain("1 note here is not in the file");
    });
    // What has nothing to show is not opened, and no stop for the Tab key.
    const opened = await page.locator(".import-plan summary").allInnerTexts();
    expect(opened).toEqual(["1 note would be added", "1 note here is not in the file"]);
    await page.getByRole("radio", { name: /Replace the notes here/u }).check();
    await page.getByRole("button", { name: /^Import \d+ notes?/u }).click();
    await page.getByText("1 note added and 1 note deleted").waitFor();
    await page.goto(`${browser.origin}/reader.html#/notes`);
    await vi.waitFor(async () =>
      expect((await texts()).toSorted()).toEqual(["同", "旧"].toSorted()),
    );
    await page.getByRole("button", { name: /^Undo: 2 imported notes/u }).click();
    await vi.waitFor(async () =>
      expect((await texts()).toSorted()).toEqual(["只在这里", "同"].toSorted()),
    );
  });

  test("a damaged backup is reported, and can be inspected anyway", async () => {
    await open("#/safety", fill);
    const backup = (await takeBackup()).toString("utf8");
    await choose("damaged.json", backup.replace("乙 丙", "乙 丁"));
    await page.getByText("This backup is damaged").waitFor();
    await page.getByRole("button", { name: "Show what can be read" }).click();
    await vi.waitFor(async () => expect(await plan()).toContain("2 notes are the same"));
  });

  test("is made automatically, and restored like any other", async () => {
    await open("#/safety", () => save("一"));
    await page.locator(".copies li").first().waitFor();
    await page.getByRole("button", { name: "Show its notes" }).first().click();
    await page.locator(".import-plan").waitFor();
    const day = page.locator(".copies time").first();
    expect(await day.getAttribute("datetime")).toMatch(/^\d{4}-\d\d-\d\d$/u);
    expect(await day.innerText()).toMatch(/^\d{1,2} [A-Z][a-z]+ \d{4}$/u);
  });

  test("a backup of the journal's content exists even if the database is lost", async () => {
    await open("#/safety", fill);
    const whole = await takeBackup();
    const rescued = await downloaded(() =>
      page.getByRole("button", { name: "Export what can be read" }).click(),
    );
    expect(rescued.equals(whole)).toBe(true);
    await page.getByRole("button", { name: "Rebuild the database" }).click();
    await page.getByText("Done", { exact: true }).waitFor();
    expect((await takeBackup()).equals(whole)).toBe(true);
  });
});

describe("other formats", () => {
  const fill = async (): Promise<void> => {
    await save("=1+1", { tags: ["甲"], colour: "violet" });
    await save("在网页上", { target: selection("近邻党建") });
  };
  const exported = async (format: FileFormat): Promise<string> => {
    const file = await exportAs(page, format);
    return readFileSync(await file.path(), "utf8");
  };

  test("say before what they leave out, and keep what they can", async () => {
    await open("#/notes", fill);
    expect(await lossesIn(page, "csv")).toContain("leaves out");
    await page.keyboard.press("Escape");
    expect(await exported("csv")).toContain("'=1+1");
    expect(await exported("markdown")).toContain("近邻党建");
    expect(await exported("anki")).toContain("#separator:tab");
    expect((await exported("folder")).slice(0, 2)).toBe("PK");
  });

  test("the W3C's format loses nothing in export and import", async () => {
    await open("#/notes", fill);
    expect(await lossesIn(page, "w3c")).toBe("This format keeps everything.");
    await page.keyboard.press("Escape");
    const jsonld = await exported("w3c");
    await page.goto(`${browser.origin}/reader.html#/safety`);
    await choose("notes.jsonld", jsonld);
    await vi.waitFor(async () => expect(await plan()).toContain("2 notes are the same"));
  });
});

describe("a file of an unknown kind", () => {
  const refused = async (...said: string[]): Promise<void> => {
    const alert = page.locator(".bring-in [role=alert]");
    await alert.waitFor();
    await vi.waitFor(async () => {
      for (const it of said) expect(await alert.innerText()).toContain(it);
    });
    const { annotations } = await ask(page, "journal.read", { from: 0 });
    expect(annotations).toHaveLength(1);
  };

  test.each([
    ["no JSON", '{\n  "a": nonsense', ["line 2"]],
    ["a depth of a hundred thousand", "[".repeat(100_000) + "]".repeat(100_000), ["deep"]],
    ["another encoding", Buffer.from([0x7b, 0x22, 0xbd, 0xfc, 0xc1, 0xda, 0x22]), ["UTF-8"]],
    ["something else", '{"hello": "world"}', ["$"]],
    ["nothing", "", ["line 1"]],
  ] as const)(
    "(%s) is refused with its reason, and nothing has changed",
    async (_, content, said) => {
      await open("#/safety", () => save("一"));
      await choose("file.json", content);
      await refused(...said);
    },
  );

  test("(half a gigabyte) is not even read", async () => {
    await open("#/safety", () => save("一"));
    const file = path.join(folder, "huge.json");
    writeFileSync(file, "");
    truncateSync(file, 500_000_000);
    await page.locator(".bring-in input[type=file]").setInputFiles(file);
    await refused("huge.json", "500000000");
  });

  test("a partly valid file brings its valid part, with a list of what was left out", async () => {
    await open("#/safety", () => save("一"));
    const good = {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "Annotation",
      id: "https://example.org/anno/1",
      body: { type: "TextualBody", value: "<b>粗</b>", format: "text/html" },
      target: "https://example.org/a",
    };
    await choose("some.json", JSON.stringify([good, { ...good, target: undefined, id: "x:2" }]));
    await vi.waitFor(async () => {
      const said = await plan();
      expect(said).toContain("1 note would be added");
      expect(said).toContain("1 entry of the file cannot be imported");
    });
    await page.getByRole("button", { name: /^Import \d+ notes?/u }).click();
    await page.getByText("1 note added").waitFor();
    await page.goto(`${browser.origin}/reader.html#/notes`);
    await vi.waitFor(async () => expect(await texts()).toEqual(["粗", "一"]));
  });
});

describe("a file of another program", () => {
  const caseFile = (name: string): Buffer => readFileSync(path.resolve("tests/cases/files", name));

  test.each([
    [
      "w3c-recogito.json",
      1,
      [
        "“#a88b22d0-6106-4872-9435-c78b5e89fede” is an id",
        "$[0].target.source: It does not say what",
      ],
    ],
    [
      "w3c-dates.json",
      10,
      [
        "$[1].created: “2026-01-02T03:04:05+0800” was read as 2026-01-01T19:04:05.000Z.",
        "$[9].created was left out. “” is not a date.",
      ],
    ],
    ["w3c-https-context.json", 1, ["$.@context: The context is not the W3C’s"]],
    ["ndjson.jsonl", 2, []],
  ] as const)(
    "(%s) is imported completely, with remarks on what was read differently",
    async (name, count, said) => {
      await open("#/safety", () => save("一"));
      await choose(name, caseFile(name));
      await vi.waitFor(async () =>
        expect(await plan()).toMatch(new RegExp(`^${count} notes? would be added`, "mu")),
      );
      expect(await plan()).not.toContain("cannot be imported");
      const remarks = page.locator(".import-plan li", { hasText: "adapted or left out" });
      expect(await remarks.count()).toBe(said.length > 0 ? 1 : 0);
      if (said.length > 0) await remarks.locator("summary").click();
      for (const it of said) expect(await remarks.locator("pre").innerText()).toContain(it);
      await page.getByRole("button", { name: /^Import \d+ notes?/u }).click();
      await page.getByText(count === 1 ? "1 note added" : `${count} notes added`).waitFor();
      const { annotations } = await ask(page, "journal.read", { from: 0 });
      expect(annotations).toHaveLength(count + 1);
    },
  );

  test("a file with one entry that is too long brings the others", async () => {
    await open("#/safety");
    const entry = (n: number, more: object = {}): object => ({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "Annotation",
      id: `https://example.org/anno/${n}`,
      bodyValue: `第${n}条`,
      target: "https://example.org/a",
      ...more,
    });
    const prefix = "前".repeat(70_000);
    const selector = { type: "TextQuoteSelector", exact: "词", prefix };
    const long = entry(2, { target: { source: "https://example.org/a", selector } });
    await choose("long.json", JSON.stringify([entry(1), long, entry(3)]));
    await page.getByText("1 entry of the file cannot be imported").click();
    expect(await plan()).toContain(
      "$[1]: The text around the quotation has 70,000 characters; the limit is 65,536.",
    );
    await page.getByRole("button", { name: /^Import \d+ notes?/u }).click();
    await page.getByText("2 notes added").waitFor();
    await page.goto(`${browser.origin}/reader.html#/notes`);
    await vi.waitFor(async () => expect((await texts()).toSorted()).toEqual(["第1条", "第3条"]));
  });

  test("a file of Hypothesis brings the PDF's title, and its replies with what they answer", async () => {
    await open("#/safety");
    const row = (id: string, text: string, references: string[], minute: string): object => ({
      id,
      uri: "urn:x-pdf:abc",
      text,
      tags: [],
      references,
      document: { title: ["近邻党建研究.pdf"] },
      target: [{ source: "urn:x-pdf:abc" }],
      created: `2026-01-02T03:${minute}:00+00:00`,
      updated: `2026-01-02T03:${minute}:00+00:00`,
    });
    const rows = [
      row("r2", "再议", ["n", "r1"], "09"),
      row("n", "要点", [], "01"),
      row("x", "别的", [], "05"),
      row("r1", "同意", ["n"], "07"),
    ];
    await choose("rows.json", JSON.stringify({ total: 4, rows }));
    await page.getByRole("button", { name: /^Import \d+ notes?/u }).click();
    await page.getByText("4 notes added").waitFor();
    await page.goto(`${browser.origin}/reader.html#/notes`);
    await shows("别的", "要点", "同意", "再议");
    expect(await page.locator(".group-heading h2").allInnerTexts()).toEqual(["近邻党建研究.pdf"]);
    expect(await page.locator(".reply-to").allInnerTexts()).toEqual([
      "A reply to: 要点",
      "A reply to: 同意",
    ]);
    const out = await exportAs(page, "w3c");
    expect(readFileSync(await out.path(), "utf8")).toContain('"references": [');
  });

  test("counts only what it changes as changed", async () => {
    await open("#/safety");
    const entry = {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "Annotation",
      id: "https://example.org/anno/1",
      target: "https://example.org/a",
    };
    const bring = async (said: string, more: object): Promise<void> => {
      await choose("one.json", JSON.stringify({ ...entry, ...more }));
      await page.getByRole("button", { name: /^Import \d+ notes?/u }).click();
      await vi.waitFor(async () =>
        expect(await page.locator(".bring-in p.row").innerText()).toContain(said),
      );
    };
    await bring("1 note added", { bodyValue: "旧", modified: "2026-01-02T00:00:00Z" });
    await bring("1 note changed", { bodyValue: "新", modified: "2026-01-03T00:00:00Z" });
    await bring("Nothing needed changing.", {
      bodyValue: "新",
      modified: "2026-01-03T00:00:00Z",
    });
  });
});

test("a note that is too long is not saved, and the editor says so", async () => {
  await open("#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
  await page.getByRole("button", { name: "Add a note" }).click();
  await noteBox(page).fill("字".repeat(100_001));
  await saveNote(page);
  const alert = page.locator(".trouble[role=alert]");
  await alert.waitFor();
  expect(await alert.innerText()).toBe(
    "Not saved. The text has 100,001 characters; the limit is 100,000. Shorten it, then save again.",
  );
});

test("exported files are named after the reader's local day", async () => {
  await open("#/safety");
  const zone = await browser.context.newCDPSession(page);
  await zone.send("Emulation.setTimezoneOverride", { timezoneId: "Asia/Shanghai" });
  await page.clock.setFixedTime(new Date("2026-05-05T23:30:00Z"));
  const entry = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    id: "https://example.org/anno/day",
    created: "2026-05-05T23:30:00Z",
    bodyValue: "早上写的",
    target: "https://example.org/a",
  };
  await choose("tz.json", JSON.stringify(entry));
  await page.getByRole("button", { name: /^Import \d+ notes?/u }).click();
  await page.getByText("1 note added").waitFor();
  await page.goto(`${browser.origin}/reader.html#/notes`);
  await shows("早上写的");
  expect(await page.locator(".note time").innerText()).toBe("6 May 2026 at 07:30");
  for (const [format, ending, said] of [
    ["markdown", "md", "### 2026-05-06\n"],
    ["csv", "csv", "2026-05-06T07:30:00.000+08:00"],
    ["anki", "txt", "早上写的"],
    ["w3c", "jsonld", '"created": "2026-05-05T23:30:00.000Z"'],
  ] as const) {
    const download = await exportAs(page, format);
    expect(download.suggestedFilename()).toBe(`cideng-notes-2026-05-06.${ending}`);
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    expect(readFileSync(file, "utf8")).toContain(said);
  }
  await page.close();
});
