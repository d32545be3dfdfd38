import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, setUpApp, test } from '../support/journey.ts'
import { file, openData } from '../support/open-data.ts'
import { freePort, openlmc, startProgram, type Program } from '../support/program.ts'

let directory = ''
let program: Program | undefined
let environment: Record<string, string> = {}

// One installation for the three stories; the official files come last, because they are the newest.
test.beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'openlmc-journey-'))
  environment = { OPENLMC_DATA: directory, PORT: String(await freePort()) }
  await openlmc(environment, 'init', '--office', 'Fenmarket LMC', '--admin', 'ada@fenmarket.example')
  program = await startProgram(environment)
})

test.afterAll(async () => {
  await program?.end('SIGTERM')
  rmSync(directory, { recursive: true, force: true })
})

// She shows once who she is, with a code of the app she sets up; the other stories go on in the same browser.
let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = []

test.beforeEach(async ({ page }) => {
  const said = await openlmc(environment, 'accounts', 'link', 'ada@fenmarket.example')
  const link = /http\S+\/sign-in\/link\/\S+/.exec(said)?.[0] ?? 'no link'
  if (cookies.length > 0) await page.context().addCookies(cookies)
  else {
    await page.goto(link)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await setUpApp(page)
    cookies = await page.context().cookies()
  }
  await page.goto(new URL('/imports', link).href)
})

async function give(page: Page, name: string, content: string | Uint8Array) {
  await page.getByRole('navigation', { name: 'Parts of the office' }).getByRole('link', { name: 'Imports' }).click()
  const buffer = Buffer.from(content)
  await page.getByLabel('The file', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Try the file' }).click()
}

const state = (page: Page) => page.getByRole('main').locator('.tag').first()
const settled = async (page: Page, words: string) => expect(state(page)).toHaveText(words, { timeout: 30_000 })

/** Rows as NHS ODS publishes them: 27 columns, and no titles. */
const practice = (code: string, name: string, commissioner = '99A') =>
  [
    `"${code}","${name}","Y99","QZ9","1 HIGH STREET","","","FENMARKET","","ZZ1 1AA","19740401","","ACTIVE","B"`,
    `"${commissioner}","20200401","","01632 960001","","","","1","","${commissioner}","","RO76",""`,
  ].join(',')

const practices = [
  practice('A99001', 'ELM SURGERY'),
  practice('A99002', 'TOLLGATE SURGERY'),
  practice('W99003', 'OVER THE BORDER SURGERY', '7A9'),
].join('\r\n')

test('Ada takes her first file in, having seen what it would do', async ({ page, stop }) => {
  await stop('imports, and nothing there yet')
  await page.getByRole('button', { name: 'Try the file' }).click()
  await expect(page.getByLabel('The file', { exact: true })).toHaveAccessibleDescription(/Choose the file/)
  await stop('imports, no file chosen')

  await give(page, 'epraccur.csv', practices)
  await settled(page, 'Tried: confirm or drop')
  await expect(page.getByText('nothing is changed yet')).toBeVisible()
  await stop('a file tried')
  await page.getByRole('button', { name: 'Take it in' }).click()
  await settled(page, 'Taken in')
  await expect(page.getByText(/Taken in: \d facts? about practices written/)).toBeVisible()
  await stop('a file taken in')

  await give(page, 'epraccur again.csv', practices)
  await settled(page, 'Tried: confirm or drop')
  await expect(page.getByText('This very file was taken in before')).toBeVisible()
  await page.getByRole('button', { name: 'Drop it' }).click()
  await expect(page).toHaveURL(/\/imports$/)
  await stop('imports')

  await page.goto(new URL('/practices/A99001', page.url()).href)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Elm Surgery/)
  await stop('a practice of which little is known')
})

test('Ada is told what is wrong with a file, where, and what to do', { tag: '@script' }, async ({ page, stop }) => {
  await give(page, 'epraccur.csv', '<!DOCTYPE html><html><head><title>404</title></head><body>Not found</body></html>')
  await expect(page.getByRole('alert')).toContainText('This is not a file of data: perhaps a web page')
  await stop('refused at the door')

  const packed = gzipSync(practices)
  for (const [name, content, what, where] of [
    ['cut.csv.gz', packed.subarray(0, packed.length / 2), 'This gzip file is cut short or damaged.', 'cut.csv.gz'],
    ['short.csv', `${practices}\r\n"A99004","SHORT SURGERY"\r\n`, /\b2\b.*\b27\b|\b27\b.*\b2\b/, 'short.csv, line 4'],
    ['twice.csv', `${practices}\r\n${practice('A99001', 'ELM SURGERY')}\r\n`, /A99001/, 'twice.csv, line 4'],
  ] as const) {
    await give(page, name, content)
    await settled(page, 'Refused')
    const notice = page.locator('.notice', { hasText: 'Nothing was changed.' })
    await expect(notice).toContainText(what)
    await expect(notice).toContainText(where)
    await stop(`refused: ${name}`)
  }
})

test(
  'Ada makes an LMC of the official files, and it has the practices it should',
  { tag: '@script' },
  async ({ page, stop }) => {
    test.skip(openData === undefined, 'there is no ../shared/data beside this checkout')
    for (const name of [
      'ods/epraccur_dse_2026-02.csv.gz',
      'list-size/gp-reg-pat-prac-all_2026-01-01.csv',
      'list-size/gp-reg-pat-prac-map_2026-08-01.zip',
    ]) {
      await give(page, name.split('/').at(-1) ?? name, file(name))
      await settled(page, 'Tried: confirm or drop')
      await stop(`tried: ${name.replace('/', ' ')}`)
      await page.getByRole('button', { name: 'Take it in' }).click()
      await settled(page, 'Taken in')
    }
    const lmc = ['--name', 'Fenmarket LMC', '--commissioners', '03W,04C,04V']
    expect(await openlmc(environment, 'lmc', 'add', ...lmc)).toContain('128 active practices with 1,235,727 patients')
    await page.goto(new URL('/lmcs', page.url()).href)
    await expect(page.getByRole('row', { name: 'Fenmarket LMC' })).toContainText('1,235,727')
    await page.getByRole('link', { name: 'Fenmarket LMC' }).last().click()
    await page.getByRole('link', { name: 'Its practices and figures' }).click()
    await expect(page.locator('.row-count').last()).toHaveText('1–50 of 128 practices')
    await expect(page.getByText('1,235,727').first()).toBeVisible()
    await stop('a real LMC')
    await page.getByRole('navigation', { name: 'Parts of the office' }).getByRole('link', { name: 'Practices' }).click()
    await stop('real practices')
  },
)
