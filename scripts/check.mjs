// All checks of the code that do not run it. `npm run check`.
import { tool } from "./run.mjs";

tool("tsc", "--noEmit");
tool("oxlint", "--deny-warnings");
tool("oxfmt", "--check");
tool("knip");
// Code that only tests use does not belong to the product.
tool("knip", "--production");
