import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { lmcWith } from '../../register/door.ts'
import { chosenForm, holidayForm } from './forms.ts'
import { HolidaysPage, type HolidaysPageProps } from './pages.tsx'
import { holidaysListed } from './reads.ts'
import { addHoliday, restoreHoliday, strikeHoliday } from './writes.ts'

const may = 'pressure.set_returns'

export const routes = [
  get('/lmcs/:id/returns/holidays', may, (c) => showHolidays(c)),
  post('/lmcs/:id/returns/holidays', may, postHoliday),
  post('/lmcs/:id/returns/holidays/striking', may, (c) => postMove(c, strikeHoliday)),
  post('/lmcs/:id/returns/holidays/restoring', may, (c) => postMove(c, restoreHoliday)),
]

async function showHolidays(c: Ask, more: Partial<HolidaysPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const today = londonDay(c.get('scope').now)
  const props = await c.get('scope').read(async (tx) => {
    const lmc = await lmcWith(tx, idParam(c, 'id') as Id<'lmc'>)
    if (!lmc) throw new NotFound()
    return { lmc, holidays: await holidaysListed(tx, lmc.id, [today.year, today.year + 1]) }
  })
  return c.html(<HolidaysPage frame={c.get('frame')} today={today} {...props} {...more} />, status)
}

const sentences: Refusals<typeof addHoliday> & Refusals<typeof restoreHoliday> & Record<'holiday_pkey', string> = {
  day_is_on_englands_list: 'That day is on England’s list already: it is above, where you can keep it again',
  day_is_no_weekday: 'A Saturday or Sunday is no working day anyway. Enter a weekday',
  week_has_begun: 'The week of that day has begun, or is past. Enter a day from next Monday on',
  holiday_pkey: 'That day was added already. Take it out first to call it otherwise',
}

async function postHoliday(c: Ask) {
  const id = idParam(c, 'id') as Id<'lmc'>
  const answers = read(holidayForm, await c.req.formData())
  if (!answers.ok) return showHolidays(c, { raw: answers.raw, errors: answers.errors }, 422)
  const answer = await c.get('scope').write((tx) => addHoliday(tx, id, answers.values), 'holiday_pkey')
  if (answer.done) return c.redirect(c.req.path, 303)
  return showHolidays(c, { raw: answers.raw, errors: { on_day: sentences[answer.why] } }, 409)
}

async function postMove(c: Ask, move: typeof strikeHoliday | typeof restoreHoliday) {
  const id = idParam(c, 'id') as Id<'lmc'>
  const answers = read(chosenForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  const on_day = Temporal.PlainDate.from(answers.values.chosen)
  const answer = await c.get('scope').write((tx) => move(tx, id, on_day), 'holiday_pkey')
  if (answer.done) return c.redirect(`/lmcs/${id}/returns/holidays`, 303)
  // Struck twice is struck.
  if (answer.why === 'holiday_pkey') return c.redirect(`/lmcs/${id}/returns/holidays`, 303)
  return showHolidays(c, { refusal: `${sentences[answer.why]}.` }, 409)
}
