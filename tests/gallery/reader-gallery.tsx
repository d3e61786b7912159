/** The reader's views as a page: `npm run gallery`, then `/reader.html`. */
import { render } from "preact";
import "@/components/style.css";
import "@/entrypoints/reader/style.css";
import "@/entrypoints/reader/text.css";
import "@/entrypoints/reader/terms.css";
import "@/entrypoints/reader/facts.css";
import "@/entrypoints/reader/relations.css";
import "@/entrypoints/reader/notes.css";
import "@/entrypoints/reader/library.css";
import "@/entrypoints/reader/entry.css";
import { note, records } from "./content";
import { readerStates } from "./reader-states";

render(
  <>
    {Object.entries(readerStates(records, note)).map(([name, State]) => (
      <figure key={name} style={{ margin: "24px", border: "1px solid var(--line)" }}>
        <figcaption>{name}</figcaption>
        <State />
      </figure>
    ))}
  </>,
  document.body,
);
