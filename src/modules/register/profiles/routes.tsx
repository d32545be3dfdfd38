import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { isDuring, londonDay, type Id } from '../../../platform/values.ts'
import { endForm, membershipForm } from '../groups/forms.ts'
import { groupsWithMembers, membershipsOf } from '../groups/reads.ts'
import { joinGroup, leaveGroup } from '../groups/writes.ts'
import { countsOf } from '../list-sizes/reads.ts'
import { noteForm } from '../notes/forms.ts'
import { nominationsAt } from '../nominations/reads.ts'
import { newPress, notesOn, ownPractice } from '../notes/reads.ts'
import { withdrawNote, writeNote } from '../notes/writes.ts'
import { postsAt, postsComing } from '../posts/reads.ts'
import { dayAsked, isOdsCode } from '../extents/rules.ts'
import { PracticePage, type PracticePageProps } from './pages.tsx'
import { periodsOf, profileAsAt, relatedTo } from './reads.ts'

export const routes = [
  get('/practices/:ods_code', 'register.read_practices', async (c) => c.html(<PracticePage {...await whole(c)} />)),
  post('/practices/:ods_code/notes', 'register.write_notes', postNote),
  post('/practices/:ods_code/notes/:id/withdrawal', 'register.write_notes', postWithdrawal),
  post('/practices/:ods_code/memberships', 'register.group_practices', postMembership),
  post('/practices/:ods_code/memberships/:group_id/ending', 'register.group_practices', postLeaving),
]

function codeParam(c: Ask): string {
  const code = c.req.param('ods_code')?.toUpperCase() ?? ''
  if (!isOdsCode(code)) throw new NotFound()
  return code
}

/**
 * Everything on the page. What the files say of any practice is public, so it is shown of every practice; the office's notes
 * and groups are there only for those its own LMCs represent or once did.
 */
async function whole(c: Ask): Promise<PracticePageProps> {
  const { actor, now } = c.get('scope')
  const today = londonDay(now)
  const { day: on } = dayAsked(c.req.query('as_at'), today)
  return c.get('scope').read(async (tx) => {
    const profile = await profileAsAt(tx, codeParam(c), on)
    if (!profile) throw new NotFound()
    const { practice_id, lmc_id } = profile
    const groups = lmc_id ? await groupsWithMembers(tx, on) : []
    const held = lmc_id ? await membershipsOf(tx, practice_id, on) : []
    const open = groups.filter(
      (group) =>
        group.lmc_id === lmc_id && isDuring(group.during, today) && !held.some(({ group_id }) => group_id === group.id),
    )
    return {
      frame: c.get('frame'),
      profile,
      on,
      as_at: on.equals(today) ? '' : on.toString(),
      periods: await periodsOf(tx, practice_id, on),
      counts: await countsOf(tx, profile, on),
      related: await relatedTo(tx, profile, on),
      may_act: lmc_id !== null && mayEnter(actor, 'accounts.act_for_practices'),
      more: c
        .get('modules')
        .flatMap(({ about_practices = [] }) => about_practices)
        .filter(({ may }) => lmc_id !== null && mayEnter(actor, may))
        .map(({ label, href }) => ({ label, href: href(profile.ods_code) })),
      ...(lmc_id ? { groups: { held, open, may_change: mayEnter(actor, 'register.group_practices') } } : {}),
      ...(lmc_id && mayEnter(actor, 'register.read_people')
        ? {
            people: {
              holders: [...(await postsAt(tx, practice_id, on)), ...(await postsComing(tx, practice_id, on))],
              on,
              nominations: await nominationsAt(tx, practice_id, on),
              may_change: mayEnter(actor, 'register.write_people'),
            },
          }
        : {}),
      ...(lmc_id && mayEnter(actor, 'register.write_notes')
        ? { notes: { kept: await notesOn(tx, practice_id), pressed: newPress() } }
        : {}),
    }
  })
}

/** The practice as its own LMC's; another's can't be written about. */
async function ownParam(c: Ask) {
  const own = await c.get('scope').read((tx) => ownPractice(tx, codeParam(c)))
  if (!own) throw new NotFound()
  return own
}

const back = (c: Ask) => c.redirect(`/practices/${codeParam(c)}`, 303)

async function postNote(c: Ask) {
  const own = await ownParam(c)
  const answers = read(noteForm, await c.req.formData())
  if (!answers.ok) {
    const props = await whole(c)
    const notes = { kept: [], pressed: newPress(), ...props.notes, raw: answers.raw, errors: answers.errors }
    return c.html(<PracticePage {...props} notes={notes} />, 422)
  }
  await c.get('scope').write((tx) => writeNote(tx, own, answers.values))
  return back(c)
}

async function postWithdrawal(c: Ask) {
  const own = await ownParam(c)
  const id = idParam(c, 'id') as Id<'practice_note'>
  await c.get('scope').write((tx) => withdrawNote(tx, own, id))
  return back(c)
}

const refusals: Refusals<typeof joinGroup> & Record<'member_once_at_a_time', string> = {
  group_does_not_stand_then: 'The group doesn’t stand on that day. Choose a day between its beginning and its end.',
  member_once_at_a_time:
    'The practice is in this group already from a later day. Take it out first, or choose an earlier group.',
}

async function postMembership(c: Ask) {
  const own = await ownParam(c)
  const answers = read(membershipForm, await c.req.formData())
  const again = async (
    more: { refusal?: string; errors?: (typeof answers & { ok: false })['errors'] },
    status: 409 | 422,
  ) => {
    const { groups = { held: [], open: [], may_change: true }, ...props } = await whole(c)
    const { errors, ...refusal } = more
    return c.html(
      <PracticePage {...props} {...refusal} groups={{ ...groups, raw: answers.raw, ...(errors ? { errors } : {}) }} />,
      status,
    )
  }
  if (!answers.ok) return again({ errors: answers.errors }, 422)
  const answer = await c.get('scope').write((tx) => joinGroup(tx, own, answers.values), 'member_once_at_a_time')
  return answer.done ? back(c) : again({ refusal: refusals[answer.why] }, 409)
}

async function postLeaving(c: Ask) {
  const own = await ownParam(c)
  const answers = read(endForm, await c.req.formData())
  const until = answers.ok ? answers.values.until : null
  const group_id = idParam(c, 'group_id') as Id<'practice_group'>
  await c.get('scope').write((tx) => leaveGroup(tx, own, group_id, { until }))
  return back(c)
}
