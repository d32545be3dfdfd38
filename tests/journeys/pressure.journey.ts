import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { people } from '../../seeds/people.ts'
import { bankHolidaysIn } from '../../src/platform/bank-holidays.ts'
import { longDay, plainDay } from '../../src/platform/values.ts'
import { be, expect, test, widths } from '../support/journey.ts'
import { freePort, startProgram, type Program } from '../support/program.ts'

// A demonstration of its own, because its clock is moved.
const directory = mkdtempSync(join(tmpdir(), 'openlmc-journey-'))
const port = String(await freePort())
let program: Program | undefined
test.use({ baseURL: `http://localhost:${port}` })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  program = await startProgram({ OPENLMC_DATA: directory, PORT: port })
})

test.afterAll(async () => {
  await program?.end('SIGTERM')
  rmSync(directory, { recursive: true, force: true })
})

const today = Temporal.Now.plainDateISO('Europe/London')
const isHoliday = (day: Temporal.PlainDate) => bankHolidaysIn(day.year).some(({ on }) => on.equals(day))
const isWhole = (monday: Temporal.PlainDate) => ![0, 1, 2, 3, 4].some((days) => isHoliday(monday.add({ days })))
/** The coming Mondays whose weeks have no bank holiday, which would move what is told here. */
const mondays = Array.from({ length: 20 }, (_, weeks) => today.add({ days: 8 - today.dayOfWeek, weeks })).filter(
  isWhole,
)
const [week = today] = mondays
const [monday, wednesday, thursday, friday] = [0, 2, 3, 4].map((days) => week.add({ days }))

/** Moves the demonstration's clock; what happens by itself happens a moment later. */
async function itIs(page: Page, day: Temporal.PlainDate | undefined, time: string) {
  await page.goto('/dev/clock')
  await page.getByLabel('Day', { exact: true }).fill(String(day?.day))
  await page.getByLabel('Month', { exact: true }).fill(String(day?.month))
  await page.getByLabel('Year', { exact: true }).fill(String(day?.year))
  await page.getByLabel('The time').fill(time)
  await page.getByRole('button', { name: 'Set the clock' }).click()
}

/** The link in the latest mail to somebody with such a subject. */
async function mailedTo(page: Page, email: string, subject: RegExp): Promise<string> {
  await expect(async () => {
    await page.goto('/dev/mail')
    const letter = page.getByRole('row', { name: email }).filter({ hasText: subject }).first()
    await letter.getByRole('link').click({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  const href = await page.getByRole('main').getByRole('link').first().getAttribute('href')
  return new URL(href ?? '').pathname
}

type Invited = { readonly practice: string; readonly email: string; readonly link: string }

/** Those of Wealdshire's practices, but for Jo's, that were invited to the week's return. */
async function othersInvited(page: Page): Promise<readonly Invited[]> {
  const list = await (await page.request.get('/dev/mail')).text()
  const letters = list.matchAll(
    /href="([^"]+)">This week’s return: ([^<]+)<\/a><\/th><td><span class="cell">[^<]*&lt;([\w.-]+@z0(?:0\d\d|1[0-3]\d)p\.example)&gt;/g,
  )
  const invited: Invited[] = []
  for (const [, message = '', practice = '', email = ''] of [...letters].filter(([of]) => !of.includes('z0012p'))) {
    const link = /\/return\/[\w-]+/.exec(await (await page.request.get(message)).text())?.[0]
    if (link) invited.push({ practice, email, link })
  }
  return invited
}

/** What another practice's manager sends by the link mailed to them, on some other telephone. */
async function answer(page: Page, { link }: Invited, alert: string, comment = '') {
  const form = await (await page.request.get(link)).text()
  const [patients = ''] =
    /(?<=name="list_size"[^>]*value=")\d+|(?<=value=")\d+(?="[^>]*name="list_size")/.exec(form) ?? []
  const contacts = patients && String(Math.round(Number(patients) * 0.019))
  const sent = await page.request.post(link, {
    headers: { origin: new URL(page.url()).origin },
    form: { alert, contacts, list_size: patients, comment, pressed: randomUUID() },
    maxRedirects: 0,
  })
  expect(sent.status()).toBe(303)
}

const words = 'Colds have come early. Same-day demand is met by putting off what can wait.'
const jo = people.jo
const joPractice = 'Wimblemere Quay Medical Centre'

test('from Monday’s mail to Friday’s report', async ({ page, stop, context }) => {
  test.setTimeout(150_000)
  page.setDefaultTimeout(10_000)

  await test.step('Jo says who answers for her practice', async () => {
    await be(page, jo.name)
    await page.goto('/our-people')
    await page.getByRole('link', { name: /Change who answers: Weekly return/ }).click()
    await page.getByLabel(jo.name).check()
    await page.getByLabel('Cal Gathernell').check()
    await page.getByRole('button', { name: 'Keep' }).click()
    await expect(page.getByText('Noted, thank you.')).toBeVisible()
  })

  const [of_jo, of_cal, others] = await test.step('Monday: every practice is invited', async () => {
    await itIs(page, monday, '08:05')
    const of_jo = await mailedTo(page, jo.email, /This week’s return/)
    await stop('the invitation, in the mail')
    return [of_jo, await mailedTo(page, 'cal.gathernell@', /This week’s return/), await othersInvited(page)] as const
  })
  const [silent, late, later, telling, ...answering] = others
  if (!silent || !late || !later || !telling) throw new Error('too few practices were invited')

  await test.step('Jo answers on her telephone, and slips once', async () => {
    await context.clearCookies()
    await page.setViewportSize(widths.telephone)
    await page.goto(of_jo)
    await stop('the return')
    await page.setViewportSize(widths.telephone)
    await page.getByRole('button', { name: 'Send the return' }).click()
    await expect(page.getByRole('alert')).toContainText('Select the practice’s state')
    await stop('the return, nothing selected')
    await page.getByRole('radio', { name: /^Red/ }).check()
    await page.getByLabel(/^Clinical contacts on/).fill('1680')
    await page.getByLabel(/^Longest wait/).fill('65')
    await page.getByLabel(/^Anything the committee/).fill('At Wimblemere the telephones were down until eleven.')
    await page.getByRole('button', { name: 'Send the return' }).click()
    await expect(page.getByRole('alert')).toContainText('Is this right? 1,680 contacts')
    await stop('the return, two numbers queried')
    await page.getByLabel(/^Clinical contacts on/).fill('168')
    await page.getByRole('button', { name: 'Send the return' }).click()
    await expect(page.getByRole('alert')).toContainText('65 working days')
    await page.getByLabel('Yes, these numbers are right').check()
    await page.getByRole('button', { name: 'Send the return' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you')
    await expect(page.getByText('You can change it until 17:30')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Your own weeks' })).toBeVisible()
    await stop('thank you, and her own weeks')
  })

  await test.step('Cal, who answers with her, changes it', async () => {
    await page.goto(of_cal)
    await expect(page.getByText('Sent by Jo Bright')).toBeVisible()
    await stop('what Jo sent')
    await page.getByRole('link', { name: 'Change it' }).click()
    await page.getByLabel(/^Clinical contacts on/).fill('174')
    await page.getByRole('button', { name: 'Send the return' }).click()
    await page.getByLabel('Yes, these numbers are right').check()
    await page.getByRole('button', { name: 'Send the return' }).click()
    await expect(page.getByText('put in 2 times; all are kept')).toBeVisible()
    await stop('changed by Cal')
  })

  await test.step('so do others, one of them with a comment', async () => {
    const said = ['green', 'amber', 'amber', 'red', 'amber', 'black', 'green', 'amber', 'red', 'amber']
    for (const [at, one] of answering.slice(0, 50).entries()) await answer(page, one, said[at % said.length] ?? 'amber')
    await answer(page, telling, 'amber', 'Calls before ten have doubled since last week.')
  })

  await test.step('Wednesday: the silent are reminded, and nobody else', async () => {
    await itIs(page, wednesday, '09:01')
    await mailedTo(page, silent.email, /^Not in yet/)
    await stop('the reminder, in the mail')
    await page.goto('/dev/mail')
    const reminders = page.getByRole('row').filter({ hasText: 'Not in yet' })
    expect(await reminders.count()).toBeGreaterThan(40)
    for (const email of [jo.email, 'cal.gathernell@', telling.email, answering[0]?.email ?? ''])
      await expect(reminders.filter({ hasText: email })).toHaveCount(0)
  })

  await test.step('Priya rings one of them, and enters what it says', async () => {
    await be(page, people.priya.name)
    await page.goto('/pressure')
    await stop('the week, half in')
    await page.getByRole('navigation', { name: 'Pressure' }).getByRole('link', { name: 'Silent' }).click()
    await stop('the silent')
    await page.getByLabel('Name or code').fill(silent.practice)
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('link', { name: silent.practice }).click()
    await stop('whom to ring')
    await page.getByRole('button', { name: 'Note the call' }).click()
    await expect(page.getByRole('alert')).toContainText('what came of it')
    await page.getByLabel('Spoke to somebody').check()
    await page.getByLabel('Note').fill('Two are off sick. She gave me the figures there and then.')
    await page.getByRole('button', { name: 'Note the call' }).click()
    await expect(page.getByText('Two are off sick.')).toBeVisible()
    await stop('the call is noted')
    await page.getByRole('link', { name: 'Enter its return by telephone' }).click()
    await stop('a return by telephone')
    await page.getByRole('radio', { name: /^Amber/ }).check()
    await page.getByRole('button', { name: 'Keep the return' }).click()
    await expect(page.getByRole('alert')).toContainText('who told you')
    await page.getByLabel(/told you/).fill('The practice manager')
    await page.getByRole('button', { name: 'Keep the return' }).click()
    await expect(page.getByText('by telephone from The practice manager')).toBeVisible()
    await stop('a return entered')
    await page.goto(`/pressure/silent?q=${encodeURIComponent(silent.practice)}`)
    await expect(page.getByText('No practice is silent here')).toBeVisible()
  })

  await test.step('Thursday, a minute past the close: a return is kept, and marked late', async () => {
    await itIs(page, thursday, '17:31')
    await context.clearCookies()
    await page.setViewportSize(widths.telephone)
    await page.goto(late.link)
    await expect(page.getByText('This week has closed.')).toBeVisible()
    await stop('the return, too late')
    await page.getByRole('radio', { name: /^Black/ }).check()
    await page.getByRole('button', { name: 'Send the return' }).click()
    await expect(page.getByText('It is kept and marked late')).toBeVisible()
    await stop('kept, and late')
    await be(page, people.priya.name)
    await page.goto('/pressure')
    await stop('the week, closed')
    await expect(async () => {
      await page.goto('/pressure/areas')
      await expect(page.getByText(`Week of ${longDay(week)}`)).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 30_000 })
    await stop('the areas')
  })

  const report = await test.step('Friday: the report is frozen, and Callum says what the week was like', async () => {
    await itIs(page, friday, '10:01')
    await be(page, people.callum.name)
    const frozen = page.getByRole('row', { name: 'Wealdshire' }).filter({ hasText: plainDay(week) })
    await expect(async () => {
      await page.goto('/pressure/issues')
      await expect(frozen).toContainText('To be released', { timeout: 500 })
    }).toPass({ timeout: 30_000 })
    await stop('the reports')
    await frozen.getByRole('link').first().click()
    await stop('a report, frozen')
    await page.getByRole('textbox', { name: 'What the week was like' }).fill(words)
    await page.getByRole('button', { name: 'Keep the words' }).click()
    await expect(page.getByText('Kept.')).toBeVisible()
    return new URL(page.url()).pathname
  })

  await test.step('he chooses two comments, and one of them says whose it is', async () => {
    await page.getByRole('link', { name: 'Read and choose them' }).click()
    await stop('the comments')
    const named = page.locator('section', { has: page.locator('blockquote', { hasText: 'Wimblemere' }) })
    await expect(named.locator('mark').first()).toContainText('Wimblemere')
    await named.getByLabel('Show this comment').check()
    const other = page.locator('section', { has: page.locator('blockquote', { hasText: 'Calls before ten' }) })
    await expect(other.getByText('nothing found in it')).toBeVisible()
    await other.getByLabel('Show this comment').check()
    await page.getByRole('button', { name: 'Keep the comments' }).click()
    await expect(page.getByText('Kept.')).toBeVisible()

    await page.goto(`${report}/release`)
    await stop('before the release, a name in a comment')
    await page.getByRole('button', { name: 'Release it' }).click()
    await expect(page.getByRole('alert')).toContainText('still have names in them')
    await stop('not released, for a name')
    await page.goto(`${report}/comments`)
    await named.getByLabel('As it would be shown').fill('At one practice the telephones were down until eleven.')
    await page.getByRole('button', { name: 'Keep the comments' }).click()
    await stop('the comments, put otherwise')
  })

  const address = await test.step('he releases it, and the recipients are written to', async () => {
    await page.goto(report)
    await stop('the report, as it will look')
    await page.getByRole('link', { name: 'Release it' }).click()
    await expect(page.getByText('It is mailed to 3 people')).toBeVisible()
    await stop('before the release')
    await page.getByRole('button', { name: 'Release it' }).click()
    await expect(page.getByText('It is being mailed to everybody on the list')).toBeVisible()
    await stop('released')
    const mailed = await mailedTo(page, 'imogen.faulkner@icb.example', /situation report/)
    await stop('the report, in the mail')
    return mailed
  })

  const figures = await test.step('whoever has its address reads it, as a page, a PDF and CSV', async () => {
    await context.clearCookies()
    await page.goto(address)
    await expect(page.getByText(words)).toBeVisible()
    await expect(page.getByText('At one practice the telephones')).toBeVisible()
    await expect(page.getByText('Wimblemere Quay')).toHaveCount(0)
    await stop('the released report')
    const pdf = await (await page.request.get(`${address}.pdf`)).body()
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1')).toMatch(/\/StructTreeRoot|\/Marked true/)
    const csv = await (await page.request.get(`${address}.csv`)).text()
    expect(csv).toContain('Wealdshire')
    return { csv, page: await page.locator('main').innerText() }
  })

  await test.step('a return that comes now changes nothing of it', async () => {
    await answer(page, later, 'black', 'We are on our knees.')
    await page.reload()
    expect(await page.locator('main').innerText()).toBe(figures.page)
    expect(await (await page.request.get(`${address}.csv`)).text()).toBe(figures.csv)
  })

  await test.step('issued again, it says what changed', async () => {
    await be(page, people.callum.name)
    await page.goto(report)
    await page.getByRole('button', { name: 'Begin a new version' }).click()
    await expect(page.getByRole('alert')).toContainText('Say what changes')
    await stop('a new version that says nothing')
    await page.getByLabel('What changes in the new version').fill('The comment about telephones is put more shortly.')
    await page.getByRole('button', { name: 'Begin a new version' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('version 2')
    await stop('version 2, to be released')
    await page.getByRole('link', { name: 'Release it' }).click()
    await stop('before the release of version 2')
    await page.getByRole('button', { name: 'Release it' }).click()
    await context.clearCookies()
    await page.goto(address)
    await stop('the first version, superseded')
    await page.getByRole('link', { name: 'Read version 2' }).click()
    await expect(page.getByText('The comment about telephones is put more shortly.')).toBeVisible()
    await stop('version 2, released')
    expect(await (await page.request.get(`${new URL(page.url()).pathname}.csv`)).text()).toBe(figures.csv)
  })

  await test.step('Jo said red: Priya asks for help, and Jo sees what comes of it', async () => {
    await be(page, people.priya.name)
    await page.goto('/pressure/asks')
    await stop('returns that ask for help')
    await page
      .getByRole('link', { name: `Ask for ${joPractice}` })
      .first()
      .click()
    await stop('an ask begun')
    await page.getByLabel('The ICB').check()
    await page.getByLabel('Their name').fill('Primary care team, Wealdshire ICB')
    await page.getByLabel('What is asked for').fill(`Send ${joPractice} a telephonist`)
    await page.getByRole('button', { name: 'Keep this ask' }).click()
    await expect(page.getByRole('alert')).toContainText('has not agreed')
    await stop('an ask that names the practice')
    await page.getByLabel('What is asked for').fill('Lend a telephonist for a fortnight')
    await page.getByRole('button', { name: 'Keep this ask' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Lend a telephonist/)
    await page.getByLabel('What they said').fill('From Monday on, two days a week.')
    await page.getByLabel('They answered').check()
    await page.getByRole('button', { name: 'Keep it' }).click()
    await stop('an ask answered')
    await be(page, jo.name)
    await page.goto('/our-returns')
    await stop('her returns')
    await page.getByRole('link', { name: 'What was asked for you' }).click()
    await expect(page.locator('section', { hasText: 'Lend a telephonist' })).toContainText('Answered')
    await stop('what was asked for her')
  })
})

test('Priya and Dr Corrie look at areas, and only Priya at practices', async ({ page, stop }) => {
  page.setDefaultTimeout(10_000)
  await be(page, people.anneliese.name)
  await page.goto('/pressure/areas')
  await expect(page.getByRole('row', { name: /PCN/ }).filter({ hasText: 'held back' }).first()).toBeVisible()
  await stop('areas, as a committee member sees them')
  await page.getByLabel('Kind').selectOption({ label: 'Primary care networks' })
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('row').filter({ hasText: 'held back' }).getByRole('link').first().click()
  await expect(page.getByText('held back', { exact: true }).first()).toBeVisible()
  await stop('a PCN, mostly held back')
  await page.goto('/pressure/areas')
  await page.getByRole('link', { name: 'Wealdshire LMC' }).first().click()
  await stop('the LMC’s picture')
  expect((await page.goto('/pressure/grid'))?.status()).toBe(403)

  await be(page, people.priya.name)
  await page.goto('/pressure/grid')
  await stop('practices by week')
  await page.getByText('The figures').click()
  await page.getByRole('table').getByRole('link').first().click()
  await stop('a practice’s weeks')
  await page.goto('/pressure/disagreements')
  await stop('disagreements')
})

test('anybody works out how many contacts are safe, and nothing is kept', async ({ page, stop }) => {
  await page.goto('/safe-working')
  await stop('safe working')
  await page.getByRole('button', { name: 'Reckon' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter contacts a day')
  await stop('safe working, nothing entered')
  await page.getByLabel('Contacts a day').fill('168')
  await page.getByLabel('GPs working that day').fill('4')
  await page.getByLabel('Minutes for each appointment').fill('15')
  await page.getByLabel('Patients waiting').fill('230')
  await page.getByLabel('Registered patients').fill('7420')
  await page.getByRole('button', { name: 'Reckon' }).click()
  await expect(page.getByText('42').first()).toBeVisible()
  await stop('safe working, worked out')
})
