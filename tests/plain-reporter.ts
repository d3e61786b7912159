import type { Reporter, TestModule } from "vitest/node";

/** Ends with `N passed, N failed, N skipped` on a line of its own, for programs that count. */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      // A file that fails before its first test has no test to count.
      if (tests.length === 0 && module.state() === "failed") counts.failed += 1;
      for (const test of tests) {
        const { state } = test.result();
        counts[state === "pending" ? "skipped" : state] += 1;
      }
    }
    process.once("exit", () => {
      const { passed, failed, skipped } = counts;
      process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }
}
