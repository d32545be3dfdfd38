import { expect, test } from 'vitest'
import { isCode, isTest, sources } from '../support/sources.ts'

const everywhere = sources('src', isCode)
const outsidePlatform = everywhere.filter(
  ({ path }) => !path.startsWith('src/platform/') && path !== 'src/main.ts' && path !== 'src/openlmc.ts',
)

const without = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')

function findings(files: typeof everywhere, what: RegExp) {
  return files.flatMap(({ path, text }) => {
    const found = without(text).match(what)
    return found ? [`${path}: ${found[0].trim()}`] : []
  })
}

test('time, environment and console come in at the edge only', () => {
  expect(findings(outsidePlatform, /\bnew Date\b|\bDate\.(now|parse|UTC)\b|\bTemporal\.Now\b/)).toEqual([])
  expect(findings(outsidePlatform, /\bprocess\.env\b|\bconsole\.\w+/)).toEqual([])
})

test('rules ask no clock and no chance', () => {
  const rules = everywhere.filter(({ path }) => path.endsWith('/rules.ts'))
  expect(rules.length).toBeGreaterThan(0)
  expect(findings(rules, /Temporal\.Now|Math\.random|randomUUID|performance\.now/)).toEqual([])
})

test('no page carries a script or a style in its own text', () => {
  const pages = everywhere.filter(
    ({ path }) => path.endsWith('.tsx') && !/ui\/(letterhead|preview-\w+)\.tsx$/.test(path),
  )
  expect(pages.length).toBeGreaterThan(10)
  expect(findings(pages, /\sstyle=|<style\b|\son[a-z]+=["{]|dangerouslySetInnerHTML|<script(?![^>]*\ssrc=)/)).toEqual(
    [],
  )
})

test('types have no holes', () => {
  expect(
    findings(
      sources('src', (path) => /\.tsx?$/.test(path)),
      /\bas any\b|: any\b|as unknown as|@ts-(ignore|expect-error)/,
    ),
  ).toEqual([])
})

test('only the platform opens a connection', () => {
  const modules = sources('src/modules', isCode)
  expect(findings(modules, /from 'pg'|openDatabase|new Kysely|\.pool\b/)).toEqual([])
})

const tests = [...sources('src', isTest), ...sources('tests', isTest)].filter(
  ({ path }) => path !== 'tests/laws/text.test.ts',
)

test('no test is skipped, focused or empty', () => {
  expect(findings(tests, /\b(it|test|describe)\.(only|todo)\b|\b(it|test|describe)\.skip\(|expect\(true\)/)).toEqual([])
})

test('no test goes by the clock on the wall, or by a few digits that an id may have by chance', () => {
  expect(findings(tests, /performance\.now|not\.toContain\(['"`][\da-f]{1,6}['"`]\)/)).toEqual([])
})

test('a promise to do it later has no place here', () => {
  const files = [...everywhere, ...sources('migrations')]
  const found = files.filter(({ text }) => /\bTODO\b|\bFIXME\b|coming soon|not (yet )?implemented/i.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})
