import yaml from "@rollup/plugin-yaml";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM } from "./scripts/browsers.mjs";

const resolve = { alias: { "@": import.meta.dirname } };

export default defineConfig({
  test: {
    reporters: ["default", "./tests/plain-reporter.ts"],
    projects: [
      {
        plugins: [yaml()],
        resolve,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          environment: "node",
          // Some tests flush files to the disk thousands of times, and the machine may be busy.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [yaml()],
        resolve,
        // If a package were discovered only while the tests run, the page would reload during a
        // test.
        optimizeDeps: {
          include: [
            "@mozilla/readability",
            "axe-core",
            "docx",
            "fflate",
            "markdown-it",
            "pdfjs-dist/legacy/build/pdf.mjs",
            "preact",
            "preact/hooks",
            "preact/jsx-dev-runtime",
          ],
        },
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/patient.ts"],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: CHROMIUM,
                chromiumSandbox: process.getuid?.() !== 0,
                args: ["--disable-gpu"],
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        plugins: [yaml()],
        resolve,
        test: {
          name: "e2e",
          include: ["tests/{e2e,hostile}/**/*.test.ts"],
          setupFiles: ["tests/patient.ts"],
          environment: "node",
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          retry: 0,
        },
      },
    ],
  },
});
