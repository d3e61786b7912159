/** Parameters that earlier versions took away. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|spm|scm|share_token|from_source|vd_source)$/u;

/**
 * The addresses that earlier versions kept a page's notes under: the URL without any fragment, and what was left of it
 * when parameters had been taken out, which wrote the others anew (`%20` as `+`, bytes of GBK as U+FFFD). Two pages
 * may have had one such address, so only what was made in those times is looked for under it.
 *
 * @param url as the page was opened
 * @param address what it is kept under today (`pageAddress`)
 */
export function earlierAddresses(url: string, address: string): string[] {
  const opened = new URL(url);
  opened.hash = "";
  const cut = new URL(opened);
  const tracking = Array.from(cut.searchParams.keys()).filter((name) => TRACKING.test(name));
  for (const name of tracking) cut.searchParams.delete(name);
  // Opened that time with a parameter that was taken out, and today without one.
  const anew = new URL(address);
  anew.hash = "";
  anew.search = anew.searchParams.toString();
  return [...new Set([opened.href, cut.href, anew.href])].filter((it) => it !== address);
}
