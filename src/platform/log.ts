import { pino } from 'pino'

export type Log = ReturnType<typeof openLog>

/** One JSON line an event, for operators. Nothing secret is ever passed to it: no address, no body, no token. */
export const openLog = (level: string) => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
