/** The reader's views as a page: `npm run gallery`, then `/reader.html`. */
import { render } from "preact";
import "@/entrypoints/reader/style-sheets";
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
