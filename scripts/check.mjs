// Everything that can be said of the code without running it. `npm run check`.
import { tool } from "./run.mjs";

tool("tsc", "--noEmit");
tool("oxlint", "--deny-warnings");
tool("oxfmt", "--check");
tool("knip");
// What only tests use is not the product's.
tool("knip", "--production");
