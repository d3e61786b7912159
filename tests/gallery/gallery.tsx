/** The gallery as a page: `npm run gallery`. */
import { render } from "preact";
import "@/components/style.css";
import "@/entrypoints/card/style.css";
import "@/entrypoints/popup/settings.css";
import "@/entrypoints/popup/style.css";
import "@/entrypoints/reader/entry.css";
import "@/entrypoints/reader/facts.css";
import "@/entrypoints/reader/relations.css";
import "@/entrypoints/reader/terms.css";
import "@/entrypoints/sidepanel/style.css";
import "@/entrypoints/welcome/style.css";
import { STATES } from "./states";

render(
  <>
    {Object.entries(STATES).map(([name, State]) => (
      <figure key={name} style={{ width: "440px", margin: "24px", display: "inline-block" }}>
        <figcaption>{name}</figcaption>
        <div style={{ border: "1px solid var(--line)" }}>
          <State />
        </div>
      </figure>
    ))}
  </>,
  document.body,
);
