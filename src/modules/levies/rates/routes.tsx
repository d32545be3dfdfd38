import { randomUUID } from 'node:crypto'
import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse } from '../../../platform/exports/export.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idAndEnding, idParam, pageParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { levyWith } from '../levies/reads.ts'
import { toldOfRate } from '../rate-letters/reads.ts'
import { RatePage } from './cards/pages.tsx'
import { effectColumns } from './effects/pages.tsx'
import { effectOfRate } from './effects/reads.ts'
import { decisionForm, rateForm, withdrawalForm, type RateAnswers } from './forms.ts'
import { RateFormPage } from './pages.tsx'
import { isChargedFrom, ratesAgreed, rateWith } from './reads.ts'
import { differenceUnsaid, rateSaid } from './rules.ts'
import { agreeRate, proposeRate, withdrawRate } from './writes.ts'

const keeps = 'levies.keep_levies'

export const routes = [
  get('/levies/:id/rates', keeps, async (c) => c.html(<RateFormPage {...await asked(c)} />)),
  post('/levies/:id/rates', keeps, postRate),
  get('/levies/:id/rates/:rate_id', 'levies.read_levies', showOrFile),
  post('/levies/:id/rates/:rate_id/agreement', keeps, postAgreement),
  post('/levies/:id/rates/:rate_id/withdrawal', keeps, postWithdrawal),
]

async function asked(c: Ask) {
  return c.get('scope').read(async (tx) => {
    const levy = await levyWith(tx, idParam(c, 'id') as Id<'levy'>)
    if (!levy) throw new NotFound()
    const before = (await ratesAgreed(tx, levy.id)).at(-1)
    return { frame: c.get('frame'), levy, before, pressed: randomUUID() }
  })
}

const proposing: Refusals<typeof proposeRate> = {
  no_weighted_list:
    'No weighted list size is known for the first day whose count would govern this rate. Take weighted lists in first, under Weighted lists, or select registered patients.',
  before_the_levy: 'The rate begins before the levy does. Choose a later first day.',
  levy_ended: 'The levy ends before this rate would begin. Choose an earlier first day.',
  sent_already:
    'This form proposed another rate when it was sent first, and that one stands in the levy’s history. Send it again to propose this one besides.',
}

const unsaid = { difference_used_for: 'Say what the difference is used for, or where the rest comes from' }

async function postRate(c: Ask) {
  const props = await asked(c)
  const answers = read(rateForm(props.levy.kind), await c.req.formData())
  if (!answers.ok) return c.html(<RateFormPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const values: RateAnswers = answers.values
  const { rate, remitted_rate = null, difference_used_for = '' } = values
  if (differenceUnsaid({ rate, remitted_rate }, difference_used_for))
    return c.html(<RateFormPage {...props} raw={answers.raw} errors={unsaid} />, 422)
  const answer = await c.get('scope').write((tx) => proposeRate(tx, props.levy, values))
  if (answer.done) return c.redirect(`/levies/${props.levy.id}/rates/${answer.value}`, 303)
  return c.html(<RateFormPage {...props} raw={answers.raw} refusal={proposing[answer.why]} />, 409)
}

async function whole(c: Ask, rate_id: string = idParam(c, 'rate_id')) {
  return c.get('scope').read(async (tx) => {
    const levy = await levyWith(tx, idParam(c, 'id') as Id<'levy'>)
    const rate = levy && (await rateWith(tx, levy.id, rate_id as Id<'rate'>))
    if (!levy || !rate) throw new NotFound()
    return {
      frame: c.get('frame'),
      levy,
      rate,
      effect: await effectOfRate(tx, levy, rate),
      number: pageParam(c),
      told: await toldOfRate(tx, rate.id),
      is_charged: await isChargedFrom(tx, rate),
      may_keep: c.get('actorFor')(keeps).lmc_ids.includes(levy.lmc_id),
    }
  })
}

/** The page, or what the rate means for each practice as a file: `/levies/ID/rates/ID.csv`. */
async function showOrFile(c: Ask) {
  const { id: rate_id, ending: format } = idAndEnding(c, 'rate_id', exportFormats)
  const props = await whole(c, rate_id)
  if (!format) return c.html(<RatePage {...props} />)
  const { levy, rate, effect } = props
  const name = `${levy.lmc_name} ${levy.name} ${rateSaid(rate)} from ${rate.from_on.toString()}`
  return fileResponse(c, await exportAs(format, name, effectColumns(rate.list_basis), effect.lines))
}

const settling: Refusals<typeof agreeRate> & Refusals<typeof withdrawRate> & Record<'one_rate_at_a_time', string> = {
  not_decided_yet: 'The day it was decided is still to come. Agree it once it is decided.',
  charged_already:
    'A run was drafted or issued for days on which this rate would hold. Throw the draft away, or propose the rate from a later day.',
  charged_by_it:
    'A run was drafted or issued for days on which this rate holds, so it stays. Throw the draft away first; once a run is issued, propose another rate from a later day.',
  settled_already: 'This rate was agreed or withdrawn meanwhile. Nothing was changed.',
  one_rate_at_a_time: 'A rate that begins on the same day is agreed already. Propose this one from another day.',
}

async function postAgreement(c: Ask) {
  const props = await whole(c)
  const answers = read(decisionForm, await c.req.formData())
  if (!answers.ok) return c.html(<RatePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const { levy, rate } = props
  const answer = await c
    .get('scope')
    .write((tx) => agreeRate(tx, levy.id, rate.id, answers.values), 'one_rate_at_a_time')
  if (answer.done) return c.redirect(`/levies/${levy.id}/rates/${rate.id}`, 303)
  return c.html(<RatePage {...props} raw={answers.raw} refusal={settling[answer.why]} />, 409)
}

/** Of a proposal nothing is asked; of a rate that was agreed, why. */
async function postWithdrawal(c: Ask) {
  const props = await whole(c)
  const form = await c.req.formData()
  const answers = form.has('withdrawn_because') ? read(withdrawalForm, form) : null
  if (answers && !answers.ok)
    return c.html(<RatePage {...props} withdrawal={{ raw: answers.raw, errors: answers.errors }} />, 422)
  const { levy, rate } = props
  const answer = await c.get('scope').write((tx) => withdrawRate(tx, levy.id, rate.id, answers && answers.values))
  if (answer.done) return c.redirect(answers ? `/levies/${levy.id}/rates/${rate.id}` : `/levies/${levy.id}`, 303)
  return c.html(
    <RatePage {...props} {...(answers && { withdrawal: { raw: answers.raw } })} refusal={settling[answer.why]} />,
    409,
  )
}
