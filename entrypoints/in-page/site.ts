import { FILES } from "@/lib/published/signs";

/**
 * The host that the site switch is about: that of the page in the address bar, where this frame
 * may know it, else the frame's own.
 */
export function siteOf(window: Window): string {
  try {
    const { host, protocol } = (window.top ?? window).location;
    if (host || protocol === "file:") return host || FILES;
  } catch {
    // Another origin's page around us: it does not tell its address.
  }
  // Chromium tells the origins around a frame; Firefox does not.
  const origins = (window.location as { ancestorOrigins?: DOMStringList }).ancestorOrigins;
  const origin = origins?.item(origins.length - 1) ?? window.origin;
  return URL.canParse(origin) ? new URL(origin).host : window.location.host;
}
