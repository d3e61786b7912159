import type { Passage } from "../document/passage";
import type { SourceDetails, SourceKind } from "../document/source";
import type { LibraryItem } from "../record/record";
import { locatorOf } from "./locator";
import type { Citable, Newspaper } from "./source";

/** Removes the office from a byline: 本报记者 冯雪珠 → 冯雪珠 */
const BYLINE_OFFICE = /^本报(?:记者|通讯员|评论员)[\s:：]*/u;

/**
 * What a document is cited as, or one of its passages.
 *
 * @param passages the document's passages
 * @param part the passage, or null for the whole document
 * @param entered what the user entered in an earlier version; what was entered since comes first
 */
export function citableOf(
  item: LibraryItem,
  passages: readonly Passage[],
  part: Passage | null,
  entered?: Newspaper,
): Citable {
  const { document, details, language } = item;
  const below = passages.find(({ role }) => role === "subtitle")?.text ?? null;
  // The line below a title may say when it was passed: （2025年11月1日）.
  const isSaid = below === null || /^[（(]/u.test(below) || details.title?.includes(below);
  return {
    id: part ? `${document}-${part.id.replaceAll(".", "-")}` : document,
    language,
    source: {
      ...withEntered(details, entered),
      source: details.source ?? sourceKindOf(item),
      title: details.title ?? item.title,
      author: details.author?.replace(BYLINE_OFFICE, "") ?? null,
      accessed: details.accessed ?? dayOfVisit(item),
    },
    subtitle: isSaid ? null : below,
    locator: part && locatorOf(part, passages, language),
  };
}

function withEntered(details: SourceDetails, entered: Newspaper | undefined): SourceDetails {
  if (!entered) return details;
  const { publisher, date, page } = details;
  return {
    ...details,
    publisher: publisher ?? entered.newspaper,
    date: date ?? entered.date,
    page: page ?? entered.page,
  };
}

/** What an item is as a source, as far as the way in which it came tells. */
export function sourceKindOf({
  kind,
  file,
  details,
}: Pick<LibraryItem, "kind" | "file" | "details">): SourceKind {
  if (kind === "bundled") return "newspaper";
  if (file?.isPage || details.address !== null) return "web-page";
  return file?.format === "epub" ? "book" : "report";
}

/** A page that was added while it was read was read on that day, by the calendar of the reader. */
function dayOfVisit({ file, created }: LibraryItem): string | null {
  if (!file?.isPage) return null;
  const day = new Date(created);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return parts.map((it) => String(it).padStart(2, "0")).join("-");
}
