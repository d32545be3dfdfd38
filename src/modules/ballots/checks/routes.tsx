import { TooMany } from '../../../platform/answers.ts'
import { aside } from '../../../platform/aside.ts'
import { clientAddress } from '../../../platform/client-address.ts'
import { sha256 } from '../../../platform/config.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { ticketOf, type Result } from '../counts/feeds.ts'
import { papersIn, requestForm } from '../counts/requests/forms.ts'
import { requestOf } from '../counts/requests/rules.ts'
import { again, mistakes } from '../counts/routes.tsx'
import { declarationOf } from '../declarations/rules.ts'
import { voteFlow } from '../flows/rules.ts'
import { checker, type CheckedPack } from '../proof-packs/feeds.ts'
import { counted, tooLong } from '../recounts/routes.tsx'
import { stagesAtOnce } from '../stage-tables/rules.ts'
import { CheckedPage, CheckPage } from './pages.tsx'

export const routes = [
  get('/check-a-count', 'public', (c) => c.html(<CheckPage frame={c.get('frame')} />)),
  post('/check-a-count', 'public', postCheck, { takes_files: true }),
  get('/check-a-count/check.js', 'public', (c) =>
    c.body(checker(), 200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }),
  ),
]

/** Enough for whoever checks an election under several rules. */
const from_address = { most: 30, seconds: 3600 }
const seconds = 5
const mostWaiting = 10

let waiting = 0
let turn: Promise<unknown> = Promise.resolve()

/** One after another, so that strangers together never keep more than one processor busy. */
function inTurn<Made>(count: () => Promise<Made>): Promise<Made> {
  if (waiting >= mostWaiting) throw new TooMany(60)
  waiting += 1
  const mine = turn.then(count).finally(() => (waiting -= 1))
  turn = mine.catch(() => undefined)
  return mine
}

async function postCheck(c: Ask) {
  await c.get('limit')(`check of a count from ${sha256(clientAddress(c))}`, from_address.most, from_address.seconds)
  const sent = await c.req.formData()
  const papers = await papersIn(sent)
  if (papers.ok && isZip(papers.bytes)) return checkPack(c, papers)

  const answers = read(requestForm, sent)
  const page = { frame: c.get('frame'), raw: { ...answers.raw, papers: sent.getAll('papers').map(String) } }
  if (!answers.ok || !papers.ok) {
    const errors = { ...(papers.ok ? again(papers) : papers.errors), ...(answers.ok ? {} : answers.errors) }
    return c.html(<CheckPage {...page} errors={errors} />, 422)
  }
  const { bytes, file_name } = papers
  const { rule, seed } = answers.values
  const given = { bytes, file_name, rule, request: requestOf(answers.values), seed }
  const answer = await inTurn(() => counted(given, seconds))
  if (answer.ok) return c.html(<CheckedPage frame={c.get('frame')} {...sheetOf(answer.result)} />)
  if (answer.about === null) return c.html(<CheckPage {...page} errors={again(papers)} refusal={answer.why} />, 409)
  return c.html(<CheckPage {...page} errors={mistakes(answer, papers)} />, 422)
}

const packs = new URL('../proof-packs/feeds.ts', import.meta.url)

/**
 * A pack says itself how its papers are to be counted, so nothing else that was answered matters. It is unpacked aside too: a small one
 * may hold far more than it says.
 */
async function checkPack(c: Ask, { bytes, file_name }: { readonly bytes: Uint8Array; readonly file_name: string }) {
  const answer = (await inTurn(() => aside<CheckedPack>(packs, 'checkPack', bytes, seconds))) ?? tooLong(seconds)
  if (!answer.ok)
    return c.html(<CheckPage frame={c.get('frame')} errors={{ file: `${file_name}: ${answer.why}` }} />, 422)
  return c.html(<CheckedPage frame={c.get('frame')} {...sheetOf(answer.result)} differences={answer.differences} />)
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

function sheetOf(result: Result) {
  const { count } = result
  const until = stagesAtOnce(count.candidates.length)
  return {
    declaration: declarationOf(result, ticketOf, 0, until),
    flow: voteFlow(count, 0, until),
    all_stages: count.stages.length,
  }
}
