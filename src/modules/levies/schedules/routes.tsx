import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, fileNamed, fileResponse } from '../../../platform/exports/export.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { headOf } from '../../register/door.ts'
import { collectorWith } from '../collectors/reads.ts'
import { issuedRun } from '../documents/reads.ts'
import { SchedulesPage } from './pages.tsx'
import { scheduleLines, schedulesOf } from './reads.ts'
import { coverLetter, fileColumns } from './rules.ts'
import { giveSchedule } from './writes.ts'

const path = '/levies/runs/:id/schedules'
const one = `${path}/:collector_id`

export const routes = [
  get(path, 'levies.read_levies', showSchedules),
  get(`${one}/schedule.csv`, 'levies.read_levies', (c) => sendSchedule(c, 'csv')),
  get(`${one}/schedule.xlsx`, 'levies.read_levies', (c) => sendSchedule(c, 'xlsx')),
  get(`${one}/letter.pdf`, 'levies.read_levies', sendLetter),
  post(`${one}/giving`, 'levies.keep_levies', postGiving),
]

const refusals: Refusals<typeof giveSchedule> & Record<'one_schedule_of_a_run_for_a_collector', string> = {
  nothing_to_deduct: 'They have nothing to deduct for this run.',
  one_schedule_of_a_run_for_a_collector: 'It was given already: the first time stands.',
}

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'run'>
  return c.get('scope').read(async (tx) => {
    const run = await issuedRun(tx, id)
    if (!run) throw new NotFound()
    const may_keep = mayEnter(tx.actor, 'levies.keep_levies')
    return { frame: c.get('frame'), run, may_keep, rows: await schedulesOf(tx, run) }
  })
}

async function showSchedules(c: Ask) {
  return c.html(<SchedulesPage {...await whole(c)} />)
}

async function scheduleAt(c: Ask) {
  const [id, collector_id] = [idParam(c, 'id') as Id<'run'>, idParam(c, 'collector_id') as Id<'collector'>]
  return c.get('scope').read(async (tx) => {
    const [run, collector] = [await issuedRun(tx, id), await collectorWith(tx, collector_id)]
    if (!run || collector?.lmc_id !== run.lmc_id) throw new NotFound()
    const lines = await scheduleLines(tx, run, collector_id)
    const name = `${run.lmc_name} ${run.levy_name} ${run.period_from.toString()} ${collector.name}`
    return { run, collector, lines, name }
  })
}

async function sendSchedule(c: Ask, format: 'csv' | 'xlsx') {
  const { run, collector, lines, name } = await scheduleAt(c)
  return fileResponse(c, await exportAs(format, name, fileColumns(collector.layout, run.levy_name, format), lines))
}

async function sendLetter(c: Ask) {
  const { run, collector, lines, name } = await scheduleAt(c)
  const { now, actor } = c.get('scope')
  const { given, head, pictures } = await c.get('scope').read(async (tx) => {
    const row = (await schedulesOf(tx, run)).find(({ collector_id }) => collector_id === collector.id)
    return { given: row, ...(await headOf(tx, run.lmc_id, row?.given_at ?? now)) }
  })
  // Once the schedule is given, its letter stays the one that went with it.
  const letter = coverLetter({
    ...run,
    lines,
    collector_name: collector.name,
    written_on: londonDay(given?.given_at ?? now),
    signed_by: given?.given_by ?? actor.name,
  })
  const body = await printPdf('levy-letter', { ...letter, ...head }, pictures)
  return fileResponse(c, { body, type: 'application/pdf', file_name: fileNamed(`${name} letter`, 'pdf') })
}

async function postGiving(c: Ask) {
  const [id, collector_id] = [idParam(c, 'id') as Id<'run'>, idParam(c, 'collector_id') as Id<'collector'>]
  const answer = await c
    .get('scope')
    .write((tx) => giveSchedule(tx, id, collector_id), 'one_schedule_of_a_run_for_a_collector')
  if (!answer.done) return c.html(<SchedulesPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${id}/schedules`, 303)
}
