import type { Config } from '../config.ts'
import type { Job } from './queue.ts'

/** The platform's own work in the background. */
export const platformJobs = (_config: Config): readonly Job[] => []
