import { NotFound, type Refusals } from '../../../../platform/answers.ts'
import { read, type ErrorsOf, type RawOf } from '../../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../../platform/routes.ts'
import type { Id } from '../../../../platform/values.ts'
import { lmcSettings } from '../settings/reads.ts'
import { lmcSettingForm } from './forms.ts'
import { LmcMailPage } from './pages.tsx'
import { setLmcMail } from './writes.ts'

export const routes = [
  get('/mail/settings/lmcs/:id', 'desk.set_mail', (c) => showLmc(c)),
  post('/mail/settings/lmcs/:id', 'desk.set_mail', putLmc),
]

const lmcId = (c: Ask) => idParam(c, 'id') as Id<'lmc'>

const refusals: Refusals<typeof setLmcMail> = {
  changed_since:
    'Somebody else saved these settings while you had them open. Below is what they saved: change it again.',
  nowhere_to_answer: 'Enter the address of whoever gets the answers, or leave out their name too.',
}

type Sent = { raw?: RawOf<typeof lmcSettingForm>; errors?: ErrorsOf<typeof lmcSettingForm>; refusal?: string }

async function showLmc(c: Ask, sent: Sent = {}) {
  const lmc = (await c.get('scope').read(lmcSettings)).find(({ id }) => id === lmcId(c))
  if (!lmc) throw new NotFound()
  const status = sent.errors ? 422 : sent.refusal ? 409 : 200
  return c.html(<LmcMailPage frame={c.get('frame')} lmc={lmc} {...sent} />, status)
}

async function putLmc(c: Ask) {
  const answers = read(lmcSettingForm, await c.req.formData())
  if (!answers.ok) return showLmc(c, { raw: answers.raw, errors: answers.errors })
  const answer = await c.get('scope').write((tx) => setLmcMail(tx, lmcId(c), answers.values))
  if (answer.done) return c.redirect('/mail/settings?saved=lmc', 303)
  const refusal = refusals[answer.why]
  return showLmc(c, answer.why === 'changed_since' ? { refusal } : { refusal, raw: answers.raw })
}
