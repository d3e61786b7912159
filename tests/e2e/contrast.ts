/** Contrast of two colours as browsers compute them, `rgb(…)` or `rgba(…)`, the second painted over a third (WCAG 2.2). */
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
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((it) =>
    it <= 0.04045 * 255 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
