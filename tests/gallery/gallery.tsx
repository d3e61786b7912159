/** The gallery as a page: `npm run gallery`. */
import { render } from "preact";
import "./style-sheets";
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
