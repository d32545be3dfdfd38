import { NotFound } from '../../../../platform/answers.ts'
import { read } from '../../../../platform/forms/read.ts'
import { letterAs } from '../../../../platform/mail/outbox.ts'
import type { LetterShown } from '../../../../platform/module.ts'
import { get, isId, mayEnter, type Ask } from '../../../../platform/routes.ts'
import type { Reading } from '../../../../platform/scope.ts'
import { holderSeen, holdersNamed } from '../../../accounts/door.ts'
import { sampleForm } from './forms.ts'
import { LettersPage, type Sample } from './pages.tsx'

export const routes = [get('/mail/letters', 'desk.read_mail', showLetters)]

const most = 20

async function showLetters(c: Ask) {
  const letters = c.get('modules').flatMap((module) => module.letters ?? [])
  const form = sampleForm(letters)
  const query = new URL(c.req.url).searchParams
  const answers = read(form, query)
  const chosen = answers.ok ? answers.values : { kind: null, q: null }
  const letter = letters.find(({ kind }) => kind === chosen.kind)
  const to = query.get('to')
  const [readers, sample] = await c.get('scope').read(async (tx) => {
    if (letter && to !== null) return [[], await sampleOf(c, tx, letter, to)] as const
    return [letter && chosen.q ? await holdersNamed(tx, chosen.q, most) : [], undefined] as const
  })
  return c.html(
    <LettersPage
      frame={c.get('frame')}
      may_set={mayEnter(c.get('scope').actor, 'desk.set_mail')}
      href={`/mail/letters?${query.toString()}`}
      raw={answers.raw}
      {...{ form, readers, sample }}
    />,
  )
}

async function sampleOf(c: Ask, tx: Reading, letter: LetterShown, id: string): Promise<Sample> {
  const holder = isId(id) ? await holderSeen(tx, id) : undefined
  if (!holder) throw new NotFound()
  const { name, email } = holder
  const { office_name } = c.get('frame')
  const { subject, words } = await letter.render(tx, { name, email, office_name })
  const message = {
    office_id: tx.actor.office_id,
    topic: letter.topic,
    to: { name, address: email },
    subject,
    words,
  }
  return { ...(await letterAs(tx, message)), to: `${name} <${email}>` }
}
