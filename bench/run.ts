// `npm run bench -- NAME`: runs bench/NAME.ts, or says which there are.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const ending = import.meta.filename.endsWith('.ts') ? '.ts' : '.js'
const name = process.argv[2] ?? ''
const file = join(here, `${name}${ending}`)
const unmeasured = /^(run|served|levied-england)$/

if (!/^[a-z-]+$/.test(name) || unmeasured.test(name) || !existsSync(file)) {
  const names = readdirSync(here).filter((each) => each.endsWith(ending))
  const benches = names.map((each) => each.slice(0, -3)).filter((each) => !unmeasured.test(each))
  console.error(`Say what to measure: ${benches.join(', ')}`)
  process.exitCode = 2
} else {
  const { run } = (await import(file)) as { run: () => Promise<void> }
  await run()
}
