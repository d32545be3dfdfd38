import type { Reporter, Suite, TestCase } from '@playwright/test/reporter'

/** The closing line every runner here prints; a run of no test is a failure. */
export default class JourneyLine implements Reporter {
  private tests: TestCase[] = []

  onBegin(_config: unknown, suite: Suite) {
    this.tests = suite.allTests()
  }

  onEnd() {
    const count = (outcome: ReturnType<TestCase['outcome']>) =>
      this.tests.filter((one) => one.outcome() === outcome).length
    const failed = count('unexpected') + (this.tests.length === 0 ? 1 : 0)
    console.log(`\n${count('expected') + count('flaky')} passed, ${failed} failed, ${count('skipped')} skipped`)
    return Promise.resolve(this.tests.length === 0 ? { status: 'failed' as const } : undefined)
  }
}
