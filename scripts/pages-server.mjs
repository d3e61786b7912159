// Serves tests/pages on a free port of this machine. `?csp`, `?coep` and `?sandbox` add the headers
// of strict sites. The caller can set a page or a handler for a path.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";

const PAGES = path.join(import.meta.dirname, "../tests/pages");

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".xhtml": "application/xhtml+xml; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
};

/** @type {Record<string, Record<string, string>>} */
const HEADERS = {
  "?csp": { "content-security-policy": "default-src 'none'; require-trusted-types-for 'script'" },
  "?coep": {
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
  },
  "?sandbox": { "content-security-policy": "sandbox allow-scripts" },
};

/**
 * @param {Record<string, string | import("node:http").RequestListener>} [own] HTML or a request
 *   handler, by path
 * @returns {Promise<{ url: string; close: () => Promise<void> }>}
 */
export async function servePages(own = {}) {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    const answer = own[url.pathname];
    if (typeof answer === "function") {
      answer(request, response);
      return;
    }
    if (answer !== undefined) {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        ...HEADERS[url.search],
      });
      response.end(answer);
      return;
    }
    const file = path.join(PAGES, path.normalize(url.pathname));
    readFile(file).then(
      (body) => {
        const type = TYPES[path.extname(file)] ?? "application/octet-stream";
        response.writeHead(200, { "content-type": type, ...HEADERS[url.search] });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
