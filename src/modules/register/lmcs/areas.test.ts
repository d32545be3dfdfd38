import { expect, test } from 'vitest'
import type { CommandTools, Given } from '../../../platform/command.ts'
import { system } from '../../../platform/scope.ts'
import { given, listFile, practiceFile, practiceRow } from '../../../../tests/support/invented-files.ts'
import { siteAt, testConfig, testInstallation } from '../../../../tests/support/site.ts'
import { practicesTaken } from '../boundaries/reads.ts'
import { takes } from '../boundaries/rules.ts'
import { drawBoundary } from '../boundaries/writes.ts'
import { importFiles } from '../imports/writes.ts'
import { commands } from './commands.ts'
import { lmcsThere } from './reads.ts'
import { lmcsLike, shortName } from './rules.ts'
import { addLmc } from './writes.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-09-01T12:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const nobody = { commissioners: [], local_authorities: [], added_codes: [], excluded_codes: [] }

await importFiles(
  site.scope(),
  [
    practiceFile('2026-01-01', [
      practiceRow('Z90001', { commissioner_code: '99A' }),
      practiceRow('Z90002', { commissioner_code: '99A' }),
      practiceRow('Z90003', { commissioner_code: '99B' }),
      practiceRow('Z90004', { commissioner_code: '99B', status: 'dormant' }),
    ]),
    listFile('2026-01-01', { Z90001: 1000, Z90002: 2000 }),
    listFile('2026-02-01', { Z90003: 3000 }, '99B'),
  ].map(given),
  { accept_drop: true },
)

/** What a command prints, and how it ends. */
async function typed(name: string, options: Given['options'], words: readonly string[] = []) {
  const printed: string[] = []
  const tools: CommandTools = {
    config: testConfig,
    now: () => site.now,
    open: async () => installation,
    scope: (_, actor) => site.scope(actor),
    print: (line) => printed.push(line),
    say: () => undefined,
  }
  const command = commands.find((one) => one.name === name)
  if (!command) throw new Error(`no command ${name}`)
  await command.run(tools, { words, options })
  return printed
}

test('adding an LMC where there is no office makes one of the same name, and says what it takes', async () => {
  await expect(typed('practices', { lmc: 'Weald' })).rejects.toThrow('There is no LMC yet.')
  expect(await typed('lmc add', { name: 'Wealdshire & Saltmarsh LMC', commissioners: '99a' })).toEqual([
    'The office “Wealdshire & Saltmarsh LMC” is made.',
    'Wealdshire & Saltmarsh LMC has 2 active practices with 0 patients.',
  ])
})

test('the practices of an LMC on a day are printed one a line', async () => {
  const lines = await typed('practices', { lmc: 'wealdshire and saltmarsh', 'as-at': '2026-01-15', json: true })
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    {
      ods_code: 'Z90001',
      name: 'Surgery Z90001',
      pcn_code: null,
      commissioner_code: '99A',
      icb_code: null,
      constituency: null,
      list_size: 1000,
      list_size_on: '2026-01-01',
    },
    expect.objectContaining({ ods_code: 'Z90002', list_size: 2000 }),
  ])
  await expect(typed('practices', { lmc: 'Fenland' })).rejects.toThrow(
    'No LMC is called “Fenland”. There is “Wealdshire & Saltmarsh LMC”.',
  )
  await expect(typed('practices', { lmc: 'WS', 'as-at': '1st May' })).rejects.toThrow('--as-at 1st May is not a day.')
})

test('a practice is in one LMC at a time, and the refusal names the other and the practices', async () => {
  await expect(typed('lmc add', { name: 'Other LMC', commissioners: '99A,99B' })).rejects.toThrow(
    'A practice is in one LMC at a time. Wealdshire & Saltmarsh LMC has Z90001, Z90002.',
  )
  await expect(typed('lmc add', { name: 'Other LMC' })).rejects.toThrow('Say which practices are the LMC’s')
  await expect(typed('lmc add', { name: 'Wealdshire & Saltmarsh LMC', commissioners: '99B' })).rejects.toThrow(
    'The office has an LMC of this name already.',
  )
  await typed('lmc add', { name: 'Other LMC', commissioners: '99B', json: true })
  expect(await typed('lmc list', {})).toEqual([
    'Other LMC (Wealdshire & Saltmarsh LMC): 1 practice, 3,000 patients',
    'Wealdshire & Saltmarsh LMC (Wealdshire & Saltmarsh LMC): 2 practices, 0 patients',
  ])
  expect(await typed('practices', { lmc: 'Other', all: true })).toHaveLength(2)
})

test('with a second office, an LMC has to say whose it is', async () => {
  const boundary = { ...nobody, added_codes: ['Z90001'] }
  const other = { name: 'Fenland LMC', office_name: 'Fenland', from: null, boundary }
  expect((await site.scope().operate((tx) => addLmc(tx, other))).done).toBe(true)
  expect(await site.scope().operate((tx) => addLmc(tx, { name: 'Marsh LMC', from: null, boundary }))).toEqual({
    done: false,
    why: 'which_office',
  })
})

test('an area drawn anew from a day leaves the days before as they were', async () => {
  const lmc = (await site.scope().read(lmcsThere)).find(({ name }) => name.startsWith('Wealdshire'))
  if (!lmc) throw new Error('no LMC')
  const own = site.scope(system(lmc.office_id, [lmc.id]))
  const boundary = { ...nobody, commissioners: ['99A'], excluded_codes: ['Z90002'] }
  const draw = (codes: typeof boundary) => own.write((tx) => drawBoundary(tx, lmc.id, day('2026-06-01'), codes))
  expect((await draw(boundary)).done).toBe(true)
  expect(await typed('practices', { lmc: 'Wealdshire', 'as-at': '2026-05-31' })).toHaveLength(2)
  expect(await typed('practices', { lmc: 'Wealdshire', 'as-at': '2026-06-01' })).toHaveLength(1)
  expect(await draw({ ...nobody, commissioners: [] })).toEqual({ done: false, why: 'boundary_takes_nothing' })
  // The other LMC is behind a wall this scope can't see over; the database refuses all the same.
  const taking = own.write(
    (tx) => drawBoundary(tx, lmc.id, null, { ...nobody, commissioners: ['99A', '99B'] }),
    'practice_in_one_lmc_at_a_time',
  )
  expect(await taking).toEqual({ done: false, why: 'practice_in_one_lmc_at_a_time' })
})

test('what a boundary would take can be seen before it is saved', async () => {
  const rows = await site
    .scope()
    .read((tx) => practicesTaken(tx, { ...nobody, commissioners: ['99B'], added_codes: ['Z90001'] }, day('2026-01-15')))
  expect(rows.map(({ ods_code }) => ods_code)).toEqual(['Z90001', 'Z90003', 'Z90004'])
})

test('a boundary takes by commissioner, local authority or code, and leaves out by code', () => {
  const practice = { ods_code: 'Z90001', commissioner_code: '99A', local_authority: 'Weald' }
  expect(takes({ ...nobody, local_authorities: ['Weald'] }, practice)).toBe(true)
  expect(takes({ ...nobody, commissioners: ['99B'] }, practice)).toBe(false)
  expect(takes({ ...nobody, commissioners: ['99B'], added_codes: ['Z90001'] }, practice)).toBe(true)
  expect(takes({ ...nobody, commissioners: ['99A'], excluded_codes: ['Z90001'] }, practice)).toBe(false)
})

test('an LMC is found by its name however it is written, by its short name, its initials or a part', () => {
  const llr = { name: 'Leicester, Leicestershire & Rutland LMC', short_name: 'LLR' }
  const kent = { name: 'Kent Local Medical Committee', short_name: 'Kent' }
  const both = [llr, kent]
  for (const asked of ['llr', 'Leicester Leicestershire and Rutland', 'rutland', 'LLR LMC'])
    expect(lmcsLike(asked, both)).toEqual([llr])
  expect(lmcsLike('the Kent LMC', both)).toEqual([kent])
  expect(lmcsLike('e', both)).toEqual(both)
  expect(lmcsLike('', both)).toEqual([])
  expect(shortName('Kent Local Medical Committee')).toBe('Kent')
})
