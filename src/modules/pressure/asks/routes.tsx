import { randomUUID } from 'node:crypto'
import { done, NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, isId, post, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { openSuggestion, openSuggestions } from '../suggestions/reads.ts'
import { notePracticesSeen, type Seen } from '../practice-pictures/writes.ts'
import { setAside } from '../suggestions/writes.ts'
import { afterWorkingDays } from '../weeks/rules.ts'
import { AskPage, type AskPageProps } from './cards/pages.tsx'
import { NewAskPage, type NewAskPageProps } from './entries/pages.tsx'
import { asideForm, askForm, asksAsked, moveForm } from './forms.ts'
import { AsksPage, type AsksPageProps } from './pages.tsx'
import { askFileColumns, asksFound, askWith, movesMade, practiceSeen } from './reads.ts'
import { usualWorkingDays } from './rules.ts'
import { ask, moveAsk, takeAsksOut } from './writes.ts'

const may = 'pressure.work_asks'

export const routes = [
  get('/pressure/asks', may, async (c) => c.html(<AsksPage {...await all(c)} />)),
  ...exportFormats.map((format) => get(`/pressure/asks.${format}`, may, (c) => asksFile(c, format))),
  get('/pressure/asks/new', may, async (c) => c.html(<NewAskPage {...await asking(c)} />)),
  post('/pressure/asks', may, postAsk),
  get('/pressure/asks/:id', may, async (c) => c.html(<AskPage {...await whole(c)} />)),
  post('/pressure/asks/:id/moves', may, postMove),
  post('/pressure/suggestions/:id/setting-aside', may, postAside),
]

const whatIsAsked = (c: Ask) => asksAsked(new URL(c.req.url).searchParams)

/** Reads what a page shows, and leaves in the record of each practice on it that somebody saw what it needs. */
async function seen<Shown>(
  c: Ask,
  looked_at: string,
  read: (tx: Reading) => Promise<readonly [Shown, ...practices: readonly Seen[]]>,
): Promise<Shown> {
  const answer = await c.get('scope').write(async (tx) => {
    const [shown, ...practices] = await read(tx)
    await notePracticesSeen(tx, practices, { looked_at })
    return done(shown)
  })
  if (!answer.done) throw new NotFound()
  return answer.value
}

async function all(c: Ask): Promise<AsksPageProps> {
  const asked = whatIsAsked(c)
  return seen(c, 'asks', async (tx) => {
    const found = await asksFound(tx, asked)
    const suggestions = await openSuggestions(tx, { lmc_id: asked.lmc, most: 20 })
    const page = { frame: c.get('frame'), on: londonDay(tx.now), asked, found, suggestions }
    return [page, ...found.rows, ...suggestions.rows]
  })
}

async function asksFile(c: Ask, format: ExportFormat) {
  const taken = await c.get('scope').write((tx) => takeAsksOut(tx, whatIsAsked(c), format))
  if (!taken.done) throw new NotFound()
  const name = `asks ${londonDay(c.get('scope').now).toString()}`
  return fileResponse(c, await exportAs(format, name, askFileColumns, taken.value))
}

/** The form for the practice and the suggestion in the address; a suggestion that was settled meanwhile is as good as none. */
async function asking(
  c: Ask,
  code = c.req.query('practice') ?? '',
  id = c.req.query('suggestion') ?? '',
): Promise<NewAskPageProps> {
  return seen(c, 'new ask', async (tx) => {
    const today = londonDay(tx.now)
    const practice = await practiceSeen(tx, code, today)
    if (!practice) throw new NotFound()
    const suggestion = isId(id) ? await openSuggestion(tx, id as Id<'suggestion'>) : undefined
    const due_on = afterWorkingDays(today, usualWorkingDays, await holidaysOf(tx, practice.lmc_id))
    const page = {
      frame: c.get('frame'),
      practice,
      suggestion: suggestion?.practice_id === practice.practice_id ? suggestion : undefined,
      raw: {
        due_on: [due_on.day, due_on.month, due_on.year].map(String),
        naming: ['anonymous'],
        pressed: [randomUUID()],
      },
    }
    return [page, practice]
  })
}

const refusals: Refusals<typeof ask> &
  Refusals<typeof moveAsk> &
  Refusals<typeof setAside> & { asked_once_per_press: string } = {
  nobody_agreed: 'Say who at the practice agreed that it is named, or ask without its name.',
  names_the_practice:
    'This names the practice, which has not agreed to it. Leave its name and code out, or say who agreed.',
  due_in_the_past: 'The answer can’t be wanted by a day that has gone. Choose today or a later day.',
  settled_already: 'Somebody else has dealt with this while you were reading. Look at the asks, then choose again.',
  asked_once_per_press: 'This was asked already. It is in the list.',
  changed_since: 'Somebody else dealt with this while you were reading. Look at what they did, then choose again.',
  move_not_open: 'That can’t be done from this state. Choose one of those below.',
}

async function postAsk(c: Ask) {
  const props = await asking(c)
  const answers = read(askForm, await c.req.formData())
  if (!answers.ok) return c.html(<NewAskPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const id = c.req.query('suggestion') ?? ''
  const suggestion_id = isId(id) ? (id as Id<'suggestion'>) : null
  const answer = await c
    .get('scope')
    .write((tx) => ask(tx, props.practice.ods_code, suggestion_id, answers.values), 'asked_once_per_press')
  if (answer.done) return c.redirect(`/pressure/asks/${answer.value}`, 303)
  return c.html(<NewAskPage {...props} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
}

async function whole(c: Ask): Promise<AskPageProps> {
  const id = idParam(c, 'id') as Id<'ask'>
  return seen(c, 'ask', async (tx) => {
    const kept = await askWith(tx, id)
    if (!kept) throw new NotFound()
    return [{ frame: c.get('frame'), ask: kept, moves: await movesMade(tx, id) }, kept]
  })
}

async function postMove(c: Ask) {
  const id = idParam(c, 'id') as Id<'ask'>
  const answers = read(moveForm, await c.req.formData())
  if (!answers.ok) return c.html(<AskPage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => moveAsk(tx, id, answers.values))
  if (!answer.done) return c.html(<AskPage {...await whole(c)} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/pressure/asks/${id}`, 303)
}

async function postAside(c: Ask) {
  const id = idParam(c, 'id') as Id<'suggestion'>
  const answers = read(asideForm, await c.req.formData())
  if (!answers.ok) {
    const suggestion = await c.get('scope').read((tx) => openSuggestion(tx, id))
    if (!suggestion) throw new NotFound()
    return c.html(
      <NewAskPage {...await asking(c, suggestion.ods_code, id)} aside={answers.raw} errors={answers.errors} />,
      422,
    )
  }
  const answer = await c.get('scope').write((tx) => setAside(tx, id, answers.values.why))
  return answer.done
    ? c.redirect('/pressure/asks', 303)
    : c.html(<AsksPage {...await all(c)} refusal={refusals[answer.why]} />, 409)
}
