import { parentPort, workerData } from 'node:worker_threads'

type Wanted = { readonly module: string; readonly name: string; readonly given: unknown }

const { module, name, given } = workerData as Wanted
const work = (await import(module)) as Readonly<Record<string, (given: unknown) => unknown>>
parentPort?.postMessage(await work[name]?.(given), [])
