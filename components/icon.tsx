import type { JSX } from "preact";

/** SVG paths on a grid of 16 by 16 units. */
const PATHS = {
  back: "M10 3 5 8l5 5",
  book: "M8 4.5v9M2 3.5h4a2 2 0 0 1 2 1.6 2 2 0 0 1 2-1.6h4v9h-4a2 2 0 0 0-2 1.2 2 2 0 0 0-2-1.2H2z",
  close: "M4 4l8 8M12 4l-8 8",
  grip: "M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01",
  next: "M6 3l5 5-5 5",
  note: "M8.5 2H4a1.5 1.5 0 0 0-1.5 1.5v8.5A1.5 1.5 0 0 0 4 13.5h8.5A1.5 1.5 0 0 0 14 12V7.5M12 1.5 14.5 4 8.5 10H6V7.5z",
  panel: "M2 3h12v10H2zM10 3v10",
  pause: "M6 3v10M10 3v10",
  pin: "M6 2h4M7 2v4L4.5 9h7L9 6V2M8 9v5",
  previous: "M10 3 5 8l5 5",
  settings: "M3 5h10M3 11h10M6 3v4M10 9v4",
} as const;

/** An icon for a button. Screen readers ignore it, because the button has its own name. */
export function Icon({ name }: { name: keyof typeof PATHS }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
