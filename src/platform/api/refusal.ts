import { z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { NotAllowed, NotFound, SignedOut, TooMany } from '../answers.ts'
import { isBadInput } from '../errors.tsx'
import type { Log } from '../log.ts'
import type { Ask } from '../routes.ts'

export type Mistake = { readonly parameter: string; readonly message: string }

/** A question that can't be read: which parameter, and what to do. */
export class Mistaken extends Error {
  readonly mistakes: readonly Mistake[]
  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ parameter, message }) => `${parameter}: ${message}`).join('; '))
    this.mistakes = mistakes
  }
}

/** The words a program meets; a fault of the rules (409) can't be met by reading. */
export const refusals = {
  mistake: { status: 422, about: 'A parameter can’t be read. `parameters` says which, and what to do.' },
  signed_out: { status: 401, about: 'There is no token, or it doesn’t exist, or it was revoked.' },
  not_allowed: { status: 403, about: 'The token doesn’t cover this part of the register.' },
  not_found: { status: 404, about: 'There is no such thing for you: nowhere, or not behind your LMCs’ wall.' },
  too_many: { status: 429, about: 'Slow down: `retry-after` says in how many seconds to try again.' },
  broken: { status: 500, about: 'Our fault. The message gives a reference to tell the office.' },
} as const

export type Word = keyof typeof refusals

export const refusalShape = z
  .object({
    error: z.object({
      word: z
        .enum(Object.keys(refusals) as Word[])
        .meta({ description: 'What kind of refusal this is, for programs.' }),
      message: z.string().meta({ description: 'What to do, for people.' }),
      parameters: z
        .array(
          z.object({
            parameter: z.string().meta({ description: 'The parameter’s name.' }),
            message: z.string().meta({ description: 'What to do about it.' }),
          }),
        )
        .optional()
        .meta({ description: 'Which parameters are mistaken; with the word `mistake` only.' }),
    }),
  })
  .openapi('Refusal', {
    example: {
      error: {
        word: 'mistake',
        message: 'Correct as_at, then ask again.',
        parameters: [{ parameter: 'as_at', message: 'Give a day as YYYY-MM-DD, such as 2026-11-19' }],
      },
    },
  })

function wordsFor(error: Error, c: Ask, log: Log): { word: Word; message: string; parameters?: readonly Mistake[] } {
  if (error instanceof Mistaken) {
    const names = error.mistakes.map(({ parameter }) => parameter).join(', ')
    return { word: 'mistake', message: `Correct ${names}, then ask again.`, parameters: error.mistakes }
  }
  if (error instanceof SignedOut)
    return {
      word: 'signed_out',
      message:
        'Send a token that works in the header “Authorization: Bearer …”. Your office’s administrator makes them.',
    }
  if (error instanceof NotFound)
    return { word: 'not_found', message: 'There is no such thing for you. Check the address and what the token reads.' }
  if (error instanceof NotAllowed)
    return {
      word: 'not_allowed',
      message: 'The token doesn’t cover this part. Ask your office’s administrator for one that does.',
    }
  // Another site's form, stopped before anything was read of it.
  if (error instanceof HTTPException) return { word: 'not_allowed', message: 'This can’t be asked from another site.' }
  if (error instanceof TooMany) return { word: 'too_many', message: `Try again in ${error.seconds} s.` }
  if (isBadInput(error))
    return { word: 'mistake', message: 'Something in the address can’t be read. Check it, then ask again.' }
  const reference = c.get('request_id')
  log.error({ err: error, request_id: reference, route: c.req.routePath }, 'a request broke')
  return {
    word: 'broken',
    message: `It is our fault. If it happens again, tell your office this reference: ${reference}`,
  }
}

/** Every way the API ends badly, as JSON: never a page, never a redirect. */
export function refuse(error: Error, c: Ask, log: Log): Response {
  const words = wordsFor(error, c, log)
  if (words.word === 'signed_out') c.header('www-authenticate', 'Bearer realm="OpenLMC"')
  if (error instanceof TooMany) c.header('retry-after', String(error.seconds))
  return c.json({ error: words }, refusals[words.word].status)
}
