import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isTyping } from "@/components/is-typing";
import { type SearchChoice, SearchBox } from "@/components/search-box";
import { useSearchable } from "@/components/use-searchable";
import { isWebAddress } from "@/lib/annotation/links";
import { passageAddress } from "@/lib/document/address";
import type { Library } from "@/lib/library/library";
import { factRoute, hashOf, passageRoute, termRoute } from "@/lib/route/route";

const FIELD = ".top .search input";

/** The search in documents and notes. What is found is shown in its view. */
export function Search({ library }: { library: Library | null }): JSX.Element {
  const [query, setQuery] = useState("");
  const searchable = useSearchable(library);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const field = document.querySelector<HTMLElement>(FIELD);
      if (event.key === "Escape" && event.target === field) field?.blur();
      if (event.key !== "/" || isTyping(event)) return;
      event.preventDefault();
      field?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const open = (choice: SearchChoice): void => {
    setQuery("");
    const hash = library && hashFor(choice, library);
    if (hash) location.hash = hash;
    // The keys of the view are wanted now.
    document.querySelector<HTMLElement>(FIELD)?.blur();
  };
  return (
    <SearchBox
      query={query}
      onQuery={setQuery}
      searchable={searchable}
      onChoose={open}
      takesFocus={false}
    />
  );
}

function hashFor(choice: SearchChoice, { terms, passages }: Library): string | null {
  const termAt = (address: string) => terms.find((it) => it.address === address);
  switch (choice.type) {
    case "term": {
      const term = termAt(choice.address);
      return term ? hashOf(termRoute(term)) : null;
    }
    case "figure":
      return hashOf(factRoute(choice.figure));
    case "passage":
      return hashOf(passageRoute(choice.passage));
    case "note": {
      const { source } = choice.annotation.target;
      const term = termAt(source);
      if (term) return hashOf(termRoute(term));
      const passage = passages.find((it) => passageAddress(it.document, it.id) === source);
      if (passage) return hashOf(passageRoute(passage));
      // A note on a web page is read on that page.
      if (isWebAddress(source)) window.open(source, "_blank", "noreferrer");
      return null;
    }
  }
}
