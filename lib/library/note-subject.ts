import { isWebAddress } from "../annotation/links";
import type { Annotation } from "../annotation/model";
import { unknownName } from "../annotation/unknown-source";
import { documentTitle } from "../exchange/hypothesis/hypothesis";
import { passageAddress } from "../document/address";
import { type Route, passageRoute, termRoute } from "../route/route";
import type { PassageRecord, TermRecord } from "../store/shapes";
import type { Library } from "./library";

/** The subject of a note, as far as the library knows it. */
export type NoteSubject =
  | { readonly kind: "term"; readonly term: TermRecord }
  | { readonly kind: "passage"; readonly passage: PassageRecord }
  | {
      readonly kind: "page";
      /** Empty if nothing names the page. */
      readonly title: string;
      /** Whether the title is the page's own, and not made from its address. */
      readonly isNamed: boolean;
      /** Null if it leads nowhere. */
      readonly url: string | null;
    };

type Known = Pick<Library, "terms" | "passages">;

/** The subject of a note. */
export function subjectOf(note: Annotation, { terms, passages }: Known): NoteSubject {
  const { source } = note.target;
  const term = byAddress(terms, ({ address }) => address).get(source);
  if (term) return { kind: "term", term };
  const passage = byAddress(passages, (it) => passageAddress(it.document, it.id)).get(source);
  if (passage) return { kind: "passage", passage };
  const title = note.target.title ?? documentTitle(note);
  const isNamed = title !== null;
  // Only web addresses become links: the subject of an imported note may be anything that looks
  // like an address.
  if (!isWebAddress(source)) {
    return { kind: "page", title: title ?? unknownName(source) ?? source, isNamed, url: null };
  }
  const { host, pathname, search, hash } = new URL(source);
  const address = host + readable(pathname + search + hash);
  return { kind: "page", title: title ?? address, isNamed, url: source };
}

const indexes = new WeakMap<readonly object[], ReadonlyMap<string, object>>();

/** One index per list, made once: this is called for each of many notes. */
function byAddress<T extends object>(
  items: readonly T[],
  addressOf: (item: T) => string,
): ReadonlyMap<string, T> {
  const known = indexes.get(items) as ReadonlyMap<string, T> | undefined;
  const index = known ?? new Map(items.map((it) => [addressOf(it), it]));
  if (!known) indexes.set(items, index);
  return index;
}

/** Where the reader shows the subject; null for pages. */
export function routeOf(subject: NoteSubject): Route | null {
  switch (subject.kind) {
    case "term":
      return termRoute(subject.term);
    case "passage":
      return passageRoute(subject.passage);
    case "page":
      return null;
  }
}

function readable(path: string): string {
  try {
    return decodeURI(path).replace(/\/$/u, "");
  } catch {
    return path;
  }
}
