/** The reader's views as a page: `npm run gallery`, then `/reader.html`. */
import { render } from "preact";
import "@/entrypoints/reader/style-sheets";
import { note, records } from "./content";
import { entryStates } from "./entry-states";
import { makingStates } from "./making-states";
import { plan } from "./plan";
import { readerStates } from "./reader-states";

const STATES = {
  ...readerStates(records, note),
  ...makingStates(records, plan),
  ...entryStates(records),
};

render(
  <>
    {Object.entries(STATES).map(([name, State]) => (
      <figure key={name} style={{ margin: "24px", border: "1px solid var(--line)" }}>
        <figcaption>{name}</figcaption>
        <State />
      </figure>
    ))}
  </>,
  document.body,
);
