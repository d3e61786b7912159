/**
 * Which addresses may become links. All others (`javascript:`, `data:`, `file:`, relative
 * addresses) stay text: they would run code, open files on the reader's own disk, or lead nowhere.
 */

/** Whether an address in a person's text may become a link: a web address or a mail address. */
export function isLink(address: string): boolean {
  return isWebAddress(address) || /^mailto:[^\s@]+@[^\s@]+$/iu.test(address);
}

/** Whether this is the address of a web page. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//iu.test(address) && URL.canParse(address);
}
