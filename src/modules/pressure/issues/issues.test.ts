import { expect, test } from 'vitest'
import { closedWeek, usualCell } from '../../../../tests/support/closed-weeks.ts'
import { weekClosed } from '../../../../tests/support/collecting.ts'
import { png } from '../../../../tests/support/pictures.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { pictureIn } from '../../../platform/files/picture.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { setLetterhead } from '../../register/letterheads/writes.ts'

const {
  installation,
  office_id,
  wealdshire,
  saltmarsh,
  site,
  scope,
  place,
  html,
  recorded,
  ruth,
  salt,
  sam,
  fay,
  priya,
} = await registered()

const practice = (ods_code: string) => {
  const { practice_id } = place(ods_code)
  if (!practice_id) throw new Error('no practice')
  return practice_id
}

const elm = { area_kind: 'pcn', area_code: 'U90001', area_name: 'Elm and Beacon PCN' } as const
const harbour = { area_kind: 'pcn', area_code: 'U90002', area_name: 'Harbour PCN' } as const
const withheld = Object.fromEntries(
  Object.keys(usualCell)
    .filter((name) => name !== 'practices' && name !== 'patients')
    .map((name) => [name, null]),
)

let weeks = 0
/** A week of Wealdshire's that is closed, each time an earlier one. */
async function aWeek(lmc = wealdshire, more: Partial<Parameters<typeof closedWeek>[1]> = {}) {
  const week_of = Temporal.PlainDate.from('2026-11-09').subtract({ weeks: weeks++ }).toString()
  await closedWeek(scope, { lmc_id: lmc.id, week_of, cells: [elm, { ...harbour, ...withheld }], ...more })
  return week_of
}

const freeze = (week_of: string, lmc = wealdshire, cookie = ruth.cookie) =>
  site.post('/pressure/issues', { lmc_id: lmc.id, week_of }, cookie)

async function frozen(week_of: string, lmc = wealdshire) {
  const reply = await freeze(week_of, lmc)
  expect(reply.status).toBe(303)
  return reply.headers.get('location') ?? ''
}

const issueRow = (address: string) =>
  scope.read((tx) =>
    tx.db
      .selectFrom('pressure.issue')
      .selectAll()
      .where('id', '=', (address.split('/').at(-1) ?? '') as Id<'issue'>)
      .executeTakeFirstOrThrow(),
  )

const release = (address: string, form: Readonly<Record<string, string>> = {}, cookie = ruth.cookie) =>
  site.post(`${address}/release`, form, cookie)

test('a closed week is frozen once, with its number, its figures and every base', async () => {
  const week_of = await aWeek()
  const address = await frozen(week_of)
  const page = await html(address, ruth.cookie)
  for (const part of [
    'Situation report 1',
    'Amber (OPEL 2)',
    '8 of 10 (80%)',
    '18.0',
    'Figures from 7 practices.',
    'An extrapolation, not a count: Monday’s rate × 100,000 registered patients × 5 working days.',
    'About 9,000',
    'An estimate, from the share of practices',
    'About 88,000',
    '25.2',
    'Elm and Beacon PCN',
    'held back',
    'Nothing was asked of anybody in October 2026.',
    'Returns closed at 17:30 on Thursday 12 November 2026',
  ])
    expect(page, part).toContain(part)
  const again = await freeze(week_of)
  expect([again.status, (await again.text()).includes('This week’s report is already frozen')]).toEqual([409, true])
  expect((await recorded()).filter((line) => line.includes('issue_frozen'))).toHaveLength(1)
})

test('a week that is not closed is refused: week_not_closed', async () => {
  const reply = await freeze('2026-11-16')
  expect([reply.status, (await reply.text()).includes('This week is not closed yet')]).toEqual([409, true])
  expect((await site.post('/pressure/issues', { lmc_id: 'x', week_of: 'y' }, ruth.cookie)).status).toBe(404)
})

test('two who freeze at once make one report, and numbers never repeat', async () => {
  const [one, other] = [await aWeek(), await aWeek()]
  const replies = await Promise.all([freeze(one), freeze(one), freeze(other), freeze(other)])
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 303, 409, 409])
  const rows = await scope.read((tx) => tx.db.selectFrom('pressure.issue').select('number').execute())
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
})

test('whoever may not release reads and no more, a committee member not even that, and another LMC’s is not there', async () => {
  const address = await frozen(await aWeek())
  for (const path of ['/pressure/issues', address]) {
    expect((await site.get(path, sam.cookie)).status).toBe(403)
    const page = await html(path, priya.cookie)
    expect(page).toContain('Situation report')
    expect(page).not.toMatch(/Freeze it now|Release it|Keep the words|Read and choose them/)
  }
  for (const { cookie } of [sam, priya]) {
    for (const path of [`${address}/release`, `${address}/comments`])
      expect((await site.get(path, cookie)).status).toBe(403)
    expect((await freeze('2026-11-09', wealdshire, cookie)).status).toBe(403)
    expect((await release(address, {}, cookie)).status).toBe(403)
    expect((await site.post(`${address}/narrative`, { narrative: 'Mine' }, cookie)).status).toBe(403)
  }
  for (const { cookie } of [salt, fay]) {
    for (const path of [address, `${address}/release`, `${address}/comments`, `${address}/report.pdf`])
      expect((await site.get(path, cookie)).status, path).toBe(404)
    expect((await freeze('2026-11-09', wealdshire, cookie)).status).toBe(404)
    expect((await release(address, {}, cookie)).status).toBe(404)
    expect((await site.post(`${address}/narrative`, { narrative: 'Mine' }, cookie)).status).toBe(404)
    expect((await site.post(`${address}/versions`, { what_changed: 'Mine' }, cookie)).status).toBe(404)
  }
  expect((await site.get(address)).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await freeze('2026-11-09', wealdshire, '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await issueRow(address)).state).toBe('frozen')
})

test('words are kept until the release, and none that could tell a patient', async () => {
  const address = await frozen(await aWeek())
  const write = (narrative: string) => site.post(`${address}/narrative`, { narrative }, ruth.cookie)
  expect((await write('Two bad weeks.\n\nNo locums.')).status).toBe(303)
  expect(await html(address, ruth.cookie)).toContain('<p>No locums.</p>')
  const wrong = await write('943 476 5919 waited')
  expect([wrong.status, (await wrong.text()).includes('NHS number')]).toEqual([422, true])
  await release(address)
  const late = await write('Too late')
  expect([late.status, (await late.text()).includes('released meanwhile')]).toEqual([409, true])
})

test('a released report is read by its address without signing in, as a page, a PDF and a CSV', async () => {
  const address = await frozen(await aWeek())
  const { secret } = await issueRow(address)
  const read_at = `/sitreps/${secret}`
  for (const ending of ['', '.pdf', '.csv']) expect((await site.get(`${read_at}${ending}`)).status).toBe(404)
  expect((await release(address)).headers.get('location')).toBe(`${address}?done=released`)
  const page = await html(read_at)
  expect(page).toMatch(/Released on 19 November 2026.*8 of 10 \(80%\)/s)
  expect(page).not.toContain('Ruth Okafor')
  const csv = await (await site.get(`${read_at}.csv`)).text()
  expect(csv).toContain(',pcn,U90001,Elm and Beacon PCN,10,8,80,amber,2,1,5,1,1,7,1,4,2,0,7,18')
  expect(csv.split('\r\n').find((line) => line.includes('Harbour'))).toMatch(
    /Harbour PCN,10,(?:"Held back: too few returns, or it would give one away",?){15}$/,
  )
  const pdf = Buffer.from(await (await site.get(`${read_at}.pdf`)).arrayBuffer()).toString('latin1')
  expect(pdf.slice(0, 8)).toBe('%PDF-1.7')
  for (const part of ['<pdfuaid:part>1</pdfuaid:part>', '/StructTreeRoot', '/Alt', '/TH']) expect(pdf).toContain(part)
  for (const guess of ['x', 'a'.repeat(43), `${secret}.exe`, secret.slice(0, 42)])
    expect((await site.get(`/sitreps/${guess}`)).status).toBe(404)
})

test('late returns never alter a report: it stays as it was, byte for byte', async () => {
  const week_of = await aWeek()
  const address = await frozen(week_of)
  await release(address)
  const { secret } = await issueRow(address)
  // The office's PDF is set anew each time.
  const paths = ['', '.pdf', '.csv'].map((ending) => `/sitreps/${secret}${ending}`)
  const bytes = () =>
    Promise.all(
      [...paths, `${address}/report.pdf`].map(async (path) =>
        Buffer.from(
          await (await site.get(path, path.startsWith('/sitreps') ? '' : ruth.cookie)).arrayBuffer(),
        ).toString('base64'),
      ),
    )
  const before = await bytes()
  await scope.write(async (tx) => {
    tx.leavesNoRecord('a return that comes late, and figures that change under the report')
    await tx.db
      .insertInto('pressure.weekly_return')
      .values({
        lmc_id: wealdshire.id,
        practice_id: practice('Q90002'),
        week_of: Temporal.PlainDate.from(week_of),
        reference_on: Temporal.PlainDate.from(week_of),
        alert: 'black',
        comment: 'We were too late',
        own_answers: '{}',
        versions: 1,
        is_late: true,
        submitted_at: tx.now,
        submitted_by: 'Jo Bright',
      })
      .execute()
    await tx.db.updateTable('pressure.week_cell').set({ black: 3 }).where('lmc_id', '=', wealdshire.id).execute()
    return done()
  })
  expect(await bytes()).toEqual(before)
})

test('a report carries the letterhead that its LMC had when it was released, with its logo', async () => {
  const head = { address: 'The Old Granary', phone: null, email: null, website: null, registered_words: null }
  const logo = pictureIn(png(60, 20))
  if (typeof logo === 'string') throw new Error(logo)
  await scope.write((tx) => setLetterhead(tx, wealdshire.id, head, logo))
  const address = await frozen(await aWeek())
  await release(address)
  const { secret } = await issueRow(address)
  const later = siteAt(installation, '2026-11-19T18:00:00Z')
  const bytes = async (path: string, cookie = '') =>
    Buffer.from(await (await later.get(path, cookie)).arrayBuffer()).toString('latin1')
  const before = await bytes(`${address}/report.pdf`, ruth.cookie)
  expect(before.includes('Logo of Wealdshire')).toBe(true)
  await later
    .scope(system(office_id, [wealdshire.id]))
    .write((tx) => setLetterhead(tx, wealdshire.id, { ...head, address: 'Another house' }, 'none'))
  expect((await bytes(`${address}/report.pdf`, ruth.cookie)) === before).toBe(true)
  expect(await bytes(`/sitreps/${secret}.pdf`)).toContain('Logo of Wealdshire')
})

test('pressed twice, or by two at once, a report is released once and everybody is written to once', async () => {
  const address = await frozen(await aWeek())
  await site.runJobs()
  const icb = {
    lmc_id: wealdshire.id,
    name: 'Dana Whitlock',
    organisation: 'The ICB',
    email: 'dana@icb.example',
    kind: 'icb',
  }
  expect((await site.post('/pressure/recipients', icb, ruth.cookie)).status).toBe(303)
  const ask = await html(`${address}/release`, ruth.cookie)
  expect(ask).toContain('It is mailed to 1 person on the list.')
  expect(
    (await Promise.all([release(address), release(address)])).map(({ status }) => status).toSorted((a, b) => a - b),
  ).toEqual([303, 409])
  const again = await release(address)
  expect([again.status, (await again.text()).includes('released already')]).toEqual([409, true])
  await site.runJobs()
  const { secret, number } = await issueRow(address)
  const mail = await scope.read((tx) =>
    tx.db
      .selectFrom('platform.message')
      .select(['to_address', 'subject', 'text_body', 'kind', 'topic'])
      .where('kind', '=', 'pressure.issue_released')
      .execute(),
  )
  expect(mail.map(({ to_address, kind, topic }) => [to_address, kind, topic])).toEqual([
    ['dana@icb.example', 'pressure.issue_released', 'situation_report'],
  ])
  expect(mail[0]?.subject).toContain(`Wealdshire LMC: situation report ${number}, week of Monday`)
  for (const part of [
    'State of the area: Amber (OPEL 2).',
    '8 of 10 practices returned (80%).',
    `http://localhost:3000/sitreps/${secret}`,
    `As a PDF: http://localhost:3000/sitreps/${secret}.pdf`,
  ])
    expect(mail[0]?.text_body).toContain(part)
  expect((await recorded()).at(-1)).toMatch(/^OpenLMC: pressure.issue_mailed .*"recipients":1/)
})

test('a frozen report waits on Today for whoever releases it, and for nobody else', async () => {
  await frozen(await aWeek())
  expect(await html('/', ruth.cookie)).toContain('Situation reports to release')
  for (const { cookie } of [priya, fay]) expect(await html('/', cookie)).not.toContain('Situation reports to release')
})

test('a new version has the same number and figures, says what changed, and takes the earlier one’s place when released', async () => {
  const week_of = await aWeek()
  const first = await frozen(week_of)
  const begin = (address: string, what_changed: string) =>
    site.post(`${address}/versions`, { what_changed }, ruth.cookie)
  const early = await begin(first, 'Too early')
  expect([early.status, (await early.text()).includes('released last')]).toEqual([409, true])
  await site.post(`${first}/narrative`, { narrative: 'As it was.' }, ruth.cookie)
  await release(first)
  const silent = await begin(first, ' ')
  expect([silent.status, (await silent.text()).includes('Say what changes in the new version')]).toEqual([422, true])
  const second = (await begin(first, 'A name was taken out.')).headers.get('location') ?? ''
  const twice = await begin(first, 'Again')
  expect([twice.status, (await twice.text()).includes('Somebody began the next version already')]).toEqual([409, true])
  const [was, is] = [await issueRow(first), await issueRow(second)]
  expect([is.number, is.version, is.narrative, is.state]).toEqual([was.number, 2, 'As it was.', 'frozen'])
  expect(is.figures).toEqual(was.figures)
  expect(await html(`/sitreps/${was.secret}`)).not.toContain('no longer the latest')
  await release(second)
  expect(await html(`/sitreps/${was.secret}`)).toMatch(
    new RegExp(`no longer the latest version.*href="/sitreps/${is.secret}".*Read version 2`, 's'),
  )
  expect(await html(`/sitreps/${is.secret}`)).toMatch(/Version 2: what changed.*A name was taken out\./s)
  // It may have been taken back for its words: only its figures are still read.
  expect(await html(`/sitreps/${is.secret}`)).toContain('As it was.')
  expect(await html(`/sitreps/${was.secret}`)).not.toContain('As it was.')
  expect((await issueRow(first)).state).toBe('superseded')
  const of_old = await begin(first, 'Of the old one: not_the_latest')
  expect([of_old.status, (await of_old.text()).includes('released last')]).toEqual([409, true])
})

test('a week is frozen by itself when its time has come and not before, and is left where a person did it', async () => {
  const week_of = '2026-11-16'
  await closedWeek(scope, { lmc_id: saltmarsh.id, week_of })
  const saltmarshs = async () =>
    scope.read((tx) =>
      tx.db.selectFrom('pressure.issue').select(['frozen_by', 'number']).where('lmc_id', '=', saltmarsh.id).execute(),
    )
  const at = async (moment: string) => {
    const then = siteAt(installation, moment)
    await installation.jobs.boss.send('pressure.freeze_issues', {})
    await then.runJobs()
    return saltmarshs()
  }
  expect(await at('2026-11-20T09:59:59Z')).toEqual([])
  expect(await at('2026-11-20T10:00:00Z')).toEqual([{ frozen_by: 'OpenLMC', number: 1 }])
  expect(await at('2026-11-20T10:05:00Z')).toHaveLength(1)
})

test('a week in which an LMC had no practice has nothing to report, and keeps no other from being frozen', async () => {
  await weekClosed(scope, saltmarsh.id, '2026-11-23', [])
  await closedWeek(scope, { lmc_id: wealdshire.id, week_of: '2026-11-23' })
  await installation.jobs.boss.send('pressure.freeze_issues', {})
  await siteAt(installation, '2026-11-27T10:00:00Z').runJobs()
  const frozen_then = await scope.read((tx) =>
    tx.db
      .selectFrom('pressure.issue')
      .select('lmc_id')
      .where('week_of', '=', Temporal.PlainDate.from('2026-11-23'))
      .execute(),
  )
  expect(frozen_then).toEqual([{ lmc_id: wealdshire.id }])
})

test('asks are told by what came of them, and name nobody', async () => {
  const own = siteAt(installation, '2026-11-19T09:00:00Z').scope(system(office_id, [wealdshire.id]))
  await setUp(own, async (tx) => {
    const ask = {
      lmc_id: wealdshire.id,
      practice_id: practice('Q90001'),
      asked_of: 'icb',
      asked_name: 'Dana Whitlock',
    } as const
    const day = (text: string) => Temporal.PlainDate.from(text)
    const rows = [
      { state: 'answered', asked_on: day('2026-10-05'), answered_on: day('2026-10-12') },
      { state: 'refused', asked_on: day('2026-10-31'), answered_on: day('2026-11-30') },
      { state: 'open', asked_on: day('2026-11-02'), answered_on: null },
      { state: 'done', asked_on: day('2026-01-05'), answered_on: day('2026-01-06') },
    ] as const
    await tx.db
      .insertInto('pressure.ask')
      .values(
        rows.map((row) => ({
          ...ask,
          ...row,
          what: 'A locum',
          due_on: row.asked_on,
          is_named: false,
          pressed: crypto.randomUUID(),
          asked_at: tx.now,
          asked_by: 'Priya Raman',
        })),
      )
      .execute()
  })
  const page = await html(await frozen(await aWeek()), ruth.cookie)
  expect(page).toContain('Of 2 asks in October 2026, 1 was answered within 5 working days; 1 was refused.')
  expect(page).not.toContain('Dana Whitlock')
})

test('reports are listed a page at a time, and another LMC finds none of them', async () => {
  await setUp(scope, async (tx) => {
    const [week] = await tx.db
      .selectFrom('pressure.closed_week')
      .select('week_of')
      .where('lmc_id', '=', wealdshire.id)
      .limit(1)
      .execute()
    const rows = Array.from({ length: 120 }, (_, at) => ({
      lmc_id: wealdshire.id,
      week_of: week?.week_of ?? Temporal.PlainDate.from('2026-11-09'),
      number: 9_000,
      version: 100 + at,
      state: 'superseded' as const,
      figures: '{}',
      narrative: '',
      what_changed: '',
      secret: `paged ${at}`,
      frozen_at: tx.now,
      frozen_by: 'OpenLMC',
    }))
    await tx.db.insertInto('pressure.issue').values(rows).execute()
  })
  const ours = await scope.read(
    async (tx) =>
      (await tx.db.selectFrom('pressure.issue').select('id').where('lmc_id', '=', wealdshire.id).execute()).length,
  )
  const listed = async (page: number) => {
    const text = await html(`/pressure/issues?page=${page}`, priya.cookie)
    return [...text.matchAll(/href="\/pressure\/issues\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
  }
  const all = [...(await listed(1)), ...(await listed(2)), ...(await listed(3)), ...(await listed(4))]
  expect(await listed(1)).toHaveLength(50)
  expect(all.length).toBeGreaterThanOrEqual(ours)
  expect(new Set(all).size).toBe(all.length)
  expect(await html('/pressure/issues?page=2', priya.cookie)).toContain('51–100 of')
  expect(await html('/pressure/issues?page=2', fay.cookie)).not.toContain('Q9000')
})
