// Prints as JSON what the shipped code finds in a file: `npm run read -- FILE [--encoding NAME] [--page URL]`.
// It runs in a headless browser, because documents are read in a page.
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { CHROMIUM } from "./browsers.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const USAGE = "Usage: npm run read -- FILE [--encoding NAME] [--page URL]";

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

const { values, positionals } = parseArgs({
  options: { encoding: { type: "string" }, page: { type: "string" } },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) fail(USAGE);
// npm runs scripts in the package's folder; the file is meant from where npm was called.
const from = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
if (!existsSync(from) || !statSync(from).isFile()) fail(`${file}: there is no such file.`);
const bytes = readFileSync(from);

const server = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: "error",
  cacheDir: "node_modules/.vite-read",
  resolve: { alias: { "@": ROOT } },
  server: { port: 0, host: "127.0.0.1", hmr: false, watch: null },
  optimizeDeps: {
    noDiscovery: true,
    include: ["@mozilla/readability", "fflate", "markdown-it", "pdfjs-dist/legacy/build/pdf.mjs"],
  },
  plugins: [
    {
      name: "file-to-read",
      configureServer({ middlewares }) {
        middlewares.use("/file-to-read", (_, response) => response.end(bytes));
        middlewares.use("/read.html", (_, response) => {
          response.setHeader("content-type", "text/html");
          response.end(
            '<!doctype html><meta charset="utf-8"><script type="module" src="/scripts/read-in-page.ts"></script>',
          );
        });
      },
    },
  ],
});
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  chromiumSandbox: process.getuid?.() !== 0,
});
/** @type {{ fault?: object; error?: string }} */
let found;
try {
  await server.listen();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${portOf(server)}/read.html`);
  await page.waitForFunction(() => "readFile" in window);
  const request = {
    name: path.basename(from),
    encoding: values.encoding ?? null,
    address: values.page ?? null,
  };
  found = await page.evaluate(
    (it) =>
      /** @type {{ readFile: (request: unknown) => Promise<object> }} */ (
        /** @type {unknown} */ (window)
      ).readFile(it),
    request,
  );
} catch (error) {
  found = { error: error instanceof Error ? error.message : String(error) };
} finally {
  await browser.close();
  await server.close();
}
if (found.fault) fail(`${file} cannot be read: ${JSON.stringify(found.fault)}`);
if (found.error !== undefined) fail(`${file} could not be read: ${found.error}`);
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);

/** @param {import("vite").ViteDevServer} server */
function portOf(server) {
  const address = server.httpServer?.address();
  return typeof address === "object" && address ? address.port : 0;
}
