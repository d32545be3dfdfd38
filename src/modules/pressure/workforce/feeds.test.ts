import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { file, openData } from '../../../../tests/support/open-data.ts'
import { readWorkforce } from './feeds.ts'

const header = 'PRAC_CODE,PRAC_NAME,TOTAL_PATIENTS,TOTAL_GP_FTE,TOTAL_GP_EXTG_FTE,TOTAL_GP_EXL_FTE,TOTAL_GP_EXTGL_FTE'
const named = '1 General Practice – July 2025 Practice Level - Detailed.csv'
const read = (rows: readonly string[], name = named, as_at?: string, head = header) =>
  readWorkforce(
    new TextEncoder().encode(`${[head, ...rows].join('\r\n')}\r\n`),
    name,
    as_at === undefined ? undefined : Temporal.PlainDate.from(as_at),
  )
const rowsOf = async (...given: Parameters<typeof read>) => {
  const answer = await read(...given)
  if (!answer.ok) throw new Error(answer.mistake.what)
  return answer.rows.map(({ from_on, ...row }) => ({ ...row, from_on: from_on.toString() }))
}
const mistake = async (...given: Parameters<typeof read>) => {
  const answer = await read(...given)
  return answer.ok ? 'none' : `${answer.mistake.line ?? ''} ${answer.mistake.what} ${answer.mistake.remedy}`
}

test('each definition comes from its own column, and the day is the end of the month in the file’s name', async () => {
  expect(await rowsOf(['Q90001,ELM SURGERY,9000,5.906666667,4.5,5.5,4.25'])).toEqual([
    {
      ods_code: 'Q90001',
      total: 5.91,
      fully_qualified: 4.5,
      without_trainees_and_locums: 4.25,
      from_on: '2025-07-31',
      line: 2,
    },
  ])
})

test('“ND”, “NA” and blank are not known, never nought; a nought is one', async () => {
  for (const word of ['ND', 'NA', 'na', '', ' '])
    expect(await rowsOf([`Q90001,ELM,9000,2.1,${word},5,${word}`]), word).toMatchObject([
      { fully_qualified: null, without_trainees_and_locums: null },
    ])
  expect(await rowsOf(['Q90001,ELM,9000,0,0,0,0'])).toMatchObject([{ total: 0, fully_qualified: 0 }])
})

test('a total that may be of trainees alone is not taken for the total', async () => {
  expect(await rowsOf(['Q90001,ELM,9000,2.13,NA,NA,NA'])).toMatchObject([{ total: null }])
})

test('titles may be in small letters, and months may have columns of their own', async () => {
  const head = `${header.toLowerCase()},year,month`
  expect(
    await rowsOf(['Q90001,E,1,5,4,5,4,2025,07', 'Q90001,E,1,5,3,5,3,2025,06'], 'sample.csv', undefined, head),
  ).toMatchObject([
    { from_on: '2025-07-31', fully_qualified: 4 },
    { from_on: '2025-06-30', fully_qualified: 3 },
  ])
  expect(await mistake(['Q90001,E,1,5,4,5,4,2025,13'], 'sample.csv', undefined, head)).toContain('a month, 1 to 12')
})

test('what can’t be read says the line and what to do', async () => {
  expect(await mistake(['Q90001,ELM,9000,5,4,5,4'], 'detailed.csv')).toContain('Say it: --as-at')
  expect(await mistake(['Q90001,ELM,9000,5,4,5,4'], 'detailed.csv', '2025-02-28')).toBe('none')
  expect(await mistake(['Q90001,ELM,9000,5,four,5,4'])).toContain('2 TOTAL_GP_EXTG_FTE says “four”')
  expect(await mistake(['Q90001,ELM,9000,5,-1,5,4'])).toContain('TOTAL_GP_EXTG_FTE says “-1”')
  expect(await mistake(['Q90001,ELM,9000,5,1e9,5,4'])).toContain('TOTAL_GP_EXTG_FTE says “1e9”')
  expect(await mistake(['Q90001,ELM,9000,5,4'])).toContain('5 columns where 7 should be')
  expect(await mistake(['Q90001,E,1,5,4,5,4', 'Q90001,E,1,5,4,5,4'])).toContain('is here twice, on lines 2 and 3')
})

test('EXR is not EXTG: a file of years ago, with its own columns, is not taken for one of today', async () => {
  const old = header.replace('TOTAL_GP_EXTG_FTE', 'TOTAL_GP_EXR_FTE')
  expect(await mistake(['Q90001,ELM,9000,5,4,5,4'], named, undefined, old)).toContain(
    'There is no column TOTAL_GP_EXTG_FTE',
  )
})

test('a packed file is unpacked, and is known by what it holds', async () => {
  const packed = gzipSync(`${header}\nQ90001,ELM,9000,5,4,5,4\n`)
  expect(await readWorkforce(packed, `${named}.gz`, undefined)).toMatchObject({ ok: true, rows: [{ total: 5 }] })
})

test.skipIf(openData === undefined)('the published columns are found among all 830', async () => {
  const answer = await readWorkforce(file('workforce/practice_detailed_sample_10rows_2025-07.csv'), 'x.csv', undefined)
  if (!answer.ok) throw new Error(answer.mistake.what)
  expect(answer.rows).toHaveLength(10)
  expect(answer.rows.find(({ ods_code }) => ods_code === 'A81005')).toMatchObject({
    total: 5.91,
    fully_qualified: 3.31,
    without_trainees_and_locums: 3.31,
  })
  const high = await readWorkforce(file('workforce/practice_high_sample_10rows_2024-08.csv'), 'x.csv', undefined)
  expect(high).toMatchObject({ ok: false, mistake: { what: 'There is no column TOTAL_GP_FTE.' } })
})
