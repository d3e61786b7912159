// `npm test` runs the checks, builds both packages (twice, with the same bytes), lints them, then
// runs all tests. Arguments are passed to vitest.
import "./check.mjs";
import { checkBuild } from "./check-build.mjs";
import { fetchManual } from "./debian-manual.mjs";
import { packTwice } from "./packages.mjs";
import { tool } from "./run.mjs";

packTwice();
checkBuild();
tool(
  "addons-linter",
  "--self-hosted",
  "--min-manifest-version",
  "3",
  "--max-manifest-version",
  "3",
  ".output/firefox-mv3",
);
fetchManual();
tool("vitest", "run", ...process.argv.slice(2));
