const KEY = "last search";

/** What was searched for last, in this browser: it is there again when the popup opens. */
export const lastSearch = {
  get: (): string => localStorage.getItem(KEY) ?? "",
  set(query: string): void {
    if (query.trim() === "") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, query);
  },
};
