/** Whether a computed colour lets everything through. */
export function isTransparent(colour: string): boolean {
  return /^(?:transparent|rgba\(.*, 0\)|.* \/ 0\))$/u.test(colour);
}
