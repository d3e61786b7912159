/** The parameters that earlier versions removed. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|spm|scm|share_token|from_source|vd_source)$/u;

/**
 * The addresses under which earlier versions stored a page's notes: the URL without its fragment,
 * and the URL without the parameters above, which wrote the remaining ones anew (`%20` as `+`,
 * bytes of GBK as U+FFFD). Two pages may have shared such an address, so only notes from that time
 * are looked up under it.
 *
 * @param url the URL at which the page was opened
 * @param address the address under which its notes are stored today (`pageAddress`)
 */
export function earlierAddresses(url: string, address: string): string[] {
  const opened = new URL(url);
  opened.hash = "";
  const cut = new URL(opened);
  const tracking = Array.from(cut.searchParams.keys()).filter((name) => TRACKING.test(name));
  for (const name of tracking) cut.searchParams.delete(name);
  // The page may have been opened with a removed parameter then, and without one today.
  const anew = new URL(address);
  anew.hash = "";
  anew.search = anew.searchParams.toString();
  return [...new Set([opened.href, cut.href, anew.href])].filter((it) => it !== address);
}
