import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { changedDateForm, newDateForm } from './forms.ts'
import { DatePage, NewDatePage, RemoveDatePage } from './pages.tsx'
import { dateWith, newPress } from './reads.ts'
import { addDate, changeDate, removeDate } from './writes.ts'

const may = 'desk.write_diary'

export const routes = [
  get('/calendar/dates/new', may, (c) => c.html(<NewDatePage frame={c.get('frame')} pressed={newPress()} />)),
  post('/calendar/dates', may, postNew),
  get('/calendar/dates/:id', 'desk.see_calendar', async (c) => c.html(<DatePage {...await shown(c)} />)),
  post('/calendar/dates/:id', may, postChange),
  get('/calendar/dates/:id/removal', may, async (c) => c.html(<RemoveDatePage {...await shown(c)} />)),
  post('/calendar/dates/:id/removal', may, postRemoval),
]

const times = ['diary_date_ends_after_it_begins', 'diary_date_that_ends_begins'] as const
const refusals: Refusals<typeof changeDate> & Record<(typeof times)[number], string> = {
  changed_since: 'Somebody else changed this date while you were. Look at what it says now, then change it again.',
  diary_date_ends_after_it_begins: 'That would end before it begins. Put a later end, or leave the end blank.',
  diary_date_that_ends_begins: 'Say when it begins too, or leave the end blank.',
}

const idOf = (c: Ask) => idParam(c, 'id') as Id<'diary_date'>

async function shown(c: Ask) {
  const date = await c.get('scope').read((tx) => dateWith(tx, idOf(c)))
  if (!date) throw new NotFound()
  return { frame: c.get('frame'), date, may_write: mayEnter(c.get('scope').actor, may) }
}

async function postNew(c: Ask) {
  const frame = c.get('frame')
  const answers = read(newDateForm(frame.lmcs), await c.req.formData())
  const { raw } = answers
  if (!answers.ok)
    return c.html(<NewDatePage frame={frame} pressed={newPress()} raw={raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => addDate(tx, answers.values), ...times)
  if (!answer.done)
    return c.html(<NewDatePage frame={frame} pressed={newPress()} raw={raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(calendarOf(answers.values.falls_on), 303)
}

async function postChange(c: Ask) {
  const props = await shown(c)
  const answers = read(changedDateForm(props.frame.lmcs), await c.req.formData())
  if (!answers.ok) return c.html(<DatePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => changeDate(tx, props.date.id, answers.values), ...times)
  if (!answer.done)
    return c.html(<DatePage {...await shown(c)} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(calendarOf(answers.values.falls_on), 303)
}

async function postRemoval(c: Ask) {
  await c.get('scope').write((tx) => removeDate(tx, idOf(c)))
  return c.redirect('/calendar', 303)
}

const calendarOf = (day: Temporal.PlainDate) => `/calendar?month=${day.toPlainYearMonth().toString()}`
