import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** The figures of this process for Prometheus; another process has its own. */
export function openMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const pages = new Histogram({
    name: 'openlmc_http_seconds',
    help: 'Server time of a request by route and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'openlmc_jobs_total',
    help: 'Jobs worked by name and outcome',
    labelNames: ['job', 'outcome'],
    registers: [registry],
  })
  return { registry, pages, jobs }
}

export type Metrics = ReturnType<typeof openMetrics>
