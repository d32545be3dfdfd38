/**
 * Works through a list, such as every LMC: where one breaks the others are worked all the same, and then the job has failed, to be
 * tried again. What was worked finds nothing to do then.
 */
export async function eachByItself<One>(all: Iterable<One>, work: (one: One) => Promise<unknown>): Promise<void> {
  const broken: unknown[] = []
  for (const one of all) await work(one).catch((error: unknown) => broken.push(error))
  if (broken.length > 0) throw new AggregateError(broken, broken.map(String).join('; '))
}
