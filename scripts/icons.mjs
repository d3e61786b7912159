// Renders assets/icon.svg to public/icon/*.png. Run it by hand when the drawing has changed: node
// scripts/icons.mjs
import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { CHROMIUM } from "./browsers.mjs";

const svg = readFileSync("assets/icon.svg", "utf8");
mkdirSync("public/icon", { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  chromiumSandbox: process.getuid?.() !== 0,
});
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: `public/icon/${size}.png`, omitBackground: true });
}
await browser.close();
