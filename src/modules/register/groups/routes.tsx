import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { endForm, groupForm } from './forms.ts'
import { EndGroupPage, GroupsPage, type GroupsPageProps } from './pages.tsx'
import { groupsWithMembers, groupWith } from './reads.ts'
import { endGroup, makeGroup } from './writes.ts'

export const routes = [
  get('/groups', 'register.read_areas', async (c) => c.html(<GroupsPage {...await whole(c)} />)),
  post('/groups', 'register.group_practices', postGroup),
  get('/groups/:id/ending', 'register.group_practices', async (c) =>
    c.html(<EndGroupPage frame={c.get('frame')} group={await groupParam(c)} />),
  ),
  post('/groups/:id/ending', 'register.group_practices', postEnding),
]

async function whole(c: Ask): Promise<GroupsPageProps> {
  const { actor, now } = c.get('scope')
  const on = londonDay(now)
  const groups = await c.get('scope').read((tx) => groupsWithMembers(tx, on))
  return { frame: c.get('frame'), on, groups, may_change: mayEnter(actor, 'register.group_practices') }
}

async function postGroup(c: Ask) {
  const answers = read(groupForm, await c.req.formData())
  if (!answers.ok) return c.html(<GroupsPage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => makeGroup(tx, answers.values), 'one_group_of_a_name_at_a_time')
  if (answer.done) return c.redirect(`/areas/group/${answer.value}`, 303)
  const refusal = 'There is a group of this name at that time. Give this one another name, or end the other first.'
  return c.html(<GroupsPage {...await whole(c)} raw={answers.raw} refusal={refusal} />, 409)
}

async function groupParam(c: Ask) {
  const group = await c.get('scope').read((tx) => groupWith(tx, idParam(c, 'id') as Id<'practice_group'>))
  if (!group) throw new NotFound()
  return group
}

const endings: Refusals<typeof endGroup> = {
  group_has_ended: 'The group has ended already.',
  ends_before_it_began: 'The group began on or after that day. Choose a later one.',
}

async function postEnding(c: Ask) {
  const group = await groupParam(c)
  const answers = read(endForm, await c.req.formData())
  const frame = c.get('frame')
  if (!answers.ok) return c.html(<EndGroupPage {...{ frame, group }} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => endGroup(tx, group.id, answers.values))
  if (!answer.done)
    return c.html(<EndGroupPage {...{ frame, group }} raw={answers.raw} refusal={endings[answer.why]} />, 409)
  return c.redirect('/groups', 303)
}
