import { keepText, keptText } from "@/lib/library/kept-texts";

const KEY = "last search";

/** The last search in this browser. The popup and the side panel offer it when they open. */
export const lastSearch = {
  get: (): string => keptText(KEY) ?? "",
  /**
   * Keeps a query as it is typed, key by key. While the user deletes a query, its longest form
   * stays kept.
   */
  set(query: string): void {
    const isTakenBack = lastSearch.get().startsWith(query);
    if (!isTakenBack) keepText(KEY, query);
  },
};
