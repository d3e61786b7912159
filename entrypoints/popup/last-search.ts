import { keepText, keptText } from "@/lib/library/kept-texts";

const KEY = "last search";

/** What was searched for last, in this browser: it is offered when popup or panel is opened. */
export const lastSearch = {
  get: (): string => keptText(KEY) ?? "",
  /** A query on its way, key by key. One that is being taken back leaves what it was at its longest. */
  set(query: string): void {
    const isTakenBack = lastSearch.get().startsWith(query);
    if (!isTakenBack) keepText(KEY, query);
  },
};
