import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with its three figures alone on a line, and fails a run in which nothing ran. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      const failed_before = count.failed
      for (const test of module.children.allTests()) count[test.result().state]++
      // A file that can't be loaded, or whose set-up fails, has no failed test to count.
      if (!module.ok() && count.failed === failed_before) count.failed++
    }
    if (count.passed + count.failed === 0) process.exitCode = 1
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`)
  }
}
