import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { fileNamed, fileResponse } from '../../../platform/exports/export.ts'
import { read } from '../../../platform/forms/read.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { headOf } from '../../register/door.ts'
import { answerForm, letterForm } from './forms.ts'
import { RateLetterPage } from './one/pages.tsx'
import { RateLettersPage } from './pages.tsx'
import { lettersDue, rateLetters, rateLetterWith } from './reads.ts'
import { rateLetter } from './rules.ts'
import { keepRateLetterAnswer, writeRateLetter } from './writes.ts'

const path = '/levies/rate-letters'
const one = `${path}/:id`
const may = 'levies.keep_levies'

export const routes = [
  get(path, 'levies.read_levies', showLetters),
  post(path, may, postLetter),
  get(one, 'levies.read_levies', showLetter),
  post(one, may, postAnswer),
  get(`${one}/letter.pdf`, 'levies.read_levies', sendLetter),
]

const refusals: Refusals<typeof writeRateLetter> &
  Refusals<typeof keepRateLetterAnswer> &
  Record<'one_letter_of_a_rate_to_a_collector', string> = {
  rate_not_agreed: 'This rate is not agreed, so nobody is told of it yet.',
  bills_itself: 'The LMC collects this itself: nobody needs a letter.',
  acknowledged_before_it_was_sent: 'It can’t have been acknowledged before it was sent. Check the day.',
  acknowledged_in_future: 'The day it was acknowledged is still to come. Check it.',
  one_letter_of_a_rate_to_a_collector: 'They have had a letter about this rate already.',
}

async function all(c: Ask) {
  return c.get('scope').read(async (tx) => ({
    frame: c.get('frame'),
    may_keep: mayEnter(tx.actor, may),
    due: await lettersDue(tx),
    rows: await rateLetters(tx),
  }))
}

async function showLetters(c: Ask) {
  return c.html(<RateLettersPage {...await all(c)} />)
}

async function postLetter(c: Ask) {
  const answers = read(letterForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  const { rate_id, collector_id } = answers.values
  const answer = await c
    .get('scope')
    .write(
      (tx) => writeRateLetter(tx, rate_id as Id<'rate'>, collector_id as Id<'collector'>),
      'one_letter_of_a_rate_to_a_collector',
    )
  if (!answer.done) return c.html(<RateLettersPage {...await all(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`${path}/${answer.value}`, 303)
}

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'rate_letter'>
  return c.get('scope').read(async (tx) => {
    const letter = await rateLetterWith(tx, id)
    if (!letter) throw new NotFound()
    return { frame: c.get('frame'), may_keep: mayEnter(tx.actor, may), letter }
  })
}

async function showLetter(c: Ask) {
  return c.html(<RateLetterPage {...await whole(c)} />)
}

async function postAnswer(c: Ask) {
  const id = idParam(c, 'id') as Id<'rate_letter'>
  const shown = await whole(c)
  const answers = read(answerForm, await c.req.formData())
  if (!answers.ok) return c.html(<RateLetterPage {...shown} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => keepRateLetterAnswer(tx, id, answers.values))
  if (!answer.done) return c.html(<RateLetterPage {...shown} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`${path}/${id}`, 303)
}

async function sendLetter(c: Ask) {
  const { letter } = await whole(c)
  const { head, pictures } = await c.get('scope').read((tx) => headOf(tx, letter.lmc_id, letter.made_at))
  const body = await printPdf('levy-letter', { ...rateLetter({ ...letter, ...head }), ...head }, pictures)
  const name = `${letter.levy_name} from ${letter.from_on.toString()} ${letter.collector_name}`
  return fileResponse(c, { body, type: 'application/pdf', file_name: fileNamed(name, 'pdf') })
}
