import { TERM_ORDERS, type TermOrder } from "../glossary/term-order";
import type { DocumentId } from "../document/address";

/** A view of one document. The ids are valid within that document. */
export type DocumentRoute = { readonly document: DocumentId } & (
  | { readonly view: "text"; readonly passage: string | null }
  | { readonly view: "terms"; readonly order: TermOrder }
  | { readonly view: "term"; readonly term: string }
  /** A figure or a date among the others, or null. */
  | { readonly view: "facts"; readonly fact: string | null }
  | { readonly view: "relations"; readonly term: string | null }
  /** What in the document may be a term. */
  | { readonly view: "candidates" }
  /** What is doubtful in the terms of the document. */
  | { readonly view: "check" }
  /** A term that is changed, perhaps its definition first. */
  | { readonly view: "edit"; readonly term: string; readonly at: "definition" | null }
  /** A new term, perhaps with words from a passage. */
  | { readonly view: "new"; readonly form: string; readonly passage: string | null }
);

/** What the reader shows: everything has an address of its own, in the hash. `start` is whatever it begins with. */
export type Route =
  | DocumentRoute
  | { readonly view: "start" }
  | { readonly view: "library" }
  /** A new term with words from elsewhere, before its glossary is chosen. */
  | { readonly view: "begin"; readonly form: string }
  /** Files are brought, perhaps as a newer version of a document. */
  | { readonly view: "add"; readonly replaces: DocumentId | null }
  | { readonly view: "notes" }
  | { readonly view: "safety" };

/** Where a term of a document is shown with all that is known of it. */
export function termRoute(term: { readonly document: DocumentId; readonly id: string }): Route {
  return { document: term.document, view: "term", term: term.id };
}

/** Where a document begins: at its text. A glossary without a document begins at its terms. */
export function firstRoute(document: DocumentId, hasText: boolean): Route {
  return hasText
    ? { document, view: "text", passage: null }
    : { document, view: "terms", order: "pinyin" };
}

/** Where a passage of a document is read. */
export function passageRoute(passage: {
  readonly document: DocumentId;
  readonly id: string;
}): Route {
  return { document: passage.document, view: "text", passage: passage.id };
}

/** Where a figure or a date of a document is shown among the others. */
export function factRoute(fact: { readonly document: DocumentId; readonly id: string }): Route {
  return { document: fact.document, view: "facts", fact: fact.id };
}

/** Reads a hash (`#/doc/fuzhou/term/sandan-zhi`); whatever is none of ours is the start. */
export function parseRoute(hash: string): Route {
  const [place = "", document = "", ...ids] = hash.replace(/^#\/?/u, "").split("/").map(decode);
  const named = document === "" ? null : (document as DocumentId);
  switch (place) {
    case "notes":
    case "safety":
    case "library":
      return { view: place };
    case "add":
      return { view: "add", replaces: named };
    case "begin":
      return { view: "begin", form: document };
    case "doc":
      return named === null ? { view: "start" } : documentRoute(named, ids);
    default:
      return { view: "start" };
  }
}

function documentRoute(
  document: DocumentId,
  [view = "", first = "", second = ""]: readonly string[],
): DocumentRoute {
  const id = orNull(first);
  switch (view) {
    case "terms":
      return { document, view, order: orderOf(id) };
    case "term":
    case "edit":
      return routeOfTerm(document, view, id, second);
    case "new":
      return { document, view, form: first, passage: orNull(second) };
    case "facts":
    // Figures and dates had a view each, and users have copied the addresses.
    case "figures":
    case "timeline":
      return { document, view: "facts", fact: id };
    case "relations":
      return { document, view, term: id };
    case "text":
      return { document, view, passage: id };
    default:
      return otherRoute(document, view);
  }
}

function routeOfTerm(
  document: DocumentId,
  view: "term" | "edit",
  term: string | null,
  at: string,
): DocumentRoute {
  if (term === null) return { document, view: "terms", order: "pinyin" };
  return view === "term"
    ? { document, view, term }
    : { document, view, term, at: at === "definition" ? at : null };
}

/** A view without an id; the text in place of a view that there is not. */
function otherRoute(document: DocumentId, view: string): DocumentRoute {
  return view === "candidates" || view === "check"
    ? { document, view }
    : { document, view: "text", passage: null };
}

function orderOf(id: string | null): TermOrder {
  return TERM_ORDERS.find((order) => order === id) ?? "pinyin";
}

function orNull(id: string): string | null {
  return id === "" ? null : id;
}

/** The hash of a place: the inverse of {@link parseRoute}. */
export function hashOf(route: Route): string {
  switch (route.view) {
    case "start":
      return "#/";
    case "notes":
    case "safety":
    case "library":
      return `#/${route.view}`;
    case "begin":
      return `#/begin/${encode(route.form)}`;
    case "add":
      return `#/add${route.replaces === null ? "" : `/${encode(route.replaces)}`}`;
    default:
      return `#/${["doc", route.document, route.view, ...idsIn(route)]
        .filter((part) => part !== null)
        .map(encode)
        .join("/")}`;
  }
}

function idsIn(route: DocumentRoute): (string | null)[] {
  switch (route.view) {
    case "text":
      return [route.passage];
    case "terms":
      return [route.order];
    case "term":
    case "relations":
      return [route.term];
    case "edit":
      return [route.term, route.at];
    case "facts":
      return [route.fact];
    case "new":
      return [route.form, route.passage];
    case "candidates":
    case "check":
      return [];
  }
}

function encode(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.toWellFormed());
  } catch {
    return "";
  }
}
