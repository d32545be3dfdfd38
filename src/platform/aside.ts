import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** This module is TypeScript when it is tested and JavaScript when it is built, and so are its neighbours. */
const ending = extname(import.meta.url)
const thread = new URL(`./aside-thread${ending}`, import.meta.url)

const mostMegabytes = 512

const running = new Set<Worker>()

/** Ends what is worked on aside: whoever waits for it is told that it failed, and a job is tried again when the program runs again. */
export const stopAside = () => Promise.all([...running].map((worker) => worker.terminate()))

/**
 * Runs `module`'s exported function `name` on what is given, in a thread of its own, so that nobody else's page waits for it. Undefined
 * where it takes longer than it may, or more memory.
 */
export function aside<Made>(module: URL, name: string, given: unknown, seconds: number) {
  return new Promise<Made | undefined>((resolve, reject) => {
    const worker = new Worker(thread, {
      workerData: { module: module.href.replace(/\.ts$/, ending), name, given },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    running.add(worker)
    const time = setTimeout(() => {
      resolve(undefined)
      void worker.terminate()
    }, seconds * 1000)
    const end = () => clearTimeout(time)
    worker.once('message', (made: Made) => {
      end()
      resolve(made)
    })
    worker.once('exit', () => {
      end()
      running.delete(worker)
      reject(new Error('it was stopped'))
    })
    worker.once('error', (error: Error & { code?: string }) => {
      end()
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(undefined)
      else reject(error)
    })
  })
}
