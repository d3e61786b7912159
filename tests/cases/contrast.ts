/**
 * The linear light, from 0 to 1, of one sRGB component from 0 to 255 (WCAG 2.2, relative
 * luminance).
 */
export function linear(part: number): number {
  return part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
}

/**
 * The contrast of two colours as browsers compute them, `rgb(…)` or `rgba(…)`, the second one
 * painted over a third.
 */
export function contrastOver(text: string, light: string, ground: string): number {
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts(light);
  const below = parts(ground);
  const mixed = [red, green, blue].map((it, i) => it * alpha + (below[i] ?? 0) * (1 - alpha));
  const [dark = 0, bright = 0] = [luminance(parts(text)), luminance(mixed)].toSorted(
    (a, b) => a - b,
  );
  return (bright + 0.05) / (dark + 0.05);
}

function parts(colour: string): number[] {
  return colour.match(/[\d.]+/gu)?.map(Number) ?? [];
}

function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
