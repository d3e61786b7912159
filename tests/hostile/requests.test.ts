/** What the background answers to a page's process that has been taken over: from each kind of frame, each kind of request. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer, Params, RequestName } from "@/lib/messages/contract";
import { ask, waitPainted } from "../e2e/chromium";
import { useChromium } from "../e2e/use-chromium";
import { writeNote } from "../e2e/write-notes";
import { ContentWorld } from "./content-world";

const TEXT = "市直机关以近邻党建和三单制服务群众";
/** Frames of every kind that has no address of its own, by name. */
const FRAMES = `<!doctype html><meta charset=utf-8><p id=s>${TEXT}</p>
<iframe name=blank></iframe>
<iframe name=srcdoc srcdoc="<p>近邻党建"></iframe>
<iframe name=sandboxed sandbox="allow-scripts" srcdoc="<p>近邻党建"></iframe>
<iframe name=blob></iframe>
<script>
  const blob = new Blob(["<p>近邻党建"], { type: "text/html" });
  document.querySelector("[name=blob]").src = URL.createObjectURL(blob);
</script>`;
const { browser, server } = useChromium({
  pages: {
    "/frames.html": FRAMES,
    "/noted.html": `<!doctype html><meta charset=utf-8><p id=s>${TEXT}</p>`,
  },
});

const draft = {
  id: "urn:uuid:canary",
  base: null,
  text: "canary",
  tags: [],
  colour: "blue" as const,
  target: { type: "resource" as const, source: "https://a.cn/" },
};

/** One that the background would do, of every kind. */
const REQUESTS: { [N in RequestName]: Params<N> } = {
  "card.announce": { nonce: "x" },
  "card.claim": { nonce: "x" },
  "drafts.list": {},
  "draft.keep": { subject: "x", draft },
  "entries.get": { terms: [], most: 1 },
  "notes.on": { subjects: ["https://a.cn/"], most: 1 },
  "notes.get": { ids: [] },
  "bundle.read": {},
  "notes.anchors": { names: ["https://a.cn/"], earlier: [] },
  "notes.ready": {},
  "note.save": draft,
  "note.delete": { ids: ["urn:uuid:canary"] },
  "notes.turn": { way: "undo", n: 1 },
  "import.stage": { batch: "x", annotations: [] },
  "import.commit": { batch: "x", deletes: [], seq: 0, settings: null, met: [] },
  "copies.list": {},
  "copies.read": { name: "x" },
  "journal.read": { from: 0 },
  "store.rebuild": {},
  "safety.note": { what: "later" },
  "site.switch": { host: "a.cn", on: false },
  "settings.get": {},
  "settings.change": { delay: 1 },
  "term.met": { term: "x" },
  "source.set": { report: "x", details: { newspaper: "x", date: null, page: null } },
  "bundle.ready": {},
};
const NAMES = Object.keys(REQUESTS) as RequestName[];
const FOR_PAGES: readonly RequestName[] = ["card.announce"];
const KINDS = ["", "blank", "srcdoc", "sandboxed", "blob"];

let page: Page;
let other: string;
let own: string;

beforeAll(async () => {
  own = `${server.url}/frames.html`;
  // Another origin of the same machine.
  other = `${server.url.replace(/127\.0\.0\.1|localhost/u, (it) => (it === "localhost" ? "127.0.0.1" : "localhost"))}/noted.html`;
  const noted = await browser.open(other);
  await waitPainted(noted, "近邻党建");
  await writeNote(browser, noted, "#s", "anderswo");
  await noted.close();
});

async function open(): Promise<void> {
  page = await browser.open(own);
  await waitPainted(page, "近邻党建");
}

const isRefused = (answer: Answer<unknown> | undefined) => answer?.ok !== true;

test.each(KINDS)("from a frame “%s” nothing is answered that is not for pages", async (kind) => {
  await open();
  const world = await ContentWorld.of(page, kind);
  const answered: string[] = [];
  for (const name of NAMES) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const answer = await world.send<Answer<unknown>>({ cideng: name, params: REQUESTS[name] });
    if (!isRefused(answer)) answered.push(name);
  }
  expect(answered).toEqual(FOR_PAGES);
});

test("the same requests are answered to the extension's own pages: the control", async () => {
  const popup = await browser.openOwn("popup.html");
  const refused: string[] = [];
  for (const name of NAMES.filter((it) => it !== "store.rebuild")) {
    const message = JSON.stringify({ cideng: name, params: REQUESTS[name] });
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const answer = await popup.evaluate<Answer<unknown>, string>(
      (it) => chrome.runtime.sendMessage(JSON.parse(it)),
      message,
    );
    if (isRefused(answer)) refused.push(name);
  }
  // No page's notes hang in an own page, and no copy has that name.
  expect(refused).toEqual(["notes.anchors", "copies.read"]);
  await ask(popup, "settings.change", { delay: 80 });
  await ask(popup, "site.switch", { host: "a.cn", on: true });
});

describe("the places of notes", () => {
  const ANSWERED = ["", "blank", "srcdoc", "blob"];

  test.each(KINDS)("of another site are told to no frame: “%s”", async (kind) => {
    await open();
    const world = await ContentWorld.of(page, kind);
    for (const params of [
      { names: [other], earlier: [] },
      { names: [own], earlier: [other] },
      { names: [], earlier: [other] },
      { names: [other.replace("http:", "https:")], earlier: [] },
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answer = await world.send<Answer<unknown>>({ cideng: "notes.anchors", params });
      expect(isRefused(answer)).toBe(true);
    }
  });

  test("of its own site are told to a frame that has its origin, and to no other", async () => {
    await open();
    await writeNote(browser, page, "#s", "hier");
    const answered: string[] = [];
    for (const kind of KINDS) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const world = await ContentWorld.of(page, kind);
      const params = { names: [own], earlier: [] };
      // oxlint-disable-next-line no-await-in-loop
      const answer = await world.send<Answer<unknown[]>>({ cideng: "notes.anchors", params });
      if (answer.ok && answer.value.length === 1) answered.push(kind);
    }
    expect(answered).toEqual(ANSWERED);
  });
});

test("what is announced without end keeps no card from opening, and does not pile up", async () => {
  await open();
  const world = await ContentWorld.of(page);
  const popup = await browser.openOwn("popup.html");
  const bytes = () =>
    popup.evaluate(async () => JSON.stringify(await chrome.storage.session.get()).length);
  const flood = `Promise.all(Array.from({ length: 3000 }, (_, i) => chrome.runtime.sendMessage(
    { cideng: "card.announce", params: { nonce: String(i).padStart(64, "x") } })))`;
  await world.evaluate(`${flood}.then(() => 1)`);
  expect(await bytes()).toBeLessThan(20_000);
  const refused = await world.send<Answer<null>>({
    cideng: "card.announce",
    params: { nonce: "x".repeat(65) },
  });
  expect(refused.ok).toBe(false);
  await page.bringToFront();
  await page.hover("#s");
});
