import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { lmcWith } from '../../register/door.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { weekOf } from '../weeks/rules.ts'
import { parts, type Part } from './facts/rules.ts'
import { changeSent, rawOf, type PartErrors, type PartRaw } from './forms.ts'
import { SettingsPage } from './pages.tsx'
import { PartPage } from './parts/pages.tsx'
import { settingFor, settingsOf, weekOfChange } from './reads.ts'
import { weekAhead } from './weeks-ahead/rules.ts'
import { changeSetting, startCollecting, stopCollecting } from './writes.ts'

const may = 'pressure.set_returns'

export const routes = [
  get('/lmcs/:id/returns', may, (c) => showSettings(c)),
  post('/lmcs/:id/returns/collecting', may, postCollecting),
  ...(Object.keys(parts) as Part[]).flatMap((part) => [
    get(`/lmcs/:id/returns/${part}`, may, (c) => showPart(c, part)),
    post(`/lmcs/:id/returns/${part}`, may, (c) => postPart(c, part)),
  ]),
]

async function lmcAsked(c: Ask, tx: Reading) {
  const lmc = await lmcWith(tx, idParam(c, 'id') as Id<'lmc'>)
  if (!lmc) throw new NotFound()
  return lmc
}

async function showSettings(c: Ask, refusal?: string) {
  const { actor, now: at } = c.get('scope')
  const monday = weekOf(londonDay(at))
  const props = await c.get('scope').read(async (tx) => {
    const lmc = await lmcAsked(c, tx)
    const now = await settingFor(tx, lmc.id, monday)
    const next = await settingFor(tx, lmc.id, monday.add({ weeks: 1 }))
    const holidayOn = await holidaysOf(tx, lmc.id)
    const weeks = [0, 1, 2, 3].map((number) =>
      weekAhead(monday.add({ weeks: number }), number === 0 ? now : next, holidayOn),
    )
    return { lmc, now, next, weeks, made: await settingsOf(tx, lmc.id) }
  })
  const may_import = mayEnter(actor, 'pressure.import_history')
  return c.html(
    <SettingsPage
      frame={c.get('frame')}
      {...props}
      may_import={may_import}
      is_kept={c.req.query('kept') === 'yes'}
      {...(refusal && { refusal })}
    />,
    refusal ? 409 : 200,
  )
}

async function postCollecting(c: Ask) {
  const starts = (await c.req.formData()).get('is_collecting') === 'yes'
  const id = idParam(c, 'id') as Id<'lmc'>
  const answer = await c.get('scope').write((tx) => (starts ? startCollecting(tx, id) : stopCollecting(tx, id)))
  return answer.done ? c.redirect(`/lmcs/${id}/returns?kept=yes`, 303) : showSettings(c, beside[answer.why][1])
}

async function showPart(
  c: Ask,
  part: Part,
  typed?: { raw: PartRaw; errors: PartErrors },
  status: 200 | 409 | 422 = 200,
) {
  const props = await c.get('scope').read(async (tx) => {
    const lmc = await lmcAsked(c, tx)
    const holds_from = await weekOfChange(tx, lmc.id)
    return { lmc, holds_from, raw: rawOf(part, await settingFor(tx, lmc.id, holds_from)) }
  })
  return c.html(<PartPage frame={c.get('frame')} part={part} {...props} {...typed} />, status)
}

/** Which question a refusal stands beside, and its sentence. */
const beside: Readonly<Record<keyof Refusals<typeof changeSetting> | Constraint, readonly [string, string]>> = {
  counted_after_the_close: [
    'reference_weekday',
    'The day counted comes after the week closes. Choose an earlier day, or a later close',
  ],
  return_closes_after_it_opens: ['closes_at', 'The week would close before it opens. Choose a later close'],
  report_is_frozen_after_the_close: [
    'freezes_at',
    'The report would be frozen before the week closes. Choose a later time',
  ],
  frozen_before_the_grace_ends: [
    'grace_minutes',
    'The report would be frozen before the grace is over. Give fewer minutes, or freeze the report later',
  ],
  worse_state_is_lower_on_opel: [
    'black_opel',
    'A worse state can’t be lower on the OPEL scale than a better one. Check the four',
  ],
  smaller_than_the_lmc_shows: [
    'smallest_cell',
    'This LMC shows no smaller figure anywhere than is set on its own page. Enter that or more',
  ],
}
type Constraint = 'return_closes_after_it_opens' | 'report_is_frozen_after_the_close'

async function postPart(c: Ask, part: Part) {
  const id = idParam(c, 'id') as Id<'lmc'>
  const answers = changeSent(part, await c.req.formData())
  if (!answers.ok) return showPart(c, part, answers, 422)
  const answer = await c
    .get('scope')
    .write(
      (tx) => changeSetting(tx, id, answers.change),
      'return_closes_after_it_opens',
      'report_is_frozen_after_the_close',
    )
  if (answer.done) return c.redirect(`/lmcs/${id}/returns?kept=yes`, 303)
  const [question, sentence] = beside[answer.why]
  return showPart(c, part, { raw: answers.raw, errors: { [question]: sentence } }, 409)
}
