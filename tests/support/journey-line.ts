import type { Reporter, Suite, TestCase } from '@playwright/test/reporter'

/** The closing line every runner here prints; a run of no test, and a story that was never told, are failures. */
export default class JourneyLine implements Reporter {
  private tests: TestCase[] = []
  private errors = 0

  onBegin(_config: unknown, suite: Suite) {
    this.tests = suite.allTests()
  }

  /** What went wrong outside any test: the program that didn't start. */
  onError() {
    this.errors += 1
  }

  onEnd() {
    const count = (is: (test: TestCase) => boolean) => this.tests.filter(is).length
    const isUntold = (test: TestCase) => test.results.length === 0
    const passed = count((test) => test.outcome() === 'expected' || test.outcome() === 'flaky')
    const skipped = count((test) => test.outcome() === 'skipped' && !isUntold(test))
    const failed = count((test) => test.outcome() === 'unexpected') + count(isUntold) + this.errors
    const failures = passed + failed + skipped === 0 ? 1 : failed
    console.log(`\n${passed} passed, ${failures} failed, ${skipped} skipped`)
    return Promise.resolve(failures > 0 ? { status: 'failed' as const } : undefined)
  }
}
