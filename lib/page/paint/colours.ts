/** Whether a computed colour is fully transparent. */
export function isTransparent(colour: string): boolean {
  return /^(?:transparent|rgba\(.*, 0\)|.* \/ 0\))$/u.test(colour);
}

function linear(part = Number.NaN): number {
  return (part / 255) ** 2.2;
}

/**
 * The relative luminance (WCAG 2.2) of a computed colour, from 0 to 1. Null for one that is more
 * transparent than not; NaN for one that is not written in sRGB.
 */
export function luminanceOf(colour: string): number | null {
  const [red, green, blue, alpha = 1] =
    /^rgba?\((.*)\)$/u.exec(colour)?.[1]?.split(",").map(Number) ?? [];
  if (alpha < 0.5) return null;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
