/** What an attacker who controls a page's process requests from the background, and from where. */
import type { DocumentId, TermAddress } from "@/lib/document/address";
import type { Params, RequestName } from "@/lib/messages/contract";

export const TEXT = "市直机关以近邻党建和三单制服务群众";
/** Frames of every kind without an address of its own, by name. */
export const FRAMES = `<!doctype html><meta charset=utf-8><p id=s>${TEXT}</p>
<iframe name=blank></iframe>
<iframe name=srcdoc srcdoc="<p>近邻党建"></iframe>
<iframe name=sandboxed sandbox="allow-scripts" srcdoc="<p>近邻党建"></iframe>
<iframe name=blob></iframe>
<script>
  const blob = new Blob(["<p>近邻党建"], { type: "text/html" });
  document.querySelector("[name=blob]").src = URL.createObjectURL(blob);
</script>`;

const draft = {
  id: "urn:uuid:canary",
  base: null,
  text: "canary",
  tags: [],
  colour: "blue" as const,
  target: { type: "resource" as const, source: "https://a.cn/" },
};

/** A request of every kind that the background would carry out. */
export const REQUESTS: { [N in RequestName]: Params<N> } = {
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
  "library.change": { changes: [] },
  "library.read": { document: "x" as DocumentId },
  "term.refuse": { form: "x", isRefused: true },
  "page.add": { tab: 1 },
  "copies.list": {},
  "copies.read": { name: "x" },
  "journal.read": { from: 0 },
  "store.rebuild": {},
  "safety.note": { what: "later" },
  "site.switch": { host: "a.cn", on: false },
  "site.level": { host: "a.cn", level: "quiet" },
  "settings.get": {},
  "settings.change": { delay: 1 },
  "term.met": { term: "x" as TermAddress },
  "bundle.ready": {},
};
export const NAMES = Object.keys(REQUESTS) as RequestName[];
/** The requests that are answered to pages. */
export const FOR_PAGES: readonly RequestName[] = ["card.announce"];
/** The names of the frames. The page itself has none. */
export const KINDS = ["", "blank", "srcdoc", "sandboxed", "blob"];

/**
 * The requests that are refused even to the extension's own pages: they have no notes, and no copy
 * has that name.
 */
export const REFUSED_TO_ALL: readonly RequestName[] = ["notes.anchors", "copies.read"];

/** Requests from a page for the places of another page's notes. */
export const ofOthers = (own: string, other: string): Params<"notes.anchors">[] => [
  { names: [other], earlier: [] },
  { names: [own], earlier: [other] },
  { names: [], earlier: [other] },
  { names: [other.replace("http:", "https:")], earlier: [] },
];

/** The frames that get answers about their own site: those with its origin. */
export const OF_SITE = ["", "blank", "srcdoc", "blob"];

/** The same page under another origin of the same machine. */
export function elsewhere(address: string): string {
  return address.replace(/127\.0\.0\.1|localhost/u, (it) =>
    it === "localhost" ? "127.0.0.1" : "localhost",
  );
}
