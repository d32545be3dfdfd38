import { NotFound } from '../../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../../platform/exports/export.ts'
import { get, mayEnter, type Ask } from '../../../../platform/routes.ts'
import { londonDay } from '../../../../platform/values.ts'
import { dayAsked } from '../../extents/rules.ts'
import { peopleAsked } from './forms.ts'
import { PeoplePage } from './pages.tsx'
import { peopleAsAt, personFileColumns } from './reads.ts'
import { takePeopleOut } from './writes.ts'

export const routes = [
  get('/people', 'register.read_people', showPeople),
  ...exportFormats.map((format) => get(`/people.${format}`, 'register.read_people', (c) => peopleFile(c, format))),
]

const others = [
  { label: 'Import people', href: '/people/files', may: 'register.import_people' },
  { label: 'Erasures', href: '/erasures', may: 'register.answer_erasures' },
] as const

function whatIsAsked(c: Ask) {
  const query = new URL(c.req.url).searchParams
  const today = londonDay(c.get('scope').now)
  const { day, is_mistaken } = dayAsked(query.get('as_at') ?? undefined, today)
  const as_at = day.equals(today) ? '' : day.toString()
  return { asked: peopleAsked(query), on: day, is_day_mistaken: is_mistaken, as_at }
}

async function showPeople(c: Ask) {
  const { asked, on, ...rest } = whatIsAsked(c)
  const found = await c.get('scope').read((tx) => peopleAsAt(tx, asked, on))
  const page = Math.min(asked.page, Math.max(1, Math.ceil(found.total / 50)))
  const { actor } = c.get('scope')
  const may_add = mayEnter(actor, 'register.write_people')
  const also = others.filter(({ may }) => mayEnter(actor, may))
  return c.html(
    <PeoplePage frame={c.get('frame')} asked={{ ...asked, page }} {...{ found, on, may_add, also, ...rest }} />,
  )
}

async function peopleFile(c: Ask, format: ExportFormat) {
  const { asked, on } = whatIsAsked(c)
  const taken = await c.get('scope').write((tx) => takePeopleOut(tx, asked, on, format))
  if (!taken.done) throw new NotFound()
  return fileResponse(c, await exportAs(format, `people ${on.toString()}`, personFileColumns(on), taken.value.rows))
}
