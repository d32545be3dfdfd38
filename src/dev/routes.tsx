import { accountsWithRoles, beginSession } from '../modules/accounts/door.ts'
import { modules } from '../modules.ts'
import { done, NotFound } from '../platform/answers.ts'
import { clockAheadIn, moveClock } from '../platform/clock.ts'
import { read } from '../platform/forms/read.ts'
import { queue } from '../platform/jobs/queue.ts'
import { get, idParam, post, type Ask, type Route } from '../platform/routes.ts'
import type { Operating } from '../platform/scope.ts'
import { browserAsking, keepSession } from '../platform/session.ts'
import { inLondon, type Id } from '../platform/values.ts'
import { previews } from '../previews.ts'
import { grants } from '../roles.ts'
import { clockForm, stepForm } from './forms.ts'
import { ClockPage, MailPage, MessagePage, PeoplePage, PreviewsPage, RoutesPage } from './pages.tsx'
import { messages, messageWhole } from './reads.ts'

/** For trying the program out; only on a demonstration, and never in production. */
export const devRoutes: readonly Route[] = [
  get('/dev', 'public', showPeople),
  post('/dev/people/:id/session', 'public', beSomebody),
  get('/dev/mail', 'public', showMail),
  get('/dev/mail/:id', 'public', showMessage),
  get('/dev/clock', 'public', showClock),
  post('/dev/clock', 'public', setClock),
  post('/dev/clock/steps', 'public', stepClock),
  post('/dev/clock/truth', 'public', stopPretending),
  get('/dev/routes', 'public', showRoutes),
  get('/dev/previews', 'public', showPreviews),
  get('/dev/previews/:name', 'public', showPreview),
]

const viewer = (c: Ask) => ({ person_name: c.get('frame').person_name })

/** What lies behind every wall, read by whoever is developing. */
async function seeing<T>(c: Ask, look: (tx: Operating) => Promise<T>): Promise<T> {
  const answer = await c.get('scope').operate(async (tx) => {
    tx.leavesNoRecord('nobody in a demonstration is real')
    return done(await look(tx))
  })
  if (!answer.done) throw new NotFound()
  return answer.value
}

async function showPeople(c: Ask) {
  const q = c.req.query('q')?.trim() ?? ''
  const all = await seeing(c, accountsWithRoles)
  const people = all.filter((person) =>
    JSON.stringify(person).toLowerCase().replaceAll('_', ' ').includes(q.toLowerCase()),
  )
  const place = ({ roles: [first] }: (typeof people)[number]) =>
    [first?.office ?? '~', first?.lmc ?? '', first?.role ?? ''].join('\t')
  people.sort((one, other) => place(one).localeCompare(place(other)))
  return c.html(<PeoplePage {...viewer(c)} people={people.slice(0, 300)} q={q} />)
}

async function beSomebody(c: Ask) {
  const account_id = idParam(c, 'id') as Id<'account'>
  const browser = browserAsking(c)
  const answer = await c
    .get('scope')
    .write(async (tx) => done(await beginSession(tx, account_id, browser, 'passkey')), 'session_account_id_fkey')
  if (!answer.done) throw new NotFound()
  keepSession(c, answer.value, browser)
  return c.redirect('/', 303)
}

async function showMail(c: Ask) {
  return c.html(<MailPage {...viewer(c)} messages={await seeing(c, messages)} />)
}

async function showMessage(c: Ask) {
  const message = await seeing(c, (tx) => messageWhole(tx, idParam(c, 'id') as Id<'message'>))
  if (!message) throw new NotFound()
  return c.html(<MessagePage {...viewer(c)} message={message} />)
}

function showClock(c: Ask) {
  return c.html(<ClockPage {...viewer(c)} now={c.get('scope').now} />)
}

/** When every process has seen the new time. */
const clockSeen = 1

/** Moves the clock by this many seconds from what it shows; what happens by itself is then tried at once, for it may be due. */
async function moveBy(c: Ask, seconds: number) {
  await seeing(c, async (tx) => {
    await moveClock(tx, (await clockAheadIn(tx.db)) + seconds)
    for (const { name, cron } of modules.flatMap(({ jobs }) => jobs ?? []))
      if (cron) await queue(tx, name, {}, clockSeen)
  })
  return c.redirect('/dev/clock', 303)
}

async function setClock(c: Ask) {
  const { now } = c.get('scope')
  const answers = read(clockForm, await c.req.formData())
  if (!answers.ok) return c.html(<ClockPage {...viewer(c)} now={now} raw={answers.raw} errors={answers.errors} />, 422)
  const wanted = inLondon(answers.values.on, answers.values.at)
  return moveBy(c, Math.round(now.until(wanted).total('seconds')))
}

async function stepClock(c: Ask) {
  const answers = read(stepForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  return moveBy(c, Number(answers.values.seconds))
}

async function stopPretending(c: Ask) {
  await seeing(c, (tx) => moveClock(tx, 0))
  return c.redirect('/dev/clock', 303)
}

function showRoutes(c: Ask) {
  const all = [...modules.map(({ name, routes }) => ({ name, routes })), { name: 'dev', routes: devRoutes }]
  const routes = all.flatMap(({ name, routes }) =>
    routes.map(({ method, path, may }) => ({
      method,
      path,
      may,
      module: name,
      held_by: Object.entries(grants).flatMap(([role, held]) => (held.includes(may) ? [role] : [])),
    })),
  )
  return c.html(<RoutesPage {...viewer(c)} routes={routes} />)
}

function showPreviews(c: Ask) {
  return c.html(<PreviewsPage {...viewer(c)} names={Object.keys(previews)} />)
}

function showPreview(c: Ask) {
  const preview = Object.hasOwn(previews, c.req.param('name') ?? '') ? previews[c.req.param('name') ?? ''] : undefined
  if (!preview) throw new NotFound()
  return c.html(<>{preview()}</>)
}
