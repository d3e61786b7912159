import path from "node:path";
import yaml from "@rollup/plugin-yaml";
import { defineConfig } from "vite";

const root = path.resolve(import.meta.dirname, "../..");

export default defineConfig({
  root: import.meta.dirname,
  plugins: [yaml()],
  resolve: { alias: { "@": root } },
  define: { __EDITION__: '"gallery"' },
  oxc: { jsx: { importSource: "preact" } },
  server: { fs: { allow: [root] } },
});
