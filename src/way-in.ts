import { keepForm, keepingLimit, mostBytes } from './modules/accounts/door.ts'
import { ProofWanted, TooMany, type SignedOut } from './platform/answers.ts'
import { clientAddress } from './platform/client-address.ts'
import { sha256 } from './platform/config.ts'
import type { Ask } from './platform/routes.ts'
import { browserAsking, keptTokens, rememberKept } from './platform/session.ts'

/** Where somebody shows who they are, and with it where they come back to. */
export async function wayIn(c: Ask, refusal: SignedOut): Promise<string> {
  const further = c.get('scope').actor.is_half_in ? '/sign-in/second-step' : '/sign-in/again'
  const at = refusal instanceof ProofWanted ? further : '/sign-in'
  const back = c.req.method === 'POST' ? await wayBackFromForm(c) : addressOf(new URL(c.req.url))
  return back === '/' ? at : `${at}?return_to=${encodeURIComponent(back)}`
}

const addressOf = ({ pathname, search }: URL) => pathname + search

/** To what they had typed, kept meanwhile; or, from a button that sends nothing, to the page it stood on. */
async function wayBackFromForm(c: Ask): Promise<string> {
  const here = new URL(c.req.url)
  // A code or a passkey's answer is of no use later.
  if (here.pathname.startsWith('/sign-')) return '/'
  const typed = await typedIn(c)
  if (typed.length > 0 && (await mayKeep(c))) {
    const kept = await c
      .get('scope')
      .write((tx) => keepForm(tx, c.get('config'), browserAsking(c), addressOf(here), typed))
    if (kept.done && kept.value) {
      rememberKept(c, [kept.value, ...keptTokens(c)])
      return '/kept-forms'
    }
  }
  const page = URL.parse(c.req.header('referer') ?? '')
  return page?.origin === here.origin ? addressOf(page) : '/'
}

/** One address fills no table; over its measure, it is asked to sign in all the same. */
async function mayKeep(c: Ask): Promise<boolean> {
  try {
    await c.get('limit')(`form kept from ${sha256(clientAddress(c))}`, keepingLimit.most, keepingLimit.seconds)
    return true
  } catch (error) {
    if (error instanceof TooMany) return false
    throw error
  }
}

/** The fields of a form without files, if it is as small as forms are. */
async function typedIn(c: Ask): Promise<[name: string, value: string][]> {
  const is_form = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')
  if (!is_form || Number(c.req.header('content-length') ?? 0) > mostBytes) return []
  const typed = [...(await c.req.formData())].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return typed.reduce((sum, [name, value]) => sum + name.length + value.length, 0) > mostBytes ? [] : typed
}
