import { beforeEach, describe, expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { Slices } from "@/lib/slices/idle-slices";
import { countTerms } from "@/lib/page/visible-terms";
import { inFortyFrames, painted, paints, useLight } from "./use-light";

const form = (text: string) => ({ form: text, ambiguous: false, beside: [] });
const lexicon = makeLexicon([
  { address: "jinlin", forms: [form("近邻党建")] },
  { address: "jiuban", forms: [form("马上就办")] },
]);
const lit = useLight();

/** A host with this content in its open shadow tree, in the first `section` or a new one. */
function hostOf(html: string): HTMLElement {
  const host = document.querySelector("section") ?? document.createElement("section");
  host.attachShadow({ mode: "open" }).innerHTML = html;
  return host;
}

describe("the shadow tree of a host", () => {
  let host: HTMLElement;
  beforeEach(async () => {
    document.body.innerHTML = "<main></main><aside></aside>";
    host = hostOf("<p>近邻党建</p>");
    document.querySelector("main")?.append(host);
    await lit(lexicon);
    await paints("近邻党建");
  });

  test("is lit after the host was moved", async () => {
    document.querySelector("aside")?.append(host);
    await inFortyFrames(() => {});
    await paints("近邻党建");
  });

  test("is lit again after the host was removed and put back", async () => {
    host.remove();
    await paints();
    document.querySelector("aside")?.append(host);
    await paints("近邻党建");
  });

  test("is lit again after the host was removed and put back at once", async () => {
    host.remove();
    await Promise.resolve();
    document.querySelector("aside")?.append(host);
    await inFortyFrames(() => {});
    await paints("近邻党建");
  });

  test("is no longer lit inside a region that becomes editable", async () => {
    document.querySelector("main")?.setAttribute("contenteditable", "true");
    await paints();
  });
});

describe("a shadow tree", () => {
  test("is lit beside very many terms that are directly in its host", async () => {
    document.body.innerHTML = `<section>${"<p>近邻党建</p>".repeat(60)}</section>`;
    hostOf("<h1>马上就办</h1><slot></slot>");
    await lit(lexicon);
    await vi.waitFor(() => expect(painted()).toContain("马上就办"), { timeout: 5000 });
  });

  test("is lit if it is fixed to the window although its host has been scrolled away", async () => {
    const html = "<section><p>近邻党建</p></section><p style='height:9000px'>乙</p>";
    document.body.innerHTML = html;
    hostOf("<header style='position:fixed;top:0'><p>马上就办</p></header><slot></slot>");
    await lit(lexicon);
    await paints("近邻党建", "马上就办");
    scrollTo(0, 5000);
    await paints("马上就办");
  });

  test("a long shadow tree has all its terms found although something is removed while it is read", async () => {
    const light = await lit(lexicon);
    const part = (id: string): string =>
      `<div id=${id}>${"<p>乙</p>".repeat(40)}<p>近邻党建</p>${"<p>乙</p>".repeat(400)}</div>`;
    const host = hostOf(part("first") + part("second"));
    let isDone = false;
    const due = vi.spyOn(Slices.prototype, "isDue", "get").mockImplementation(() => {
      if (isDone) return false;
      isDone = true;
      // Removes the first nodes of handfuls in the second part before that part is reached.
      const second = host.shadowRoot?.querySelector("#second");
      for (const at of [64, 32, 0]) second?.children[at]?.remove();
      return true;
    });
    document.body.append(host);
    await vi.waitFor(() => expect(isDone).toBe(true));
    due.mockRestore();
    await light.readAll();
    expect(countTerms(light, document)).toEqual({ jinlin: 2 });
  });
});
