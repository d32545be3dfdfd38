// `npm run journeys`: the stories told in a browser, with Debian's chromium; where there is none, none is told, and that is a failure.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const browser = [
  process.env.OPENLMC_BROWSER ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path))
if (!browser) {
  console.error(
    'No Chromium on this machine: install it (apt-get install chromium), or say where it is with OPENLMC_BROWSER.',
  )
  console.log('\n0 passed, 1 failed, 0 skipped')
  process.exit(1)
}
const { status } = spawnSync('playwright', ['test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, OPENLMC_BROWSER: browser },
})
process.exit(status ?? 1)
