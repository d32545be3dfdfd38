import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { postsAt } from '../posts/reads.ts'
import { practiceNamed } from '../practices/names/reads.ts'
import { nominationForm } from './forms.ts'
import { NominatePage, UnnominatedPage } from './pages.tsx'
import { practicesUnnominated } from './reads.ts'
import { isNominationPurpose } from './rules.ts'
import { endNomination, nominate } from './writes.ts'

export const routes = [
  get('/people/unnominated', 'register.read_people', showUnnominated),
  get('/practices/:ods_code/nominations/new', 'register.write_people', async (c) =>
    c.html(<NominatePage {...await whole(c)} />),
  ),
  post('/practices/:ods_code/nominations', 'register.write_people', postNomination),
  post('/practices/:ods_code/nominations/:id/ending', 'register.write_people', postEnding),
]

async function showUnnominated(c: Ask) {
  const asked = c.req.query('purpose') ?? ''
  const purpose = isNominationPurpose(asked) ? asked : ''
  const given = Number(c.req.query('page') ?? 1)
  const wanted = Number.isInteger(given) && given >= 1 && given <= 10_000 ? given : 1
  const on = londonDay(c.get('scope').now)
  const found = await c.get('scope').read((tx) => practicesUnnominated(tx, purpose, on, wanted))
  const page = Math.min(wanted, Math.max(1, Math.ceil(found.total / 50)))
  return c.html(<UnnominatedPage frame={c.get('frame')} {...{ purpose, page, found }} />)
}

async function whole(c: Ask) {
  const on = londonDay(c.get('scope').now)
  return c.get('scope').read(async (tx) => {
    const practice = await practiceNamed(tx, c.req.param('ods_code') ?? '')
    if (!practice) throw new NotFound()
    return { frame: c.get('frame'), practice, holders: await postsAt(tx, practice.practice_id, on) }
  })
}

const refusals: Refusals<typeof nominate> &
  Record<'nominated_once_at_a_time' | 'one_authorised_voter_at_a_time', string> = {
  not_of_the_practice: 'They hold no post at the practice. Choose somebody who does, or give them a post first.',
  nominated_once_at_a_time: 'They are nominated for that already. Nothing was changed.',
  one_authorised_voter_at_a_time: 'The practice has an authorised voter already. End that nomination first.',
}

async function postNomination(c: Ask) {
  const props = await whole(c)
  const answers = read(nominationForm, await c.req.formData())
  if (!answers.ok) return c.html(<NominatePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write(
      (tx) => nominate(tx, props.practice, answers.values),
      'nominated_once_at_a_time',
      'one_authorised_voter_at_a_time',
    )
  if (answer.done) return c.redirect(`/practices/${props.practice.ods_code}`, 303)
  return c.html(<NominatePage {...props} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
}

async function postEnding(c: Ask) {
  const { practice } = await whole(c)
  const id = idParam(c, 'id') as Id<'nomination'>
  await c.get('scope').write((tx) => endNomination(tx, practice, id))
  return c.redirect(`/practices/${practice.ods_code}`, 303)
}
