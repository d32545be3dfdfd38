import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { returning } from '../../../../tests/support/returning.ts'
import { done } from '../../../platform/answers.ts'
import { askedReturn } from '../returns/reads.ts'

// Elm moves to another PCN on Tuesday; Tollgate is merged away that day, and the LMC's representation of it ends with it.
const world = await returning({
  Q90001: {
    counted: { '2026-02-01': 8412, '2026-11-17': 13_400 },
    changed: { '2026-11-17': { pcn_code: 'U90002', pcn_name: 'Ash PCN' } },
  },
  Q90003: { changed: { '2026-11-18': { name: 'Saltby and Dyke Surgery' } } },
  Q90002: { counted: { '2026-02-01': 5000 }, changed: { '2026-11-17': { status: 'closed' } } },
})
await world
  .at('2026-11-17T09:00:00Z')
  .scope()
  .operate(async (tx) => {
    tx.leavesNoRecord('made for a test')
    await sql`update register.representation set during = '[,2026-11-17)' where practice_id = ${world.keyOf('Q90002').practice_id}`.execute(
      tx.db,
    )
    return done()
  })
const site = world.at('2026-11-19T10:00:00Z')

test('a practice merged away on Tuesday still sends the return of that week', async () => {
  const path = '/our-returns/Q90002/2026-11-16'
  expect((await site.get(path, world.tom.cookie)).status).toBe(200)
  expect((await site.post(path, world.answers({ list_size: '5000' }), world.tom.cookie)).status).toBe(303)
  const kept = await site.get('/pressure/returns/Q90002/2026-11-16', world.priya.cookie)
  expect(await kept.text()).toContain('As it stands')
})

test('a practice that moved PCN in mid-week is asked as it was on the day that is counted', async () => {
  const asked = await world.scope.read((tx) =>
    askedReturn(tx, { ...world.keyOf('Q90001'), week_of: Temporal.PlainDate.from('2026-11-16') }),
  )
  expect(asked.practice).toMatchObject({ pcn_code: 'U90001', list_size: 8412 })
  expect(await (await site.get('/our-returns/Q90001/2026-11-16', world.jo.cookie)).text()).toContain('value="8412"')
})

test('a practice that was renamed in mid-week is one practice', async () => {
  const reply = await site.get('/our-returns', world.mia.cookie)
  expect(reply.headers.get('location')).toBe('/our-returns/Q90003')
})

test('a practice that went to another LMC in mid-week is asked by the one it began the week with', async () => {
  await world
    .at('2026-11-17T09:00:00Z')
    .scope()
    .operate(async (tx) => {
      tx.leavesNoRecord('made for a test')
      const { practice_id } = world.keyOf('Q90001')
      await sql`update register.representation set during = '[,2026-11-17)' where practice_id = ${practice_id}`.execute(
        tx.db,
      )
      await sql`insert into register.lmc_practice (lmc_id, practice_id) values (${world.saltmarsh.id}, ${practice_id})`.execute(
        tx.db,
      )
      await sql`insert into register.representation (office_id, lmc_id, practice_id, during)
      values (${world.office_id}, ${world.saltmarsh.id}, ${practice_id}, '[2026-11-17,)')`.execute(tx.db)
      return done()
    })
  expect((await site.post('/our-returns/Q90001/2026-11-16', world.answers(), world.jo.cookie)).status).toBe(303)
  const kept = (await world.returns()).find(({ practice_id }) => practice_id === world.keyOf('Q90001').practice_id)
  expect(kept).toMatchObject({ lmc_id: world.wealdshire.id })
  expect(await (await site.get('/pressure/returns/Q90001/2026-11-16', world.priya.cookie)).text()).toContain(
    'Wealdshire',
  )
})
