import { TERM_ORDERS, type TermOrder } from "../glossary/term-order";

/** What the reader shows. Everything has an address of its own, in the hash. */
export type Route =
  | { readonly view: "report"; readonly passage: string | null }
  | { readonly view: "terms"; readonly order: TermOrder }
  | { readonly view: "term"; readonly term: string }
  | { readonly view: "figures"; readonly figure: string | null }
  | { readonly view: "timeline"; readonly item: string | null }
  | { readonly view: "graph"; readonly term: string | null }
  | { readonly view: "notes" }
  | { readonly view: "safety" };

/** Reads a hash (`#/term/sandan-zhi`). An unknown hash leads to the beginning of the report. */
export function parseRoute(hash: string): Route {
  const [view = "", rest = ""] = hash.replace(/^#\/?/u, "").split("/").map(decode);
  const id = rest === "" ? null : rest;
  switch (view) {
    case "terms":
      return { view, order: TERM_ORDERS.find((order) => order === id) ?? "pinyin" };
    case "term":
      return id === null ? { view: "terms", order: "pinyin" } : { view, term: id };
    case "figures":
      return { view, figure: id };
    case "timeline":
      return { view, item: id };
    case "graph":
      return { view, term: id };
    case "notes":
    case "safety":
      return { view };
    default:
      return { view: "report", passage: view === "p" ? id : null };
  }
}

/** The hash of a place: the inverse of {@link parseRoute}. */
export function hashOf(route: Route): string {
  switch (route.view) {
    case "report":
      return route.passage === null ? "#/" : `#/p/${encode(route.passage)}`;
    case "terms":
      return `#/terms/${route.order}`;
    case "term":
      return `#/term/${encode(route.term)}`;
    case "figures":
      return route.figure === null ? "#/figures" : `#/figures/${encode(route.figure)}`;
    case "timeline":
      return route.item === null ? "#/timeline" : `#/timeline/${encode(route.item)}`;
    case "graph":
      return route.term === null ? "#/graph" : `#/graph/${encode(route.term)}`;
    case "notes":
    case "safety":
      return `#/${route.view}`;
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
