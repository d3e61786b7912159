/** Whether a computed colour is fully transparent. */
export function isTransparent(colour: string): boolean {
  return /^(?:transparent|rgba\(.*, 0\)|.* \/ 0\))$/u.test(colour);
}
