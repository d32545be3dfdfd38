import type { Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import { worksForAll } from '../../register/door.ts'
import { counted, officesSeconds } from '../recounts/routes.tsx'
import type { Uncounted } from './feeds.ts'
import { countForm } from './forms.ts'
import { CountPapersPage, CountsPage } from './pages.tsx'
import { howManyCounts, keptCounts, newPress } from './reads.ts'
import { papersIn, type GivenPapers } from './requests/forms.ts'
import type { RequestErrors } from './requests/pages.tsx'
import { requestOf } from './requests/rules.ts'
import { keepCount } from './writes.ts'

export const routes = [
  get('/counts', 'ballots.read_counts', showCounts),
  get('/counts/papers', 'ballots.count_votes', askPapers),
  post('/counts/papers', 'ballots.count_votes', postPapers),
]

const size = 50

async function showCounts(c: Ask) {
  const number = pageParam(c)
  const page = await c.get('scope').read(async (tx) => ({
    counts: await keptCounts(tx, { most: size, after: (number - 1) * size }),
    paged: { number, size, total: await howManyCounts(tx) },
  }))
  const may_count = mayEnter(c.get('scope').actor, 'ballots.count_votes')
  return c.html(<CountsPage frame={c.get('frame')} may_count={may_count} {...page} />)
}

async function askPapers(c: Ask) {
  const for_all = await c.get('scope').read(worksForAll)
  return c.html(<CountPapersPage frame={c.get('frame')} for_all={for_all} pressed={newPress()} />)
}

const refusals: Refusals<typeof keepCount> = {
  papers_not_text:
    'This file holds marks that no text has. Open it in a text editor, save it as UTF-8 and send it again.',
}

async function postPapers(c: Ask) {
  const sent = await c.req.formData()
  const { lmcs } = c.get('frame')
  const for_all = await c.get('scope').read(worksForAll)
  const answers = read(countForm(lmcs, for_all), sent)
  const papers = await papersIn(sent)
  const raw = { ...answers.raw, papers: sent.getAll('papers').map(String) }
  const page = { frame: c.get('frame'), for_all, pressed: answers.raw.pressed?.[0] ?? newPress(), raw }
  if (!answers.ok || !papers.ok) {
    const errors = { ...(papers.ok ? again(papers) : papers.errors), ...(answers.ok ? {} : answers.errors) }
    return c.html(<CountPapersPage {...page} errors={errors} />, 422)
  }

  const { values } = answers
  const { bytes, file_name } = papers
  const given = { bytes, file_name, rule: values.rule, request: requestOf(values), seed: values.seed }
  const answer = await counted(given, officesSeconds)
  if (!answer.ok && answer.about === null)
    return c.html(<CountPapersPage {...page} errors={again(papers)} refusal={answer.why} />, 409)
  if (!answer.ok) return c.html(<CountPapersPage {...page} errors={mistakes(answer, papers)} />, 422)

  const name = values.name ?? answer.result.election.title
  const kept = await c.get('scope').write((tx) => keepCount(tx, { ...values, name, bytes, file_name }))
  if (kept.done) return c.redirect(`/counts/${kept.value}`, 303)
  return c.html(<CountPapersPage {...page} refusal={refusals[kept.why]} />, 409)
}

type Papers = Extract<GivenPapers, { ok: true }>

/** Browsers forget a file when a page comes back; what was pasted is still there. */
export const again = ({ is_pasted, file_name }: Papers): RequestErrors =>
  is_pasted ? {} : { file: `Choose ${file_name} again: browsers forget a file when a page comes back` }

/** What is wrong with the papers or an answer about them, beside the question. */
export function mistakes({ about, line, why }: Uncounted, papers: Papers): RequestErrors {
  if (about === 'seats') return { seats: 'Enter the number of seats: the papers do not say', ...again(papers) }
  if (about !== 'papers') return { [about ?? 'rule']: why, ...again(papers) }
  const where = [papers.is_pasted ? '' : papers.file_name, line === null ? '' : `line ${line}`].filter(
    (part) => part !== '',
  )
  const sentence = where.length === 0 ? why : `${where.join(', ')}: ${why}`
  return papers.is_pasted ? { papers: sentence.charAt(0).toUpperCase() + sentence.slice(1) } : { file: sentence }
}
