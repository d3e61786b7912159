/** What a web page says of itself in its head. */
import type { DocumentDetails } from "../../document/block";
import { dateIn } from "../plain/details";

/** Names of `meta` elements, those of Chinese government pages among them, best first. */
const NAMES = {
  title: ["ArticleTitle", "citation_title", "og:title", "twitter:title", "dc.title", "DC.Title"],
  author: [
    "Author",
    "author",
    "citation_author",
    "article:author",
    "dc.creator",
    "DC.Creator",
    "byl",
  ],
  publisher: [
    "ContentSource",
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "DC.Publisher",
    "SiteName",
  ],
  date: [
    "PubDate",
    "pubdate",
    "publishdate",
    "article:published_time",
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "DC.Date",
    "date",
    "og:release_date",
  ],
} as const;

/** The details of a page. `address`: where it is, or null for a file. */
export function pageDetails(document: Document, address: string | null): DocumentDetails {
  const metas = Array.from(document.querySelectorAll("meta[content]"));
  const find = (names: readonly string[]): string | null => {
    for (const name of names) {
      const meta = metas.find((it) =>
        [it.getAttribute("name"), it.getAttribute("property")].includes(name),
      );
      const content = meta?.getAttribute("content")?.trim().replaceAll(/\s+/gu, " ") ?? "";
      if (content !== "" && content.length < 400) return content;
    }
    return null;
  };
  const title = find(NAMES.title) ?? shortTitle(document);
  const time = document.querySelector("time[datetime]")?.getAttribute("datetime") ?? "";
  const author = find(NAMES.author);
  return {
    title,
    author: author !== null && /^https?:/u.test(author) ? null : author,
    publisher: find(NAMES.publisher),
    date: dateIn(find(NAMES.date) ?? "") ?? dateIn(time),
    address: address ?? canonical(document),
  };
}

/** The page's title without the name of its site, if a heading confirms it. */
function shortTitle(document: Document): string | null {
  const whole = (document.querySelector("title")?.textContent ?? "")
    .trim()
    .replaceAll(/\s+/gu, " ");
  if (whole === "") return null;
  const headings = Array.from(document.querySelectorAll("h1, h2"), (it) =>
    (it.textContent ?? "").trim().replaceAll(/\s+/gu, " "),
  );
  const same = headings.find((it) => it.length > 3 && whole.startsWith(it));
  return same ?? whole;
}

function canonical(document: Document): string | null {
  const href = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
  return /^https?:\/\//u.test(href) ? href : null;
}
