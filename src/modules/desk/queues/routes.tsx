import type { Refusals } from '../../../platform/answers.ts'
import { discardJob, failedJobs, queueStates, retryAll, retryJob } from '../../../platform/jobs/state.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Writing } from '../../../platform/scope.ts'
import { DiscardPage, QueuesPage } from './pages.tsx'

const may = 'desk.work_jobs'

export const routes = [
  get('/operations', may, (c) => showQueues(c)),
  post('/operations/jobs/:id/retries', may, (c) => act(c, (tx) => retryJob(tx, idParam(c, 'id')))),
  post('/operations/queues/:name/retries', may, (c) => act(c, (tx) => retryAll(tx, c.req.param('name') ?? ''))),
  get('/operations/jobs/:id/discarding', may, (c) =>
    c.html(<DiscardPage frame={c.get('frame')} id={idParam(c, 'id')} />),
  ),
  post('/operations/jobs/:id/discarding', may, (c) => act(c, (tx) => discardJob(tx, idParam(c, 'id')))),
]

const refusals: Refusals<typeof retryJob> = {
  job_gone: 'That job isn’t here any more: somebody has retried or discarded it, or it runs by itself.',
}

const mostFailures = 50

async function showQueues(c: Ask, refusal?: string) {
  const scope = c.get('scope')
  const [queues, failed] = await scope.read(
    async (tx) => [await queueStates(tx), await failedJobs(tx, mostFailures)] as const,
  )
  const page = (
    <QueuesPage frame={c.get('frame')} now={scope.now} queues={queues} failed={failed} {...(refusal && { refusal })} />
  )
  return c.html(page, refusal ? 409 : 200)
}

async function act(c: Ask, work: (tx: Writing) => ReturnType<typeof retryJob> | ReturnType<typeof retryAll>) {
  const answer = await c.get('scope').write<unknown, 'job_gone'>(work)
  return answer.done ? c.redirect('/operations', 303) : showQueues(c, refusals[answer.why])
}
