// `npm run check`: types, lint, format and the laws, each a printed step; ends with a line of its own.
import { spawnSync } from 'node:child_process'

const folders = ['src', 'tests', 'tools', 'bench', 'seeds', 'proof']
const steps = [
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings', ...folders] },
  { name: 'format', command: 'oxfmt', args: ['--check', ...folders] },
  { name: 'laws', command: 'vitest', args: ['run', 'tests/laws'] },
]

let failed = 0
for (const { name, command, args } of steps) {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: false })
  if (status !== 0) failed += 1
}
console.log(`\n${steps.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
