import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { personKnown } from '../people/reads.ts'
import { differenceForm } from './forms.ts'
import { DoublesPage, DuplicatesPage } from './pages.tsx'
import { doublesOf, duplicatesLikely } from './reads.ts'
import { tellApart } from './writes.ts'

export const routes = [
  get('/people/duplicates', 'register.read_people', showDuplicates),
  post('/people/differences', 'register.merge_people', postDifference),
  get('/people/:id/doubles', 'register.merge_people', showDoubles),
]

async function showDuplicates(c: Ask) {
  const duplicates = await c.get('scope').read((tx) => duplicatesLikely(tx))
  const may_merge = mayEnter(c.get('scope').actor, 'register.merge_people')
  return c.html(<DuplicatesPage frame={c.get('frame')} duplicates={duplicates} may_merge={may_merge} />)
}

async function postDifference(c: Ask) {
  const answers = read(differenceForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  await c.get('scope').write((tx) => tellApart(tx, answers.values))
  return c.redirect('/people/duplicates', 303)
}

async function showDoubles(c: Ask) {
  const id = idParam(c, 'id') as Id<'person'>
  const typed = c.req.query('q')?.trim().slice(0, 80)
  const props = await c.get('scope').read(async (tx) => {
    const person = await personKnown(tx, id)
    if (!person) throw new NotFound()
    const q = typed || person.name
    return { person, q, doubles: await doublesOf(tx, person.id, q) }
  })
  return c.html(<DoublesPage frame={c.get('frame')} {...props} />)
}
