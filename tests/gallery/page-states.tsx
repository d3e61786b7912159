/** The page in the active tab, as popup and side panel show it: its notes, and why nothing is lit. */
import type { JSX } from "preact";
import { PageNotes } from "@/entrypoints/popup/page-notes";
import { PagePanel } from "@/entrypoints/popup/page-panel";
import type { PageStatus } from "@/entrypoints/popup/use-page-status";
import { PageTitle } from "@/entrypoints/sidepanel/page-title";
import type { Annotation } from "@/lib/annotation/model";
import type { Library } from "@/lib/library/library";
import { DEFAULT_SETTINGS } from "@/lib/settings/settings";

type Page = Extract<PageStatus, { kind: "page" }>;
type Unreachable = Extract<PageStatus, { kind: "unreachable" }>;

const nothing = (): void => {};

const PAGE: Page = {
  kind: "page",
  tab: 1,
  host: "www.fuzhou.gov.cn",
  title: "福州市直机关扎实推进机关党建高质量发展",
  state: "settled",
  progress: 100,
  hasHan: true,
  isPdf: false,
  counts: new Map(),
  dark: new Map(),
  selection: "",
  opened: null,
  addresses: { source: "https://www.fuzhou.gov.cn/1", names: [], earlier: [] },
  notes: new Map(),
  visit: nothing,
  visitNote: nothing,
};

function shown(content: JSX.Element): JSX.Element {
  return (
    <main class="popup">
      <h1 class="unseen">Cideng</h1>
      <div class="body">{content}</div>
    </main>
  );
}

function why(status: PageStatus, pausedUntil = 0): JSX.Element {
  const settings = { ...DEFAULT_SETTINGS, pausedUntil };
  return shown(<PagePanel status={status} library={null} settings={settings} onOpen={nothing} />);
}

/** @param note a note on words */
export function pageStates(note: Annotation): Record<string, () => JSX.Element> {
  const places = ["there", "moved", "missing"] as const;
  const notes = places.map((it) => ({
    ...note,
    id: `urn:uuid:${it}`,
    body: { ...note.body, value: `${it}：比较厦门的近邻模式。` },
  }));
  const library = { annotations: notes, notesOnPage: () => notes } as unknown as Library;
  const status = { ...PAGE, notes: new Map(places.map((it) => [`urn:uuid:${it}`, it])) };
  const dark = new Map([["urn:cideng:r:term:a", 2]]);
  const unreachable = (it: Unreachable["why"]) => (): JSX.Element =>
    why({ kind: "unreachable", tab: 1, why: it });
  return {
    "notes of a page": () =>
      shown(
        <>
          <PageTitle status={status} />
          <PageNotes library={library} status={status} />
        </>,
      ),
    "nothing lit": () => why(PAGE),
    "nothing lit but common terms": () => why({ ...PAGE, dark }),
    "nothing lit: no Chinese": () => why({ ...PAGE, hasHan: false }),
    "nothing lit: a PDF": () => why({ ...PAGE, isPdf: true }),
    "nothing lit: the site is off": () => why({ ...PAGE, state: "off" }),
    "nothing lit: a pause": () => why({ ...PAGE, state: "paused" }, Date.UTC(2026, 8, 20, 12)),
    "nothing lit: an old browser": () => why({ ...PAGE, state: "cannot-paint" }),
    "nothing lit: being installed": () => why({ ...PAGE, state: "no-lexicon" }),
    "nothing lit: being read": () => why({ ...PAGE, state: "reading", progress: 40 }),
    "nothing lit: changes too fast": () => why({ ...PAGE, state: "flooded" }),
    "nothing lit: to be reloaded": unreachable("must-reload"),
    "nothing lit: the browser’s own page": unreachable("not-allowed"),
    "nothing lit: a local file": unreachable("file-access"),
    "nothing lit: unknown": unreachable("unknown"),
  };
}
