// Prepares a fresh checkout for building and testing: packages, generated types, browsers. It uses
// only Node's own modules, because nothing may be installed yet.
import { existsSync, statSync } from "node:fs";
import { CHROMIUM, FIREFOX } from "./browsers.mjs";
import { run, tool } from "./run.mjs";

const installed = "node_modules/.package-lock.json";
const isStale =
  !existsSync(installed) || statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs;
if (isStale) run("npm", ["ci", "--no-fund", "--no-audit"]);
if (!existsSync(".wxt/tsconfig.json")) tool("wxt", "prepare");

const missing = [
  ...(existsSync(CHROMIUM) ? [] : ["chromium"]),
  ...(existsSync(FIREFOX) ? [] : ["firefox-esr"]),
];
const hasChineseFont =
  process.platform !== "linux" ||
  existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
if (missing.length > 0 || !hasChineseFont) {
  if (!existsSync("/usr/bin/apt-get")) {
    console.error(
      `No ${missing.join(" and no ")} was found. Install them and name their paths in CHROMIUM_BIN and FIREFOX_BIN. ` +
        "(Chromium or Chrome for Testing: Google's own Chrome does not load extensions from the command line.)",
    );
    process.exit(1);
  }
  const sudo = process.getuid?.() === 0 ? [] : ["sudo"];
  const apt = (/** @type {string[]} */ ...args) => {
    const words = [
      ...sudo,
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      "-qq",
      "-o",
      "DPkg::Lock::Timeout=600",
      "-o",
      "Acquire::Retries=3",
      ...args,
    ];
    run(/** @type {string} */ (words[0]), words.slice(1));
  };
  apt("update");
  apt(
    "install",
    "-y",
    "--no-install-recommends",
    ...missing,
    "fonts-noto-cjk",
    "fonts-dejavu-core",
  );
}
