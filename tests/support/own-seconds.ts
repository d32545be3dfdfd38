/**
 * What `work` came to, and the seconds of processor this thread itself spent meanwhile: what is done aside, and what
 * else the machine is busy with, doesn't count, so that this says the same on every machine.
 */
export async function ownSeconds<T>(work: () => Promise<T>): Promise<{ readonly made: T; readonly seconds: number }> {
  const before = process.threadCpuUsage()
  const made = await work()
  const { user, system } = process.threadCpuUsage(before)
  return { made, seconds: (user + system) / 1_000_000 }
}
