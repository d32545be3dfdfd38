import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import type { Id } from '../../../platform/values.ts'
import { commands } from '../verifications/commands.ts'

const { installation, office_id, wealdshire, site, scope, html, ruth } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const { aLevy, aRate, aContract, aMandate, make, press } = charging(scope)
const typed = typedAt(installation, site, commands)
const keys = await openData(installation, [
  { ods_code: 'Q90011', lmc: wealdshire, facts: { name: 'Beacon Practice' }, counted: { '2026-01-01': 10_000 } },
  { ods_code: 'Q90012', lmc: wealdshire, facts: { name: 'Beacon Surgery' }, counted: { '2026-01-01': 5_000 } },
])
const [practice, surgery] = [...keys.values()] as [Id<'practice'>, Id<'practice'>]

const draft = async (levy_id: string, first_month: string) => {
  const form = { levy_id, first_month, months: '3', pressed: press() }
  return (await site.post('/levies/runs', form, denise.cookie)).headers.get('location') ?? ''
}
const pressed = (run: string, to: string, { cookie }: { cookie: string }) => site.post(`${run}/${to}`, {}, cookie)
const issue = async (run: string) => {
  for (const to of ['check', 'issue']) expect((await pressed(run, to, ruth)).status).toBe(303)
}
const withdraw = (id: string) =>
  site.post(
    `/levies/mandates/${id}/withdrawal`,
    { withdrawn_why: 'The practice of that name signed it' },
    denise.cookie,
  )
const linesOf = (run: string, practice_id: Id<'practice'>) =>
  scope.read((tx) =>
    tx.db
      .selectFrom('levies.line')
      .select(['id', 'kind', 'amount_pence', 'why'])
      .where('run_id', '=', run.split('/').at(-1) as Id<'run'>)
      .where('practice_id', '=', practice_id)
      .orderBy('kind')
      .execute(),
  )

test.each([
  ['to pay', 'statutory', 'in', [52_500, -52_500], 'No mandate on file'],
  ['not to pay', 'national', 'out', [0, 52_500], 'It was not charged (opted out), and now is.'],
] as const)(
  'what an issued run charged by a mandate %s that was withdrawn is put right by the next, to the penny',
  async (_, kind, choice, [was, corrected], why) => {
    const levy = await aLevy(wealdshire, { kind })
    await aRate(wealdshire, levy, { remitted_rate: 5 })
    await make((tx) => tx.db.deleteFrom('levies.contract').execute())
    for (const id of [practice, surgery]) await aContract(wealdshire, id, 'pms')
    const wrong = await aMandate(wealdshire, levy, surgery, choice)
    await aMandate(wealdshire, levy, practice, 'in')
    const first = await draft(levy, '2026-01-01')
    await issue(first)
    expect((await linesOf(first, surgery))[0]?.amount_pence).toBe(was)
    const later = await draft(levy, '2026-04-01')
    expect(await html(`/levies/mandates/${wrong}`, denise.cookie)).toContain('1 issued run went by it')
    expect((await withdraw(wrong)).status).toBe(303)
    // What was drafted by it is refused until it is drawn again.
    expect((await pressed(later, 'check', ruth)).status).toBe(409)
    expect((await pressed(later, 'drawing', denise)).status).toBe(303)
    const corrected_id = first.split('/').at(-1) ?? ''
    expect((await site.post(`${later}/corrections`, { corrected_id }, denise.cookie)).status).toBe(303)
    const adjusted = (await linesOf(later, surgery)).find((line) => line.kind === 'adjustment')
    expect([adjusted?.amount_pence, adjusted?.why]).toEqual([corrected, expect.stringContaining(why)])
    await issue(later)
    const [line] = await linesOf(first, surgery)
    expect(await html(`/levies/lines/${line?.id}`, denise.cookie)).toContain('withdrawn as a mistake on')
    expect(await linesOf(first, surgery)).toMatchObject([{ amount_pence: was }])
    expect((await typed('levies verify', { lmc: 'Wealdshire' })).join()).toContain('every line comes out again')
  },
)
