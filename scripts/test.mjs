// `npm test`: checks, both builds, the package lint, then all tests. Arguments go to vitest.
import "./check.mjs";
import { checkBuild } from "./check-build.mjs";
import { tool } from "./run.mjs";

tool("wxt", "build");
tool("wxt", "zip", "-b", "firefox", "--mv3");
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
tool("vitest", "run", ...process.argv.slice(2));
