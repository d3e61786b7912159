import type { JSX } from "preact";

/** SVG paths on a grid of 16 by 16 units. */
const PATHS = {
  add: "M8 3v10M3 8h10",
  library: "M3 3v10M6 3v10M9 3v10M11 3.2l2.6 9.6",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  back: "M10 3 5 8l5 5",
  bin: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 9h5.8l.6-9M7 7v4M9 7v4",
  cite: "M5 5H2.5v4H6V5.5M13 5h-2.5v4H14V5.5M6 9c0 1.5-.8 2.5-2.2 2.5M14 9c0 1.5-.8 2.5-2.2 2.5",
  close: "M4 4l8 8M12 4l-8 8",
  copy: "M6 6h7.5v7.5H6zM3.5 10H2.5V2.5H10v1",
  facts: "M3 6h10M3 10h10M6.5 2.5l-1 11M10.5 2.5l-1 11",
  file: "M9 2H4.5A1.5 1.5 0 0 0 3 3.5v9A1.5 1.5 0 0 0 4.5 14h7a1.5 1.5 0 0 0 1.5-1.5V6zM9 2v4h4",
  globe:
    "M14 8a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM2 8h12M8 2c2.4 2.2 2.4 9.8 0 12M8 2c-2.4 2.2-2.4 9.8 0 12",
  grip: "M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01",
  lamp: "M6.2 12.2h3.6M6.9 14.2h2.2M8 1.8a4.2 4.2 0 0 0-2.5 7.6c.5.4.8.9.8 1.5v1.3h3.4v-1.3c0-.6.3-1.1.8-1.5A4.2 4.2 0 0 0 8 1.8z",
  letters: "M1.5 12.5 5 4l3.5 8.5M2.7 9.7h4.6M10 12.5l2.2-5.5 2.3 5.5M10.7 11h3",
  lock: "M3.5 7.5h9V14h-9zM5.3 7.5V5a2.7 2.7 0 0 1 5.4 0v2.5",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  next: "M6 3l5 5-5 5",
  note: "M8.5 2H4a1.5 1.5 0 0 0-1.5 1.5v8.5A1.5 1.5 0 0 0 4 13.5h8.5A1.5 1.5 0 0 0 14 12V7.5M12 1.5 14.5 4 8.5 10H6V7.5z",
  open: "M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4",
  panel: "M2 3h12v10H2zM10 3v10",
  pause: "M6 3v10M10 3v10",
  pin: "M6 2h4M7 2v4L4.5 9h7L9 6V2M8 9v5",
  previous: "M10 3 5 8l5 5",
  relations:
    "M5.5 8a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0zM13.5 4a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0zM13.5 12a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0zM5.3 7.2l4.9-2.4M5.3 8.8l4.9 2.4",
  reload:
    "M13.5 2.8v3.4h-3.4M2.5 13.2V9.8h3.4M13.3 6.2A5.5 5.5 0 0 0 3.7 4.8M2.7 9.8a5.5 5.5 0 0 0 9.6 1.4",
  safety: "M8 1.8 13 4v3.6c0 3-2 5.4-5 6.6-3-1.2-5-3.6-5-6.6V4zM5.7 8l1.7 1.7 3-3.2",
  search: "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3l3.2 3.2",
  settings: "M3 5h10M3 11h10M6 3v4M10 9v4",
  terms: "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
  text: "M8 4.5v9M2 3.2h4A2 2 0 0 1 8 5a2 2 0 0 1 2-1.8h4v9.3h-4a2 2 0 0 0-2 1.3 2 2 0 0 0-2-1.3H2z",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon for a button. Screen readers ignore it, because the button has its own name. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
