/**
 * What may be linked to. Everything else (`javascript:`, `data:`, `file:`, relative addresses) is text: it would run
 * something, open what lies on the reader's own disk, or lead to nothing.
 */

/** Whether an address that a person wrote into a text may be linked to: the web, or a letter to somebody. */
export function isLink(address: string): boolean {
  return isWebAddress(address) || /^mailto:[^\s@]+@[^\s@]+$/iu.test(address);
}

/** Whether this is the address of a page of the web. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//iu.test(address) && URL.canParse(address);
}
