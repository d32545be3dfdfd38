import { randomUUID } from 'node:crypto'
import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { read, type ErrorsOf, type RawOf } from '../../../platform/forms/read.ts'
import { get, idParam, isId, mayEnter, pageParam, post, type Ask, type Permission } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { ownAccounts } from '../../register/door.ts'
import { nothing } from '../charges/rules.ts'
import { duePeriods } from '../due-periods/reads.ts'
import { differenceOf, totalsBeside } from '../differences/reads.ts'
import { leviesInSight } from '../levies/reads.ts'
import type { LinesAsked } from '../lines/pages.tsx'
import { exactOfRun, figuresOf, lineFileColumns, lineKinds, linesListed } from '../lines/reads.ts'
import { schedulesToGive } from '../schedules/reads.ts'
import { runForm } from './forms.ts'
import { RunsPage, type RunsPageProps } from './lists/pages.tsx'
import { MovePage, type Asked, type MovePageProps } from './moves/pages.tsx'
import { RunPage, type RunPageProps } from './pages.tsx'
import { periodOf, runsListed, runWith, uncollectedBy, type Run, type RunsAsked } from './reads.ts'
import { isAfterEnd, isAnother, isOpen, periodFrom, runStates, runWords } from './rules.ts'
import { checkRun, draftRun, dropRun, issueRun, redrawRun } from './writes.ts'

const may = 'levies.keep_levies'
const may_check = 'levies.check_runs'
const may_read = 'levies.read_levies'

const moves = { check: checkRun, issue: issueRun, drop: dropRun } as const
const mayMove: Readonly<Record<Asked, Permission>> = { check: may_check, issue: may_check, drop: may }

export const routes = [
  get('/levies/runs', may_read, async (c) => c.html(<RunsPage {...await listed(c, { raw: asked(c) })} />)),
  post('/levies/runs', may, postDraft),
  get('/levies/runs/:id', may_read, async (c) => c.html(<RunPage {...await whole(c)} />)),
  get('/levies/runs/:id/lines', may_read, async (c) => c.html(<RunPage {...await whole(c)} />)),
  ...exportFormats.map((format) => get(`/levies/runs/:id/lines.${format}`, may_read, (c) => linesFile(c, format))),
  post('/levies/runs/:id/drawing', may, postDrawing),
  ...(['check', 'issue', 'drop'] as const).flatMap((move) => [
    get(`/levies/runs/:id/${move}`, mayMove[move], (c) => showMove(c, move)),
    post(`/levies/runs/:id/${move}`, mayMove[move], (c) => postMove(c, move)),
  ]),
]

const drafting: Refusals<typeof draftRun> & Record<'one_run_for_a_time' | 'drafted_once_per_press', string> = {
  levy_not_in_force: 'This levy isn’t in force for the whole of this time.',
  no_rate_agreed: 'No rate is agreed for the whole of this time. Propose one and have it agreed first.',
  nothing_to_correct:
    'This levy has ended by then, so nothing is charged; and of what it charged before, nothing is to be corrected.',
  nobody_to_charge: 'No practice was open and represented in this time.',
  one_run_for_a_time:
    'Some of this time has a run of this levy already. A time is charged once: correct it by a later run.',
  drafted_once_per_press: 'You pressed twice: the run is drafted, and in the list below.',
}
const moving: Refusals<(typeof moves)[Asked]> &
  Refusals<typeof redrawRun> &
  Record<'adjustment_stays_in_its_lmc', string> = {
  changed_since: 'Somebody moved this run meanwhile: it is as you see it now.',
  sources_changed: 'What it is drawn from has changed since. Draw it up again, and have it checked.',
  no_rate_agreed: drafting.no_rate_agreed,
  nobody_collects:
    'Nobody collects from practices that it charges. Say under Collectors who does, from the first day of its period or before, draw the run up again, and have it checked.',
  adjustment_stays_in_its_lmc:
    'Another draft corrects a late charge of this one. Leave that correction out there, or throw that draft away first.',
}

/** The form filled in as Today and the list of what is due lead to it. */
const asked = (c: Ask) => {
  const { levy = '', from = '', months = '3' } = c.req.query()
  return { levy_id: [levy], first_month: [from], months: [months] }
}

type Said = { readonly raw?: RawOf<ReturnType<typeof runForm>>; readonly errors?: ErrorsOf<ReturnType<typeof runForm>> }

const listed = (c: Ask, { raw = {}, errors }: Said = {}): Promise<RunsPageProps> =>
  c.get('scope').read(async (tx) => {
    const { of = '', state = '' } = c.req.query()
    const filtered: RunsAsked = {
      levy_id: isId(of) ? (of as Id<'levy'>) : '',
      state: runStates.find((one) => one === state) ?? '',
      page: pageParam(c),
    }
    const { rows: runs, total } = await runsListed(tx, filtered)
    return {
      frame: c.get('frame'),
      runs,
      asked: filtered,
      total,
      figures: await figuresOf(
        tx,
        runs.map(({ id }) => id),
      ),
      to_give: await schedulesToGive(tx),
      levies: await leviesInSight(tx),
      due: await duePeriods(tx, londonDay(tx.now)),
      today: londonDay(tx.now),
      may_keep: mayEnter(tx.actor, may),
      raw: { months: ['3'], ...raw, pressed: [randomUUID()] },
      ...(errors ? { errors } : {}),
    }
  })

async function postDraft(c: Ask) {
  const { levies, today } = await listed(c)
  const answers = read(runForm(levies, today), await c.req.formData())
  if (!answers.ok) return c.html(<RunsPage {...await listed(c, answers)} />, 422)
  const { levy_id, first_month, months, pressed } = answers.values
  const period = periodFrom(Temporal.PlainDate.from(first_month), Number(months))
  const answer = await c
    .get('scope')
    .write(
      (tx) => draftRun(tx, { levy_id: levy_id as Id<'levy'>, period, pressed }),
      'one_run_for_a_time',
      'drafted_once_per_press',
    )
  if (!answer.done)
    return c.html(<RunsPage {...await listed(c, { raw: answers.raw })} refusal={drafting[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${answer.value}`, 303)
}

const runId = (c: Ask) => idParam(c, 'id') as Id<'run'>

const whatIsAsked = (c: Ask): LinesAsked => ({
  kind: lineKinds.find((kind) => kind === c.req.query('kind')) ?? '',
  q: (c.req.query('q') ?? '').trim().slice(0, 100),
  page: pageParam(c),
})

/** What charges only corrections, once its levy has ended, is beside no run before. */
const isCompared = (run: Run) => isOpen(run) && !isAfterEnd({ ended_on: run.levy_ended_on }, periodOf(run))

/** Whoever looks for one line isn’t shown how all of them differ from the run before. */
const isWhole = ({ kind, q, page }: LinesAsked) => kind === '' && q === '' && page === 1

const whole = (c: Ask): Promise<RunPageProps> =>
  c.get('scope').read(async (tx) => {
    const run = await runWith(tx, runId(c))
    if (!run) throw new NotFound()
    const asked = whatIsAsked(c)
    return {
      frame: c.get('frame'),
      run,
      figures: (await figuresOf(tx, [run.id])).get(run.id),
      exact: run.state === 'dropped' ? nothing : await exactOfRun(tx, run.id),
      uncollected: isOpen(run) ? await uncollectedBy(tx, run) : 0,
      difference: isCompared(run) && isWhole(asked) ? await differenceOf(tx, run) : undefined,
      lines: await linesListed(tx, run.id, asked),
      asked,
      may_keep: mayEnter(tx.actor, may),
      may_check: mayEnter(tx.actor, may_check),
      is_another: isAnother(await ownAccounts(tx), run.drafted_by_id),
    }
  })

async function linesFile(c: Ask, format: ExportFormat) {
  const found = await c.get('scope').read(async (tx) => {
    const run = await runWith(tx, runId(c))
    if (!run) throw new NotFound()
    return { run, lines: await linesListed(tx, run.id, { ...whatIsAsked(c), page: null }) }
  })
  const name = `${found.run.levy_name} ${runWords(found.run)}`
  return fileResponse(c, await exportAs(format, name, lineFileColumns, found.lines.rows))
}

async function postDrawing(c: Ask) {
  const id = runId(c)
  const answer = await c.get('scope').write((tx) => redrawRun(tx, id))
  if (!answer.done) return c.html(<RunPage {...await whole(c)} refusal={moving[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${id}`, 303)
}

const moved = (c: Ask, move: Asked): Promise<MovePageProps> =>
  c.get('scope').read(async (tx) => {
    const run = await runWith(tx, runId(c))
    if (!run) throw new NotFound()
    return {
      frame: c.get('frame'),
      run,
      figures: (await figuresOf(tx, [run.id])).get(run.id),
      uncollected: isOpen(run) ? await uncollectedBy(tx, run) : 0,
      difference: isCompared(run) ? await totalsBeside(tx, run) : undefined,
      move,
    }
  })

async function showMove(c: Ask, move: Asked) {
  return c.html(<MovePage {...await moved(c, move)} />)
}

async function postMove(c: Ask, move: Asked) {
  const id = runId(c)
  const answer = await c.get('scope').write((tx) => moves[move](tx, id), 'adjustment_stays_in_its_lmc')
  if (!answer.done) return c.html(<MovePage {...await moved(c, move)} refusal={moving[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${id}`, 303)
}
