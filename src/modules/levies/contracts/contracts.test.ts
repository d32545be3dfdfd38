import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import type { Id } from '../../../platform/values.ts'
import { operate, setUp } from '../../../../tests/support/set-up.ts'
import { contractsOn } from './reads.ts'
import { importContracts } from './writes.ts'

const { installation, office_id, wealdshire, saltmarsh, site, scope, html, recorded, ruth, priya, salt, fay } =
  await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })

const since = (text: string) => {
  const [year = '', month = '', day = ''] = text.split('-')
  return { from_on_day: day, from_on_month: month, from_on_year: year }
}
const say = (code: string, kind: string, from: string, cookie = denise.cookie) =>
  site.post(`/levies/contracts/${code}`, { kind, ...since(from) }, cookie)
const give = (
  text: string | Uint8Array<ArrayBuffer>,
  cookie = denise.cookie,
  lmc_id: string = wealdshire.id,
  from = '',
) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ lmc_id, ...since(from) })) form.append(name, value)
  form.append('file', new File([text], 'contracts.csv'))
  return site.post('/levies/contracts/file', form, cookie)
}
const held = (day: string) =>
  scope.read(async (tx) => {
    const on = Temporal.PlainDate.from(day)
    return (await contractsOn(tx, wealdshire.id, on, on)).map(({ kind }) => kind).toSorted()
  })

test('what a practice holds is said from a day on, and what it held before stays', async () => {
  expect((await say('Q90001', 'pms', '2004-04-01')).status).toBe(303)
  expect((await say('Q90001', 'gms', '2021-07-01')).status).toBe(303)
  expect([await held('2021-06-30'), await held('2021-07-01')]).toEqual([['pms'], ['gms']])
  expect((await say('Q90001', 'gms', '2020-01-01')).status).toBe(303)
  expect([await held('2019-12-31'), await held('2020-01-01')]).toEqual([['pms'], ['gms']])
  expect(await html('/levies/contracts/Q90001', tom.cookie)).toMatch(/GMS.*1 Jan 2020.*PMS.*31 Dec 2019/s)
  expect((await say('Q90001', 'xms', '2020-01-01')).status).toBe(422)
  expect((await recorded()).filter((line) => line.includes('levies.contract_set'))).toHaveLength(3)
})

test('of a practice that moved between LMCs of the office both are told: the one it left charges it to that day', async () => {
  const keys = await openData(installation, [{ ods_code: 'Q90077', lmc: wealdshire }])
  const practice_id = keys.get('Q90077') ?? ('' as Id<'practice'>)
  await operate(site.scope(), async (tx) => {
    const { id: lmc_id, office_id: of } = saltmarsh
    await tx.db
      .updateTable('register.representation')
      .set({ during: '[,2026-08-01)' })
      .where('practice_id', '=', practice_id)
      .execute()
    await tx.db.insertInto('register.lmc_practice').values({ lmc_id, practice_id }).execute()
    const moved = { lmc_id, office_id: of, practice_id, during: '[2026-08-01,)' }
    await tx.db.insertInto('register.representation').values(moved).execute()
  })
  expect((await say('Q90077', 'apms', '2004-04-01')).status).toBe(303)
  const day = Temporal.PlainDate.from('2026-07-01')
  const told = await scope.read(async (tx) =>
    [await contractsOn(tx, wealdshire.id, day, day), await contractsOn(tx, saltmarsh.id, day, day)].map((all) =>
      all.filter((one) => one.practice_id === practice_id).map(({ kind }) => kind),
    ),
  )
  expect(told).toEqual([['apms'], ['apms']])
  expect((await say('Q90077', 'gms', '2026-09-01', salt.cookie)).status, 'as far as whoever says it reaches').toBe(303)
  const after = Temporal.PlainDate.from('2026-10-01')
  const kept = await scope.read((tx) => contractsOn(tx, wealdshire.id, after, after))
  expect(kept.find((one) => one.practice_id === practice_id)?.kind).toBe('apms')
  await setUp(scope, async (tx) => {
    await tx.db.deleteFrom('levies.contract').where('practice_id', '=', practice_id).execute()
  })
  await operate(site.scope(), async (tx) => {
    await tx.db.deleteFrom('register.representation').where('practice_id', '=', practice_id).execute()
  })
})

test('all others hold GMS, said once; what is known stays', async () => {
  expect(await html('/levies/contracts', denise.cookie)).toContain('2 practices whose contract isn’t known')
  const rest = () => site.post('/levies/contracts', { lmc_id: wealdshire.id, ...since('2004-04-01') }, denise.cookie)
  expect((await rest()).status).toBe(303)
  expect(await held('2019-12-31')).toEqual(['gms', 'pms'])
  const again = await rest()
  expect([again.status, (await again.text()).includes('Something is known of every practice'), 'all_known']).toEqual([
    409,
    true,
    'all_known',
  ])
  expect((await site.post('/levies/contracts', { lmc_id: wealdshire.id }, denise.cookie)).status).toBe(422)
})

test('a file is taken whole, whatever its columns are called, and twice does no harm', async () => {
  const text = 'Practice code,Contract type,Start date\nq90001,APMS contract,1/4/2026\nQ90002,PMS,2026-07-01\n'
  for (const time of [1, 2]) expect((await give(text)).status, String(time)).toBe(303)
  expect([await held('2026-03-31'), await held('2026-07-01')]).toEqual([
    ['gms', 'gms'],
    ['apms', 'pms'],
  ])
  expect((await give('code,contract\nQ90001,GMS\n', denise.cookie, wealdshire.id, '2026-10-01')).status).toBe(303)
  expect(await held('2026-10-01')).toEqual(['gms', 'pms'])
})

test('the list as a file is taken in again as it is', async () => {
  const before = await held('2026-10-01')
  const file = await html('/levies/contracts.csv?q=Q90001', denise.cookie)
  expect(file).toMatch(/^\uFEFF?ods_code,name,lmc_name,kind,from/)
  expect(await html('/levies/contracts.csv?q=nowhere', denise.cookie)).not.toContain('Q90001')
  expect((await give(file)).status).toBe(303)
  expect(await held('2026-10-01')).toEqual(before)
})

test('a file parted by semicolons is read, and so is a workbook', async () => {
  expect((await give('\uFEFFcode;contract;since\r\nQ90001;PMS;1/11/2026\r\n')).status).toBe(303)
  expect(await held('2026-11-01')).toEqual(['pms', 'pms'])
  const workbook = await writeExcelFile([
    [{ value: 'Code' }, { value: 'Contract' }, { value: 'Since' }],
    [{ value: 'Q90001' }, { value: 'GMS' }, { value: new Date('2026-12-01T00:00:00Z'), format: 'dd/mm/yyyy' }],
  ]).toBuffer()
  expect((await give(Uint8Array.from(workbook))).status).toBe(303)
  expect(await held('2026-12-01')).toEqual(['gms', 'pms'])
})

test.each([
  ['code,contract,since\nQ90003,GMS,1/4/2026\n', 'Line 2: Q90003 is no practice of this LMC.'],
  ['code,contract,since\nQ90001,XMS,1/4/2026\n', 'Line 2: “XMS” is none of GMS, PMS and APMS.'],
  ['code,contract,since\nQ90001,GMS,31/2/2026\n', 'Line 2: “31/2/2026” is no day.'],
  ['code,contract,since\nQ90001,GMS,\n', 'Line 2 says no day.'],
  ['code,contract,since\n,GMS,1/4/2026\n', 'Line 2 has no practice’s code.'],
  ['code,contract,since\nQ90001,GMS,1/4/2026\nQ90001,PMS,1/4/2026\n', 'Line 3: Q90001 is in the file twice.'],
  ['name,size\nElm,4\n', 'No column of this file is called'],
  ['', 'Choose the file'],
])('%j is met with a sentence, and nothing of it is taken', async (text, sentence) => {
  const before = await held('2030-01-01')
  const reply = await give(text)
  expect([reply.status, (await reply.text()).includes(sentence)]).toEqual([422, true])
  expect(await held('2030-01-01')).toEqual(before)
})

test('a practice that left the LMC while its file was read leaves all of it untaken', async () => {
  const row = { line: 2, ods_code: 'Q90003', kind: 'gms', from_on: Temporal.PlainDate.from('2026-04-01') } as const
  const answer = await scope.write((tx) => importContracts(tx, wealdshire.id, 'contracts.csv', [row]))
  expect(answer).toEqual({ done: false, why: 'changed_since' })
})

test('strangers, other staff and other LMCs neither see nor say anything; officers read and don’t write', async () => {
  const before = await held('2030-01-01')
  for (const { cookie } of [salt, fay]) {
    expect((await site.get('/levies/contracts/Q90001', cookie)).status).toBe(404)
    expect((await say('Q90001', 'apms', '2029-01-01', cookie)).status).toBe(404)
    expect((await give('code,contract,since\nQ90001,APMS,1/4/2029\n', cookie)).status).toBe(422)
    expect(
      (await site.post('/levies/contracts', { lmc_id: wealdshire.id, ...since('2004-04-01') }, cookie)).status,
    ).toBe(422)
    for (const list of ['/levies/contracts', '/levies/contracts.csv'])
      expect(await html(list, cookie)).not.toContain('Tollgate Surgery')
  }
  for (const { cookie } of [priya, tom]) expect((await say('Q90001', 'apms', '2029-01-01', cookie)).status).toBe(403)
  expect((await say('Q90001', 'apms', '2029-01-01', '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await say('Q99999', 'gms', '2029-01-01')).status).toBe(404)
  expect(await held('2030-01-01')).toEqual(before)
  expect((await say('Q90003', 'gms', '2004-04-01', salt.cookie)).status).toBe(303)
  expect(await html(`/levies/contracts?q=tollgate`, ruth.cookie)).not.toContain('Saltby')
  expect((await give('code,contract,since\nQ90003,PMS,1/4/2026\n', ruth.cookie, saltmarsh.id)).status).toBe(303)
})

test('whoever says what a practice holds at the same moments as others waits for them, and the last to say it holds', async () => {
  for (const from of ['2024-04-01', '2024-05-01', '2024-06-01']) {
    const kinds = ['gms', 'pms', 'apms', 'gms', 'pms', 'apms', 'gms', 'pms']
    const replies = await Promise.all(kinds.map((kind) => say('Q90001', kind, from)))
    expect(replies.map(({ status }) => status)).toEqual(kinds.map(() => 303))
    expect(await held(from)).toHaveLength(2)
  }
})
