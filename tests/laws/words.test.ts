import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { isCode, isTest, root, sources } from '../support/sources.ts'

const { db } = await freshDatabase()
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8').toLowerCase()

type Column = { schema: string; table: string; column: string }
const { rows: columns } = await sql<Column>`
  select n.nspname as schema, c.relname as table, a.attname as column
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and n.nspname in ('platform', 'accounts', 'register', 'levies', 'pressure', 'ballots', 'desk') order by 1, 2, a.attnum`.execute(
  db,
)

test('every noun in the catalogue is in the glossary', () => {
  const nouns = [...new Set(columns.map(({ table }) => table.replaceAll('_', ' ')))]
  expect(nouns.length).toBeGreaterThan(20)
  expect(nouns.filter((noun) => !glossary.includes(`**${noun}**`))).toEqual([])
})

test('every column has a privacy class and a keeping time in its module’s README', () => {
  const classes = ['public', 'office', 'personal', 'secret']
  const readmes = new Map<string, string>()
  const silent = columns.filter(({ schema, table, column }) => {
    const path = schema === 'platform' ? 'src/platform/README.md' : `src/modules/${schema}/README.md`
    if (!readmes.has(path))
      readmes.set(path, existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '')
    const row = readmes
      .get(path)
      ?.split('\n')
      .find((line) => line.startsWith(`| \`${table}.${column}\` |`))
    const [, , privacy = '', kept = ''] = row?.split('|').map((cell) => cell.trim()) ?? []
    return !classes.includes(privacy) || kept === ''
  })
  expect(silent.map(({ schema, table, column }) => `${schema}.${table}.${column}`)).toEqual([])
})

test('every refusal has a test', () => {
  const tests = [...sources('src', isTest), ...sources('tests', isTest)].map(({ text }) => text).join('\n')
  const refusals = sources('src/modules', isCode).flatMap(({ path, text }) =>
    [...text.matchAll(/refused\('([a-z_]+)'\)/g)].map(([, word]) => ({ path, word: word ?? '' })),
  )
  expect(refusals.length).toBeGreaterThan(0)
  expect(refusals.filter(({ word }) => !tests.includes(word)).map(({ path, word }) => `${path}: ${word}`)).toEqual([])
})

test('every constraint a write expects is one the database has', async () => {
  const { rows } = await sql<{ conname: string }>`
    select conname from pg_constraint union select relname from pg_class where oid in (select indexrelid from pg_index where indisunique)`.execute(
    db,
  )
  const there = new Set(rows.map(({ conname }) => conname))
  const expected = sources('src/modules', isCode).flatMap(({ path, text }) =>
    [...text.matchAll(/\.(?:write|operate)\([^;]*?,\s*'([a-z]+(?:_[a-z]+){2,})',?\s*\)/g)].map(([, name]) => ({
      path,
      name: name ?? '',
    })),
  )
  expect(expected.filter(({ name }) => !there.has(name)).map(({ path, name }) => `${path}: ${name}`)).toEqual([])
})

test('every link in the documents leads somewhere', () => {
  const documents = [
    ...sources('docs', (path) => path.endsWith('.md')),
    ...sources('src', (path) => path.endsWith('.md')),
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].map((path) => ({
      path,
      text: readFileSync(join(root, path), 'utf8'),
    })),
  ]
  const broken = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .filter(([, href = '']) => !/^(https?:|mailto:)/.test(href) && !existsSync(join(root, dirname(path), href)))
      .map(([, href]) => `${path}: ${href}`),
  )
  expect(broken).toEqual([])
})
