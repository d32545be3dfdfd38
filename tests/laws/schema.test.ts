import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeTables } from '../../tools/describe-tables.ts'
import { freshDatabase } from '../support/database.ts'
import { isCode, root, sources } from '../support/sources.ts'

const { owner_url } = await freshDatabase()
const migrations = sources('migrations', (path) => path.endsWith('.sql'))

test('no landed migration has changed', () => {
  const landed = readFileSync(join(root, 'migrations', 'landed.txt'), 'utf8')
    .trim()
    .split('\n')
  const now = migrations.map(
    ({ path, text }) => `${createHash('sha256').update(text).digest('hex')}  ${path.replace('migrations/', '')}`,
  )
  expect(
    now,
    'change nothing that has run somewhere: write another migration, and add its line to migrations/landed.txt',
  ).toEqual(landed)
})

test('a migration is named by its time, its module and what it does', () => {
  expect(
    migrations
      .filter(
        ({ path }) =>
          !/^migrations\/\d{8}T\d{4}-(platform|accounts|register|levies|pressure|ballots|desk)-[a-z-]+\.sql$/.test(
            path,
          ),
      )
      .map(({ path }) => path),
  ).toEqual([])
})

test('a database built from nothing is the one tables.ts describes', async () => {
  expect(await describeTables(owner_url), 'run `npm run tables`').toBe(
    readFileSync(join(root, 'src/platform/tables.ts'), 'utf8'),
  )
})

test('every table opens with a sentence that says what one row is', () => {
  const silent = migrations.flatMap(({ text }) =>
    [...text.matchAll(/(.*)\n+create (?:unlogged )?table ([\w.]+)/g)]
      .filter(([, before]) => !before?.startsWith('--'))
      .map(([, , table]) => table),
  )
  expect(silent).toEqual([])
})

test('a module queries its own tables, and of another module only its views', () => {
  const schemas = ['accounts', 'register', 'levies', 'pressure', 'ballots', 'desk']
  const views = new Set(
    migrations.flatMap(({ text }) => [...text.matchAll(/create view ([\w.]+)/g)].map(([, view]) => view)),
  )
  const wrong = sources('src/modules', isCode).flatMap(({ path, text }) => {
    const own = path.split('/')[2]
    const named = [...text.matchAll(new RegExp(`\\b(${schemas.join('|')})\\.([a-z_]+)\\b`, 'g'))]
    return named
      .filter(
        ([name, schema, table]) =>
          schema !== own &&
          !views.has(name) &&
          new RegExp(`create table ${schema}\\.${table}\\b`).test(migrations.map((m) => m.text).join('\n')),
      )
      .map(([name]) => `${path} names ${name}`)
  })
  expect(wrong).toEqual([])
})
