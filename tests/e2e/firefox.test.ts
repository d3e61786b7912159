import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { TERM_HIGHLIGHTS } from "../../scripts/painted.mjs";
import { servePages } from "../../scripts/pages-server.mjs";
import { Firefox, ORIGIN } from "./firefox";

let browser: Firefox;
let server: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  server = await servePages();
  browser = await new Firefox().start();
  await browser.install();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The APIs of Firefox that the extension's own pages use. */
interface FirefoxApis {
  readonly commands: { readonly getAll: () => Promise<readonly { readonly shortcut: string }[]> };
  readonly sidebarAction: { readonly isOpen: (details: object) => Promise<boolean> };
}

const until = <T>(check: () => Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 100 });

/** The painted stretches, as text, with the middle of the first line of each. */
const painted = (tab: string, name?: string) =>
  browser.evaluate(
    tab,
    (names) => {
      // No array methods are used, because a hostile page may have replaced them.
      const found: { text: string; x: number; y: number }[] = [];
      for (const highlight of names) {
        for (const it of CSS.highlights.get(highlight) ?? []) {
          const range = new Range();
          range.setStart(it.startContainer, it.startOffset);
          range.setEnd(it.endContainer, it.endOffset);
          // A stretch may go on in the next line.
          const { x, y, width, height } = range.getClientRects()[0] ?? new DOMRect();
          found[found.length] = { text: range.toString(), x: x + width / 2, y: y + height / 2 };
        }
      }
      return found;
    },
    name === undefined ? TERM_HIGHLIGHTS : [name],
  );
const waitPainted = (tab: string, text: string, name?: string) =>
  until(async () => {
    const found = (await painted(tab, name)).find((it) => it.text === text);
    if (!found) throw new Error(`${text} is not painted`);
    return found;
  });
const textOf = (context: string, selector: string) =>
  browser.evaluate(
    context,
    (it) => document.querySelector<HTMLElement>(it)?.innerText ?? "",
    selector,
  );
const click = (context: string, selector: string) =>
  browser.evaluate(context, (it) => document.querySelector<HTMLElement>(it)?.click(), selector);

async function openCard(text: string): Promise<{ tab: string; card: string }> {
  const tab = await browser.open(`${server.url}/sample.html`);
  const point = await waitPainted(tab, text);
  await browser.movePointer(tab, { x: point.x - 20, y: point.y }, point);
  const card = await browser.cardIn(tab);
  await until(async () => expect(await textOf(card, "h1")).toBe(text));
  return { tab, card };
}

describe.sequential("Firefox", () => {
  test("binds the keys, and does not open the sidebar at install", async () => {
    const own = await browser.open(`${ORIGIN}/popup.html`);
    const told = await until(() =>
      browser.evaluate(own, async () => {
        const { commands, sidebarAction } = (globalThis as unknown as { browser: FirefoxApis })
          .browser;
        const bound = await commands.getAll();
        return { keys: bound.map((it) => it.shortcut), isOpen: await sidebarAction.isOpen({}) };
      }),
    );
    expect(told).toEqual({ keys: ["Alt+Shift+D", "Alt+Shift+J", "Alt+Shift+K"], isOpen: false });
  });

  test("shows the status of a page just opened in a new tab in the panel", async () => {
    const panel = await browser.open(`${ORIGIN}/sidepanel.html`);
    const tab = await browser.open("about:blank");
    await until(async () => expect(await textOf(panel, "main")).not.toBe(""));
    await browser.send("browsingContext.navigate", {
      context: tab,
      url: `${server.url}/sample.html`,
      wait: "complete",
    });
    await until(async () => expect(await textOf(panel, "main")).toContain("三单制"));
    expect(await textOf(panel, "main")).not.toContain("Reload to light");
    // Its entry follows the pointer, and the card stays brief.
    const point = await waitPainted(tab, "三单制");
    await browser.movePointer(tab, { x: point.x - 20, y: point.y }, point);
    await until(async () => expect(await textOf(panel, ".entry h1")).toBe("三单制"));
    const card = await browser.cardIn(tab);
    await until(async () => expect(await textOf(card, "h1")).toBe("三单制"));
    expect(await textOf(card, ".brief footer")).not.toContain("More");
    await browser.send("browsingContext.close", { context: panel });
  });

  /** The frames in a tab. */
  async function framesIn(tab: string): Promise<{ context: string; url: string }[]> {
    const { contexts } = (await browser.send("browsingContext.getTree", { root: tab })) as {
      contexts: { children: { context: string; url: string }[] }[];
    };
    return contexts.flatMap((it) => it.children);
  }

  test("lights a page and its frames", async () => {
    const tab = await browser.open(`${server.url}/sample.html`);
    for (const form of ["近鄰黨建", "近邻党建", "三单制", "党建＋双拥", "马上就办·真抓实干"])
      await waitPainted(tab, form);
    const frames = await browser.open(`${server.url}/frames.html`);
    await waitPainted(frames, "近邻党建");
    const children = await framesIn(frames);
    expect(children).toHaveLength(6);
    for (const { context } of children) await waitPainted(context, "近邻党建");
  });

  test("lights a frame as tall as its content where it is in view", async () => {
    const tab = await browser.open(`${server.url}/tall-frames.html`);
    const frames = await framesIn(tab);
    expect(frames).toHaveLength(2);
    for (const [number, { context }] of frames.entries()) {
      for (const top of [0, 300, 30_000, 200]) {
        await browser.evaluate(tab, (y) => scrollTo(0, y), number * 60_000 + top);
        await until(async () => {
          const found = await painted(context);
          expect(found.length).toBeLessThanOrEqual(100);
          expect(found.filter(({ y }) => y > top && y < top + 400).length).toBeGreaterThan(15);
        });
      }
    }
  });

  test.each(["page.xhtml", "picture.svg", "strict.html?csp", "hostile.html"])(
    "lights %s",
    async (name) => {
      await waitPainted(await browser.open(`${server.url}/${name}`), "近邻党建");
    },
  );

  test("lights a page of a hundred thousand text nodes at the place to which it is scrolled", async () => {
    const tab = await browser.open(`${server.url}/large.html`);
    await waitPainted(tab, "近邻党建");
    await browser.evaluate(tab, () =>
      document.querySelector("main > :nth-child(19901)")?.scrollIntoView(),
    );
    await until(async () => {
      const found = await painted(tab);
      expect(found.find(({ text, y }) => text === "堡垒工程" && y > 0 && y < 300)).toBeDefined();
    });
  });

  test("lights text in shadow trees, visibly", async () => {
    const tab = await browser.open(`${server.url}/shadow.html`);
    for (const text of ["近邻党建", "三单制", "堡垒工程", "四下基层"]) await waitPainted(tab, text);
    const colour = await browser.evaluate(
      tab,
      () =>
        getComputedStyle(
          document.querySelector("#outer")?.shadowRoot?.querySelector("b") as Element,
          "::highlight(cideng-term)",
        ).textDecorationColor,
    );
    expect(colour).toBe("rgb(184, 122, 0)");
  });

  test("shows the card, and keeps a note written in it", async () => {
    const { tab, card } = await openCard("三单制");
    expect(await textOf(card, "blockquote")).toContain(
      "实行责任清单、问题清单、整改清单“三单制”管理",
    );
    expect(await textOf(card, ".reading")).toBe("sāndānzhì");
    await click(card, ".add");
    await until(async () =>
      expect(await browser.evaluate(card, () => document.activeElement?.localName)).toBe(
        "textarea",
      ),
    );
    await browser.type(card, "noted in Firefox");
    await click(card, "button[type=submit]");
    await until(async () => expect(await textOf(card, ".note-text")).toBe("noted in Firefox"));
    expect(
      await browser.evaluate(tab, () =>
        (window as unknown as { find: (text: string) => boolean }).find("noted in Firefox"),
      ),
    ).toBe(false);
  });

  test("opens the welcome page at install, which lights its paragraph and shows an entry", async () => {
    // That it opens is seen whenever the extension is installed: see `Firefox.install`.
    const tab = await browser.open(`${ORIGIN}/welcome.html`);
    await waitPainted(tab, "三单制");
    await until(async () => expect(await textOf(tab, ".lit")).toContain("三单制"));
    const { x, y } = await waitPainted(tab, "三单制");
    await browser.movePointer(tab, { x: x - 60, y }, { x, y });
    await until(async () => expect(await textOf(tab, ".shown h2")).toBe("三单制"));
    expect(await textOf(tab, ".shortcuts")).toContain("Alt Shift D");
    await browser.send("browsingContext.close", { context: tab });
  });

  test("a card that a key opens has its width at once", async () => {
    const own = await browser.open(`${ORIGIN}/popup.html`);
    const tab = await browser.open(`${server.url}/sample.html?term-mode`);
    await waitPainted(tab, "三单制");
    await browser.send("browsingContext.activate", { context: tab });
    // As the background does when the key is pressed.
    await browser.evaluate(own, async () => {
      const { tabs } = (globalThis as unknown as { browser: typeof chrome }).browser;
      const all = await tabs.query({});
      const found = all.find((it) => it.url?.endsWith("?term-mode"));
      await tabs.sendMessage(found?.id ?? -1, { cideng: "term-mode" });
    });
    const card = await browser.cardIn(tab);
    await until(async () => expect(await textOf(card, ".card")).toContain("近邻党建"));
    const width = () =>
      browser.evaluate(tab, () => {
        const host = document.querySelector("div[popover][style*='2147483647']") as Element;
        const { visibility, width: its } = getComputedStyle(host);
        return visibility === "visible" ? its : null;
      });
    await until(async () => expect(await width()).not.toBeNull());
    expect(await width()).toBe("340px");
    await browser.send("browsingContext.close", { context: tab });
    await browser.send("browsingContext.close", { context: own });
  });

  test("closes the card when the pointer leaves", async () => {
    const { tab, card } = await openCard("堡垒工程");
    const visible = () =>
      browser.evaluate(
        tab,
        () =>
          getComputedStyle(document.querySelector("div[popover][style*='2147483647']") as Element)
            .visibility,
      );
    await until(async () => expect(await visible()).toBe("visible"));
    expect(card).not.toBe("");
    await browser.movePointer(tab, { x: 2, y: 2 });
    await until(async () => expect(await visible()).toBe("hidden"));
  });

  test("keeps a pinned card, steps in it to a related term, and back", async () => {
    const { tab, card } = await openCard("三单制");
    await click(card, ".pin");
    await browser.movePointer(tab, { x: 2, y: 2 });
    await until(async () => expect(await textOf(card, ".relations button")).not.toBe(""));
    await click(card, ".relations button");
    await until(async () => expect(await textOf(card, "h1")).not.toBe("三单制"));
    await click(card, ".back");
    await until(async () => expect(await textOf(card, "h1")).toBe("三单制"));
    expect(
      await browser.evaluate(
        tab,
        () =>
          getComputedStyle(document.querySelector("div[popover][style*='2147483647']") as Element)
            .visibility,
      ),
    ).toBe("visible");
    await click(card, ".close");
  });

  test("finds terms and notes in the popup", async () => {
    const popup = await browser.open(`${ORIGIN}/popup.html`);
    await until(async () => expect(await textOf(popup, "main")).not.toBe(""));
    const results = async (query: string) => {
      await browser.evaluate(
        popup,
        (it) => {
          const input = document.querySelector("input") as HTMLInputElement;
          input.value = it;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        },
        query,
      );
      return until(async () => {
        const text = await textOf(popup, "[role=option]");
        if (text === "") throw new Error("no result yet");
        return text;
      });
    };
    expect(await results("jldj")).toContain("近邻党建");
    expect(await results("noted in")).toContain("noted in Firefox");
  });

  test("shows the report, its figures and relations in the reader", async () => {
    const report = await browser.open(`${ORIGIN}/reader.html#/doc/fuzhou-jiguan-dangjian/text/p32`);
    await until(async () =>
      expect(await textOf(report, "h1")).toBe("新时代机关党建的「福州答卷」"),
    );
    await waitPainted(report, "三单制");
    const colour = await browser.evaluate(
      report,
      () =>
        getComputedStyle(document.querySelector("h2") as Element, "::highlight(cideng-term)")
          .textDecorationColor,
    );
    expect(colour).toBe("rgb(184, 122, 0)");
    const figures = await browser.open(
      `${ORIGIN}/reader.html#/doc/fuzhou-jiguan-dangjian/figures/mentoring-pairs`,
    );
    await until(async () => expect(await textOf(figures, "[data-fact].chosen")).toContain("75对"));
    await until(async () => expect(await textOf(figures, ".sentence mark")).toBe("75对"));
    const graph = await browser.open(
      `${ORIGIN}/reader.html#/doc/fuzhou-jiguan-dangjian/relations/sandan-zhi`,
    );
    await until(async () => expect(await textOf(graph, ".relation-map")).toContain("问题清单"));
    const nodes = () =>
      browser.evaluate(graph, () => document.querySelectorAll(".relation-map .node").length);
    await until(async () => expect(await nodes()).toBeGreaterThan(4));
  });

  test("keeps the note through a restart", async () => {
    await browser.restart();
    const { card } = await openCard("三单制");
    await until(async () => expect(await textOf(card, ".strip")).toContain("noted in Firefox"));
    await click(card, ".more");
    await until(async () => expect(await textOf(card, ".note-text")).toBe("noted in Firefox"));
  });

  test("rebuilds the notes from their journal after the database was deleted, and says so", async () => {
    const reader = await browser.open(`${ORIGIN}/reader.html#/notes`);
    await until(async () => expect(await textOf(reader, ".note-text")).toBe("noted in Firefox"));
    await browser.evaluate(
      reader,
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase("cideng");
          request.addEventListener("success", resolve);
          request.addEventListener("error", reject);
        }),
    );
    const popup = await browser.open(`${ORIGIN}/popup.html`);
    await until(async () => expect(await textOf(popup, ".told")).toContain("restored"));
    const again = await browser.open(`${ORIGIN}/reader.html#/notes`);
    await until(async () => expect(await textOf(again, ".note-text")).toBe("noted in Firefox"));
  });

  test("makes its copies, and shows what restoring one would change", async () => {
    const safety = await browser.open(`${ORIGIN}/reader.html#/safety`);
    await until(async () =>
      expect(await textOf(safety, ".copies li")).toMatch(/^\d{1,2} [A-Z][a-z]+ \d{4}/u),
    );
    await click(safety, ".copies button");
    await until(async () =>
      expect(await textOf(safety, ".import-plan")).toContain("1 note is the same"),
    );
  });

  test("steps to a place in a scrolling pane", async () => {
    const tab = await browser.open(`${server.url}/sample.html`);
    await browser.evaluate(tab, () => {
      const line = (i: number): string => `<p>${i} ${i % 8 ? "别的话" : "近邻党建"}</p>`;
      const lines = Array.from({ length: 40 }, (_, i) => line(i)).join("");
      document.body.innerHTML = `<div style="height:200px;overflow:auto">${lines}</div>`;
    });
    const point = await waitPainted(tab, "近邻党建");
    await browser.movePointer(tab, { x: point.x - 20, y: point.y }, point);
    const card = await browser.cardIn(tab);
    await until(async () => expect(await textOf(card, "h1")).toBe("近邻党建"));
    const isInView = async () => {
      const [here] = await painted(tab, "cideng-here");
      expect(here?.y).toBeGreaterThan(0);
      expect(here?.y).toBeLessThan(210);
    };
    await until(async () => {
      await browser.evaluate(card, () => document.querySelector<HTMLElement>("main")?.focus());
      await browser.type(card, "]");
      await vi.waitFor(isInView, { timeout: 3000 });
    });
  });

  test("lights what is visible: a long table's head, a component that has been moved", async () => {
    const tab = await browser.open(`${server.url}/sample.html`);
    await browser.evaluate(tab, () => {
      const rows = "<tr><td>堡垒工程</td><td>字</td></tr><tr><td>一</td><td>行</td></tr>".repeat(
        200,
      );
      const head = "<th style='position:sticky;top:0'>近邻党建</th>";
      document.body.innerHTML = `<table><thead><tr>${head}</tr></thead>${rows}</table><main></main><aside></aside>`;
      const host = document.querySelector("aside")?.appendChild(document.createElement("div"));
      (host as Element).attachShadow({ mode: "open" }).innerHTML = "<p>三单制</p>";
      scrollTo(0, 3000);
    });
    await waitPainted(tab, "近邻党建");
    await browser.evaluate(tab, () => {
      const host = document.querySelector("aside div") as Element;
      document.querySelector("main")?.append(host);
      host.scrollIntoView();
    });
    await waitPainted(tab, "三单制");
    await browser.evaluate(tab, () => {
      const host = document.querySelector("main div") as Element;
      document.body.prepend(host);
      host.scrollIntoView();
    });
    const { y } = await waitPainted(tab, "三单制");
    expect(y).toBeLessThan(100);
  });

  test("writes a note on selected text in a shadow tree", async () => {
    const tab = await browser.open(`${server.url}/noted.html?firefox`);
    await until(async () =>
      expect(
        await browser.evaluate(tab, () => document.querySelector("#host")?.shadowRoot !== null),
      ).toBe(true),
    );
    const box = await browser.evaluate(tab, () => {
      const { x, y, height } = (document.querySelector("#host") as Element).getBoundingClientRect();
      return { x, y: y + height / 2 };
    });
    // The end of a selection by mouse. A button for a note is offered there.
    await browser.drag(tab, { x: box.x + 2, y: box.y }, { x: box.x + 120, y: box.y });
    const button = await until(async () => {
      const at = await browser.evaluate(tab, () => {
        const host = document.querySelector("div[popover][style*='2147483646']");
        const { x, y, width } = host?.getBoundingClientRect() ?? new DOMRect();
        return { x: x + 10, y: y + 10, width };
      });
      expect(at.width).toBeGreaterThan(0);
      return at;
    });
    await browser.clickAt(tab, button);
    await until(async () => {
      const card = await browser.cardIn(tab);
      expect(await textOf(card, "blockquote")).toContain("影子树里");
      await click(card, "button[type=submit]");
    });
    await until(async () => expect((await painted(tab, "cideng-note")).length).toBe(1));
  });

  test("parses a long note in a worker, in the reader and in the card", async () => {
    const reader = await browser.open(
      `${ORIGIN}/reader.html#/doc/fuzhou-jiguan-dangjian/term/jinlin-dangjian`,
    );
    await until(() =>
      browser.evaluate(
        reader,
        () => document.querySelector("main")?.tagName ?? Promise.reject(new Error("no view")),
      ),
    );
    await browser.evaluate(reader, async () => {
      await chrome.runtime.sendMessage({
        cideng: "note.save",
        params: {
          id: "urn:uuid:00000000-0000-7000-8000-000000000077",
          base: null,
          text: `**粗的** ${"长文。".repeat(6000)}`,
          tags: [],
          colour: "blue",
          target: {
            type: "resource",
            source: "urn:cideng:fuzhou-jiguan-dangjian:term:jinlin-dangjian",
          },
        },
      });
    });
    // Whether it is in view, or has not been laid out yet.
    const isParsed = (view: string) =>
      until(async () => {
        const strong = (it: string) => document.querySelector(it)?.textContent;
        expect(await browser.evaluate(view, strong, ".markdown strong")).toBe("粗的");
      });
    await isParsed(reader);
    const { card } = await openCard("近邻党建");
    await click(card, ".more");
    await isParsed(card);
  });

  test("shows the notes of a route in a single-page application, and no others", async () => {
    const text = "版权归本站所有，转载请注明出处和作者姓名。";
    const own = await browser.open(`${ORIGIN}/popup.html`);
    await browser.evaluate(
      own,
      async (source, exact) => {
        const quote = { type: "TextQuoteSelector", exact, prefix: "", suffix: "" };
        const selectors = { quote, position: null, element: null };
        const target = { type: "selection", source, scope: null, selectors };
        const id = "urn:uuid:00000000-0000-7000-8000-0000000000aa";
        const params = { id, base: null, text: "甲页", tags: [], colour: "blue", target };
        await chrome.runtime.sendMessage({ cideng: "note.save", params });
      },
      `${server.url}/routes.html#/a`,
      text,
    );
    const tab = await browser.open(`${server.url}/routes.html#/a`);
    await waitPainted(tab, text, "cideng-note");
    const isGone = () => until(async () => expect(await painted(tab, "cideng-note")).toEqual([]));
    await browser.evaluate(tab, () => {
      location.hash = "#/b";
    });
    await isGone();
    await browser.evaluate(tab, () => {
      location.hash = "#/a";
    });
    await waitPainted(tab, text, "cideng-note");
    await browser.evaluate(tab, () => history.pushState(null, "", "#/c"));
    await isGone();
  });
});
