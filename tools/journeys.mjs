// `npm run journeys`: the stories told in a browser, with Debian's chromium; says so loudly where there is none.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
if (!browser) {
  console.error(
    'No Chromium on this machine: the journeys were NOT run. Install it (apt-get install chromium) and try again.',
  )
  process.exit(process.env.CI ? 1 : 0)
}
const { status } = spawnSync('playwright', ['test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, OPENLMC_BROWSER: browser },
})
process.exit(status ?? 1)
