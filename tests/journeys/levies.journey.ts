import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { practiceCode } from '../../seeds/codes.ts'
import { weekday } from '../../seeds/months.ts'
import { people } from '../../seeds/people.ts'
import { told } from '../../seeds/stories.ts'
import { periodFrom, periodWords } from '../../src/modules/levies/runs/rules.ts'
import { levyYearOf } from '../../src/modules/levies/stretches/rules.ts'
import { plainDay, pounds, shortDay, wholePence } from '../../src/platform/values.ts'
import { be, expect, test } from '../support/journey.ts'
import { freePort, openlmc, startProgram, type Program } from '../support/program.ts'

// A demonstration of its own, because its clock is moved.
const directory = mkdtempSync(join(tmpdir(), 'openlmc-journey-'))
const environment = { OPENLMC_DATA: directory, PORT: String(await freePort()) }
let program: Program | undefined
test.use({ baseURL: `http://localhost:${environment.PORT}` })
test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  program = await startProgram(environment)
})

test.afterAll(async () => {
  await program?.end('SIGTERM')
  rmSync(directory, { recursive: true, force: true })
})

test.beforeEach(({ page }) => {
  test.setTimeout(120_000)
  page.setDefaultTimeout(10_000)
})

const today = Temporal.Now.plainDateISO('Europe/London')
/** The first quarter of the levy year to come, from which the demonstration has a rate proposed. */
const quarter = periodFrom(levyYearOf(today, 4).add({ years: 1 }), 3)
const drafted_on = weekday(quarter.from.add({ months: 2, days: 11 }))
const paid_on = weekday(drafted_on.add({ days: 50 }))
/** A PMS practice of Wealdshire that never signed anything. */
const noMandate = practiceCode(47)
const { denise, ruth, jo } = people

/** A day in the three boxes of the question of this name. */
async function enterDay(page: Page, question: string | RegExp, on: Temporal.PlainDate) {
  const boxes = page.getByRole('group', { name: question })
  for (const part of ['day', 'month', 'year'] as const)
    await boxes.getByLabel(part, { exact: false }).fill(String(on[part]))
}

/** Moves the demonstration's clock. */
async function itIs(page: Page, day: Temporal.PlainDate) {
  await page.goto('/dev/clock')
  for (const part of ['Day', 'Month', 'Year'] as const)
    await page.getByLabel(part, { exact: true }).fill(String(day[part.toLowerCase() as 'day' | 'month' | 'year']))
  await page.getByLabel('The time').fill('10:20')
  await page.getByRole('button', { name: 'Set the clock' }).click()
}

const tab = (page: Page, label: string) =>
  page.getByRole('main').getByRole('navigation').getByRole('link', { name: label, exact: true })

/** Wealdshire's run of the new quarter, by the list of all. */
async function openRun(page: Page) {
  await page.goto('/levies/runs')
  await page.getByRole('link', { name: new RegExp(`${periodWords(quarter)}.*Statutory levy, Wealdshire LMC`) }).click()
}

test('a rate that was proposed is looked at, agreed, and told to whoever deducts', async ({ page, stop }) => {
  await be(page, denise.name)
  await page.goto('/levies')
  await stop('the levies')
  await page.getByRole('row', { name: 'Wealdshire LMC' }).getByRole('link', { name: 'Statutory levy' }).click()
  await stop('a levy, and a rate proposed')
  const levy = page.url()

  await test.step('the budget says what the year needs', async () => {
    await page.getByRole('link', { name: 'Budget' }).click()
    await stop('the budget of the year')
    await tab(page, `${quarter.from.year}/${(quarter.from.year + 1) % 100}`).click()
    await expect(page.getByText('Draft budget, paper D').first()).toBeVisible()
    await stop('the budget of the year to come')
  })

  await test.step('another rate is mistyped, looked at and withdrawn', async () => {
    await page.goto(levy)
    await page.getByRole('link', { name: 'Propose a rate' }).click()
    await stop('propose a rate')
    await enterDay(page, /^First day/, quarter.from)
    await page.getByLabel(/^Rate/).fill('420')
    await page.getByRole('button', { name: 'See what it would mean' }).click()
    await expect(page.getByRole('alert')).toContainText('more than 0 and less than 100')
    await stop('propose a rate, of 420 pence')
    await page.getByLabel(/^Rate/).fill('43.125')
    await page.getByRole('button', { name: 'See what it would mean' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('43.125p a year')
    await page.getByRole('button', { name: 'Withdraw the proposal' }).click()
    await stop('a rate withdrawn')
  })

  await test.step('the proposed one is looked at, and agreed by the minute', async () => {
    await page.goto(levy)
    await page
      .getByRole('row', { name: /44p a year/ })
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByText('It raises in a year')).toBeVisible()
    await expect(page.getByText('What a practice pays more or less a year').first()).toBeVisible()
    await stop('a proposed rate, and what it would mean')
    const agree = page.getByRole('button', { name: `Agree this rate from ${shortDay(quarter.from)}` })
    await agree.click()
    await expect(page.getByRole('alert')).toContainText('Enter meeting')
    await stop('a rate agreed by nobody')
    await page.getByLabel('Meeting').fill('Committee meeting')
    await enterDay(page, /^Day it was decided/, today)
    await page.getByLabel('Paper or minute').fill('Minute 9.2, paper D')
    await agree.click()
    await expect(page.getByText('Minute 9.2, paper D').first()).toBeVisible()
    await stop('a rate agreed')
  })

  await test.step('PCSE is written to, and answers', async () => {
    await page.goto('/levies/rate-letters')
    await stop('letters about rates, one to be written')
    await page
      .getByRole('button', { name: `Write the letter to PCSE of the rate from ${plainDay(quarter.from)}` })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Statutory levy')
    await stop('a letter about a rate')
    const href = (await page.getByRole('link', { name: 'The letter as a PDF' }).getAttribute('href')) ?? ''
    expect((await (await page.request.get(href)).body()).subarray(0, 5).toString()).toBe('%PDF-')
    await enterDay(page, /^Acknowledged on/, today)
    await enterDay(page, /^Applied from/, quarter.from)
    await page.getByLabel('What they said').fill('Applied with the payments of April.')
    await page.getByRole('button', { name: 'Keep' }).click()
    await expect(page.getByText('Applied with the payments of April.').first()).toBeVisible()
    await stop('a letter about a rate, answered')
  })
})

test('the new quarter is drafted, and issued by another person', async ({ page, stop }) => {
  await itIs(page, drafted_on)
  await be(page, denise.name)

  await test.step('Denise drafts it; a quarter that was charged can’t be charged again', async () => {
    await page.goto('/levies/runs')
    await stop('runs')
    const charged = quarter.from.subtract({ years: 1 })
    await page.getByLabel('Levy', { exact: true }).selectOption({ label: 'Statutory levy, Wealdshire LMC' })
    await page.getByLabel('First month').selectOption(charged.toString())
    await page.getByRole('button', { name: 'Draft the run' }).click()
    await expect(page.getByRole('alert')).toContainText('A time is charged once')
    await stop('a run of a time that was charged')
    await page.getByLabel('First month').selectOption(quarter.from.toString())
    await page.getByRole('button', { name: 'Draft the run' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(periodWords(quarter))
    await expect(page.getByText('1 line to be answered')).toBeVisible()
    await stop('a run drafted')
  })

  await test.step('one practice never signed: now it has, and for the time before', async () => {
    await page.getByRole('link', { name: 'Say what is missing' }).click()
    await stop('a run’s lines to be answered')
    await page.getByRole('row', { name: noMandate }).getByRole('link').click()
    await stop('a line that is not charged, for want of a mandate')
    await page.getByRole('link', { name: 'Keep its mandate' }).click()
    await expect(page.getByLabel(/^Practice/)).toHaveValue(noMandate)
    await page.getByLabel('To pay', { exact: true }).check()
    await enterDay(page, /^First day/, quarter.from.subtract({ years: 2 }))
    await page.getByLabel(/^Signed by/).fill('Dr Amina Yusuf')
    await enterDay(page, /^Signed on/, drafted_on)
    await stop('a mandate to be kept')
    await page.getByRole('button', { name: 'Keep the mandate' }).click()
    await stop('the mandate')
    await openRun(page)
    await page.getByRole('button', { name: 'Draw it up again' }).click()
    await expect(page.getByText('to be answered', { exact: true })).toHaveCount(0)
  })

  await test.step('what the earlier runs left out of it is put right by this one', async () => {
    await page.getByRole('link', { name: 'Correct earlier runs' }).click()
    await stop('corrections of earlier runs')
    const add = page.getByRole('button', { name: /^Add/ })
    await add.first().click()
    await stop('corrections, some added')
    await openRun(page)
    await page.getByRole('combobox', { name: 'Lines' }).selectOption({ label: 'Corrections' })
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('row', { name: noMandate }).getByRole('link').first().click()
    await stop('a correction, and how it came about')
  })

  await test.step('Denise drafted it, and may not check it; Ruth does, and issues it', async () => {
    await openRun(page)
    await expect(page.getByText('You drafted this run. Somebody else checks it')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Check it' })).toHaveCount(0)
    const run = new URL(page.url()).pathname
    await page.goto(`${run}/check`)
    await page.getByRole('button', { name: 'It is checked' }).click()
    await expect(page.getByText('check or issue a run that you drafted yourself')).toBeVisible()
    await stop('the drafter checks')
    await be(page, ruth.name)
    await stop('Ruth’s day, and a run that waits')
    await openRun(page)
    await page.getByRole('link', { name: 'Check it' }).click()
    await stop('before it is checked')
    await page.getByRole('button', { name: 'It is checked' }).click()
    await stop('a run checked')
    await page.getByRole('link', { name: 'Issue it' }).click()
    await stop('before it is issued')
    await page.getByRole('button', { name: 'Issue the run' }).click()
    await expect(page.getByText('it never changes')).toBeVisible()
    await stop('a run issued')
  })
})

/** What PCSE was asked to deduct, by practice: its code, its name and the pence. */
let schedule: ReadonlyMap<string, { readonly name: string; readonly pence: number }> = new Map()

test('its papers are printed, and PCSE is given its schedule', async ({ page, stop }) => {
  await be(page, denise.name)
  await openRun(page)
  await tab(page, 'Statements and bills').click()
  await stop('the papers of a run')
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: 'All of them in one zip' })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await stop('the papers, printed')
  const papers = new URL(page.url()).pathname
  const zip = await (await page.request.get(`${papers}/papers.zip`)).body()
  expect(zip.subarray(0, 2).toString()).toBe('PK')
  const paper = await page
    .getByRole('link', { name: /^Statement \d/ })
    .first()
    .getAttribute('href')
  const pdf = await (await page.request.get(paper ?? '')).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')

  await tab(page, 'Schedules').click()
  await stop('the schedules of a run')
  const csv = await (
    await page.request.get((await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '')
  ).text()
  expect(csv).toContain('CONTRACTOR,NAME,LIST,RATE P,DEDUCT GBP')
  schedule = deductionsIn(csv)
  const letter = (await page.getByRole('link', { name: 'covering letter' }).getAttribute('href')) ?? ''
  expect((await (await page.request.get(letter)).body()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByRole('button', { name: 'I gave it to PCSE' }).click()
  await expect(page.getByText('Given', { exact: true }).first()).toBeVisible()
  await stop('a schedule given')
})

/** A practice may stand in several rows: what it is charged, and what is put right. */
function deductionsIn(csv: string) {
  const found = new Map<string, { name: string; pence: number }>()
  for (const row of csv.trim().split('\r\n').slice(1)) {
    const [, code = '', name = '', amount = ''] = /^(\w+),(.*),[^,]*,[^,]*,(-?[\d.]+)$/.exec(row) ?? []
    const pence = Math.round(Number(amount) * 100) + (found.get(code)?.pence ?? 0)
    found.set(code, { name: name.replaceAll('"', ''), pence })
  }
  return found
}

test('Jo looks at her own line, asks about it, and is answered', async ({ page, stop }) => {
  await be(page, jo.name)
  await page.goto('/our-levies')
  await stop('her own levies')
  const line = page.locator(`a[href^="/our-levies/${jo.ods_code}/lines/"]`).first()
  await line.click()
  await expect(page.getByText(periodWords(quarter)).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'How this came about' })).toBeVisible()
  await stop('her own line')
  const question = 'Why is it more than last quarter? Our list is as it was.'
  await page.getByRole('button', { name: 'Ask the office' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter your question')
  await page.getByLabel('Your question').fill(question)
  await page.getByRole('button', { name: 'Ask the office' }).click()
  await expect(page.getByText('The office has your question.')).toBeVisible()
  await stop('her question, asked')
  const address = new URL(page.url()).pathname

  await be(page, denise.name)
  await page.goto('/levies/questions')
  await stop('questions of practices')
  await page
    .getByRole('row')
    .filter({ hasText: question.slice(0, 20) })
    .getByRole('link')
    .first()
    .click()
  await stop('a question')
  await page.getByLabel('Your answer').fill('The rate is 44p from April, by the committee’s decision in paper D.')
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await expect(page.getByText('The office answered', { exact: true })).toBeVisible()
  await stop('a question answered')
  await be(page, jo.name)
  await page.goto(address)
  await expect(page.getByText('by the committee’s decision in paper D')).toBeVisible()
  await stop('her question, answered')
})

const short = practiceCode(20)
const over = practiceCode(30)
const written = practiceCode(40)
const mistyped = practiceCode(8)
/** A code of PCSE's that is nobody's. */
const nobodys = practiceCode(199)

/** What PCSE sends: nearly all as it was asked to deduct, and what a statement has in it. */
function statementOf(month: string) {
  const row = (code: string, name: string, amount: string) => `${code},"${name}",${month},"${amount}"`
  const rows = [...schedule].map(([code, { name, pence }]) => {
    const sum = pounds(wholePence(pence))
    if (code === short) return row(code, name, pounds(wholePence(pence - 1_234)))
    if (code === over) return row(code, name, pounds(wholePence(pence + 5_000)))
    if (code === written) return row(code, name, `${sum} CR`)
    return row(code === mistyped ? nobodys : code, name, sum)
  })
  const [first = ''] = rows
  return ['Contractor,Surgery,Quarter,Paid to LMC', ...rows, first, row(short, 'twice, and blank', '')].join('\r\n')
}

test('what PCSE paid is matched, tried, taken in and explained', async ({ page, stop }) => {
  await itIs(page, paid_on)
  await be(page, denise.name)

  await test.step('the statement is tried: nothing is taken yet', async () => {
    await page.goto('/levies/receipts/files')
    await stop('statements of receipts')
    await page.getByLabel('The levy').selectOption({ label: 'Wealdshire LMC: Statutory levy' })
    await page.getByLabel('Who collected it').selectOption({ label: 'Wealdshire LMC: PCSE' })
    await enterDay(page, /^The day it was received/, paid_on)
    const buffer = Buffer.from(statementOf(quarter.from.toString().slice(0, 7)))
    const file = { name: `PCSE ${quarter.from.toString().slice(0, 7)}.csv`, mimeType: 'text/csv', buffer }
    await page.getByLabel('The statement').setInputFiles(file)
    await page.getByRole('button', { name: 'Match its columns' }).click()
    await stop('a statement, and what its columns hold')
    await page.getByLabel('Contractor').selectOption({ label: 'Practice’s code' })
    await page.getByLabel('Surgery').selectOption({ label: 'Practice’s name, or the payer’s' })
    await page.getByLabel('Quarter').selectOption({ label: 'Period it pays, or a day of it' })
    await page.getByLabel('Paid to LMC').selectOption({ label: 'Amount received' })
    await page.getByRole('button', { name: 'Try it' }).click()
    await expect(page.getByText('nothing is taken yet')).toBeVisible()
    await stop('a statement tried')
  })

  await test.step('it is taken in: each row has become what it said', async () => {
    for (const fate of ['Pays part', 'More than is owed', 'Payer not found', 'Left out', 'Pays several lines'])
      await expect(page.getByRole('main').getByRole('link', { name: fate })).toBeVisible()
    await page.getByRole('combobox', { name: 'What becomes of it' }).selectOption({ label: 'Left out' })
    await page.getByRole('button', { name: 'Filter' }).click()
    await expect(page.getByText('Line 2 says the same.')).toBeVisible()
    await expect(page.getByText('It says no amount, so nothing is taken.')).toBeVisible()
    await stop('a statement’s rows that are left out')
    await page.getByRole('button', { name: 'Take it in' }).click()
    await expect(page.getByText('Taken in at')).toBeVisible()
    await stop('a statement taken in')
  })

  await test.step('what nobody’s code paid is said by hand to be whose it is', async () => {
    await page.goto(`/levies/receipts?list=waiting&q=${nobodys}`)
    await stop('receipts that wait')
    await page.getByRole('row', { name: nobodys }).getByRole('link').first().click()
    await expect(page.getByText('Exactly so much is owed by:')).toBeVisible()
    await stop('a receipt whose payer was not found')
    await page.getByRole('link', { name: mistyped }).click()
    await page.getByRole('button', { name: 'Allocate it so' }).click()
    await expect(page.getByText('All of it')).toBeVisible()
    await stop('a receipt allocated by hand')
  })

  await test.step('what was too much is taken back', async () => {
    await page.goto('/levies/receipts/new')
    await page.getByLabel('The levy').selectOption({ label: 'Wealdshire LMC: Statutory levy' })
    await page.getByLabel('Who collected it').selectOption({ label: 'Wealdshire LMC: PCSE' })
    await enterDay(page, /^The day it was received/, paid_on)
    await page.getByLabel(/^Amount/).fill('-50.00')
    await page.getByLabel(/^From whom/).fill('PCSE')
    await page.getByLabel(/^Practice’s code/).fill(over)
    await page.getByLabel('Notes').fill('Deducted too much, and given back to the practice.')
    await stop('a receipt by hand')
    await page.getByRole('button', { name: /^Add/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('50.00')
    await stop('a receipt taken back')
    await page.goto('/levies/receipts')
    await page.getByRole('button', { name: /^Allocate what waits: Wealdshire LMC: Statutory levy/ }).click()
    await page.goto(`/levies/receipts?list=waiting&q=${over}`)
    await expect(page.getByText('No receipt is here.')).toBeVisible()
    await stop('no receipt waits')
  })

  await test.step('what is short is explained', async () => {
    await openRun(page)
    await tab(page, 'Variances').click()
    await stop('the variances of a run')
    await page.getByRole('row', { name: short }).getByRole('link').click()
    await page.getByLabel('It was deducted by another list size').check()
    await page.getByLabel('In your words').fill('PCSE used the count of January, and will not put so little right.')
    await page.getByRole('button', { name: 'Note it' }).click()
    await page.goto(`${new URL(page.url()).pathname.replace(`/${short}`, '')}?list=open`)
    await expect(page.getByText('No practice differs')).toBeVisible()
    await stop('no variance is left unexplained')
  })
})

test('what is not worth asking for is written off by two people', async ({ page, stop }) => {
  await be(page, denise.name)
  await page.goto(`/levies/debts?q=${short}`)
  await expect(page.getByRole('row', { name: short })).toContainText('£12.34')
  await stop('what a practice owes')
  await openRun(page)
  await page.getByLabel('Practice', { exact: true }).fill(short)
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('row', { name: short }).getByRole('link').first().click()
  await stop('a line of which some is owed')
  await page.getByRole('link', { name: 'Write some of it off' }).click()
  await stop('a write-off to be proposed')
  await page.getByLabel(/^Amount/).fill('12.34')
  await page.getByLabel(/^Why/).fill('Less than it would cost to ask for.')
  await page.getByLabel(/^Who decided it/).fill('The treasurer, by e-mail')
  await enterDay(page, /^Day it was decided/, paid_on)
  await page.getByRole('button', { name: 'Propose to write it off' }).click()
  await stop('a write-off proposed')
  const address = page.url()
  await be(page, ruth.name)
  await page.goto(address)
  await page.getByRole('button', { name: /^Confirm/ }).click()
  await stop('written off')
  await page.goto(`/levies/debts?q=${short}`)
  await expect(page.getByText('Nothing is owed here')).toBeVisible()
})

test('what is GPDF’s is sent, and the quarter is reconciled', async ({ page, stop }) => {
  await be(page, denise.name)
  const last = today.with({ day: 1, month: today.month - ((today.month - 1) % 3) }).subtract({ months: 3 })

  await test.step('the national levy of the last quarter is passed on', async () => {
    await page.goto('/levies/remittances')
    await stop('remittances')
    const row = page.getByRole('row').filter({ hasText: 'National levy, Wealdshire LMC' })
    await row
      .filter({ hasText: periodWords(periodFrom(last, 3)) })
      .getByRole('link')
      .click()
    await stop('a remittance to be sent')
    await enterDay(page, /^The day it was sent/, paid_on)
    await page.getByLabel(/^Reference/).fill('GPDF WLD 1')
    await page.getByRole('button', { name: 'Note it' }).click()
    await expect(page.getByText('GPDF WLD 1')).toBeVisible()
    await stop('a remittance noted')
    const href = (await page.getByRole('link', { name: 'Statement as PDF' }).getAttribute('href')) ?? ''
    expect((await (await page.request.get(href)).body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('the books balance, and every line comes out again', async () => {
    await page.goto('/levies/books')
    await expect(page.getByText('they balance').first()).toBeVisible()
    await expect(page.getByText('they don’t balance')).toHaveCount(0)
    await stop('the books')
    await page.locator('a[href^="/levies/books/entries/"]').first().click()
    await stop('an entry of the books')
    const said = await openlmc(environment, 'levies', 'verify', '--json')
    expect(JSON.parse(said)).toMatchObject({ is_right: true, lmcs: [{ wrong: [] }, { wrong: [] }] })
  })
})

test('a quarter charged late wants a list size, and none is guessed', async ({ page, stop }) => {
  // Before the demonstration's own first one, when nobody had been told of this practice's patients.
  const late = periodFrom(
    today.with({ day: 1, month: today.month - ((today.month - 1) % 3) }).subtract({ months: 18 }),
    3,
  )
  await itIs(page, today)
  await be(page, denise.name)
  await page.goto('/levies/runs')
  await page.getByLabel('Levy', { exact: true }).selectOption({ label: 'Statutory levy, Wealdshire LMC' })
  await page.getByLabel('First month').selectOption(late.from.toString())
  await page.getByRole('button', { name: 'Draft the run' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(periodWords(late))
  await page.getByRole('link', { name: 'Say what is missing' }).click()
  await page.getByRole('row', { name: told.not_counted }).getByRole('link').first().click()
  await stop('a line without a list size')
  await page.getByLabel('Registered patients').fill('lots')
  await page.getByRole('button', { name: 'Keep the list size' }).click()
  await expect(page.getByRole('alert')).toContainText('Registered patients must be a whole number')
  await stop('a line without a list size, mistaken')
  await page.getByLabel('Registered patients').fill('4090')
  await enterDay(page, /^Counted on/, late.from)
  await page.getByLabel(/^Where you have it from/).fill('The practice manager’s e-mail')
  await page.getByRole('button', { name: 'Keep the list size' }).click()
  await page.goto('/levies/runs')
  await page.getByRole('link', { name: new RegExp(`${periodWords(late)}.*Statutory levy, Wealdshire LMC`) }).click()
  await page.getByRole('button', { name: 'Draw it up again' }).click()
  await page.getByLabel('Practice', { exact: true }).fill(told.not_counted)
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByRole('row', { name: told.not_counted })).toContainText('4,090')
  await stop('a list size that was said, charged')
  await page.getByRole('link', { name: 'Throw it away' }).click()
  await page.getByRole('button', { name: 'Throw the run away' }).click()
  await expect(page.getByText('Thrown away').first()).toBeVisible()
  await stop('a run thrown away')
})
