// `npm run new module/noun`: the rooms of a noun, its migration and a story that fails until it is true.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , given = ''] = process.argv
const [module, noun] = given.split('/')
if (!module || !noun || !/^[a-z]+$/.test(module) || !/^[a-z-]+$/.test(noun)) {
  console.error('Say which module and noun: npm run new pressure/returns')
  process.exit(2)
}
const folder = join('src', 'modules', module, noun)
if (existsSync(folder)) {
  console.error(`${folder} is there already.`)
  process.exit(2)
}

const singular = noun.replace(/ies$/, 'y').replace(/s$/, '').replaceAll('-', '_')
const stamp = Temporal.Now.plainDateTimeISO('Europe/London')
  .toString({ smallestUnit: 'minute' })
  .replaceAll(/[-:]/g, '')
const words = noun.replaceAll('-', ' ')

const files: Record<string, string> = {
  [join(folder, 'routes.tsx')]: `import type { Route } from '../../../platform/routes.ts'

export const routes: readonly Route[] = []
`,
  [join(folder, 'rules.ts')]: `import type { Moves } from '../../../platform/moves.ts'

export const ${singular}Moves = {
  draft: { submit: 'submitted' },
} as const satisfies Moves
`,
  [join(folder, `${noun}.test.ts`)]: `import { expect, test } from 'vitest'

test('the story of ${words}, as the office would tell it', () => {
  expect('what happens').toBe('what should happen')
})
`,
  [join('migrations', `${stamp}-${module}-${noun}.sql`)]: `-- One row is a ${singular.replaceAll('_', ' ')}.
create table ${module}.${singular} (
  id uuid primary key default uuidv7(),
  lmc_id uuid not null references platform.lmc
);
call public.lmc_wall('${module}.${singular}');
`,
}
mkdirSync(folder, { recursive: true })
for (const [path, text] of Object.entries(files)) {
  writeFileSync(path, text)
  console.log(path)
}
console.log(
  `Now: add the words to docs/glossary.md, the columns to src/modules/${module}/README.md, and run npm run tables.`,
)
