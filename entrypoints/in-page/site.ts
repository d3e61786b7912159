import { FILES } from "@/lib/published/signs";

/**
 * The host that the site switch applies to: that of the page in the address bar if this frame can
 * know it, otherwise the frame's own.
 */
export function siteOf(window: Window): string {
  try {
    const { host, protocol } = (window.top ?? window).location;
    if (host || protocol === "file:") return host || FILES;
  } catch {
    // The page around this frame has another origin and does not reveal its address.
  }
  // Chromium reveals the origins around a frame; Firefox does not.
  const origins = (window.location as { ancestorOrigins?: DOMStringList }).ancestorOrigins;
  const origin = origins?.item(origins.length - 1) ?? window.origin;
  return URL.canParse(origin) ? new URL(origin).host : window.location.host;
}
