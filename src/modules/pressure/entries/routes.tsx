import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { readReturn } from '../returns/forms.ts'
import { versionsOf } from '../returns/reads.ts'
import { begunReturn, typedAnswers } from '../returns/shapes/forms.ts'
import { canBePutIn, standingWords } from '../returns/standings/rules.ts'
import { submitReturn } from '../returns/writes.ts'
import { doubtsLeft, newPress, returnWithEarlier, weekParam } from '../sendings/routes.tsx'
import { tellerForm } from './forms.ts'
import { EntryPage, NoEntryPage } from './pages.tsx'
import { practiceInWeek } from './reads.ts'
import { OfficeReturnPage } from './versions/pages.tsx'
import { noteLooking } from './writes.ts'

export const routes = [
  get('/pressure/returns/:ods_code/:week', 'pressure.read_returns', showReturn),
  get('/pressure/returns/:ods_code/:week/entry', 'pressure.enter_returns', showEntry),
  post('/pressure/returns/:ods_code/:week/entry', 'pressure.enter_returns', postEntry),
]

async function whole(c: Ask, tx: Reading) {
  const week_of = weekParam(c)
  const practice = await practiceInWeek(tx, c.req.param('ods_code')?.toUpperCase() ?? '', week_of)
  if (!practice) throw new NotFound()
  const key = { lmc_id: practice.lmc_id, practice_id: practice.practice_id, week_of }
  return { key, practice, ...(await returnWithEarlier(tx, key)) }
}

async function showReturn(c: Ask) {
  const { versions, key, ...found } = await c.get('scope').read(async (tx) => {
    const one = await whole(c, tx)
    return { ...one, versions: await versionsOf(tx, one.key) }
  })
  await c.get('scope').write((tx) => noteLooking(tx, key))
  const may_enter = mayEnter(c.get('scope').actor, 'pressure.enter_returns') && canBePutIn(found.standing)
  return c.html(<OfficeReturnPage {...found} frame={c.get('frame')} versions={versions} may_enter={may_enter} />)
}

async function showEntry(c: Ask) {
  const { key, asked, practice, kept, earlier, standing } = await c.get('scope').read((tx) => whole(c, tx))
  const frame = c.get('frame')
  const { reference_on: on } = asked
  if (!canBePutIn(standing) || !on)
    return c.html(<NoEntryPage {...{ frame, practice, asked }} words={standingWords(asked, standing)} />)
  // It begins with what the practice returned, this week or last.
  await c.get('scope').write((tx) => noteLooking(tx, key))
  const begun = kept ? typedAnswers(kept) : begunReturn(earlier[0], asked.practice?.list_size ?? null)
  return c.html(<EntryPage {...{ frame, practice, asked, on, standing }} raw={begun} pressed={newPress()} />)
}

async function postEntry(c: Ask) {
  const { asked, practice, earlier, standing } = await c.get('scope').read((tx) => whole(c, tx))
  const frame = c.get('frame')
  const { reference_on: on } = asked
  const refusal = (words: string) => c.html(<NoEntryPage {...{ frame, practice, asked, words }} />, 409)
  if (!canBePutIn(standing) || !on) return refusal(standingWords(asked, standing))
  const sent = await c.req.formData()
  const teller = read(tellerForm, sent)
  const answers = readReturn(asked.setting, on, sent)
  const left = answers.ok
    ? doubtsLeft(answers.answers, asked, earlier, answers.raw.sure?.[0] ?? '')
    : { errors: answers.errors }
  if (!teller.ok || !answers.ok || left) {
    const shown = { frame, practice, asked, on, standing, raw: answers.raw, told_by: teller.raw.told_by?.[0] }
    const told_by_error = teller.ok ? undefined : teller.errors.told_by
    const pressed = answers.raw.pressed?.[0] || newPress()
    return c.html(<EntryPage {...shown} {...left} pressed={pressed} told_by_error={told_by_error} />, 422)
  }
  const put_in = { came_by: 'telephone', pressed: answers.pressed, told_by: teller.values.told_by } as const
  const answer = await c
    .get('scope')
    .write((tx) => submitReturn(tx, asked, put_in, answers.answers), 'return_put_in_once_per_press')
  if (!answer.done && answer.why !== 'return_put_in_once_per_press') return refusal(standingWords(asked, answer.why))
  return c.redirect(`/pressure/returns/${practice.ods_code}/${asked.week_of.toString()}`, 303)
}
