import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { tokenActor, touchSession, visitorFor } from './modules/accounts/door.ts'
import { modules } from './modules.ts'
import { NotFound, ProofWanted, SignedOut } from './platform/answers.ts'
import { apiAddress, describeApi, mountApi } from './platform/api/mount.ts'
import { refuse } from './platform/api/refusal.ts'
import { assetAt } from './platform/assets.ts'
import type { Config } from './platform/config.ts'
import { answerBadly, notFoundPage, tooMuchPage } from './platform/errors.tsx'
import type { Installation } from './platform/installation.ts'
import type { Clock } from './platform/jobs/worker.ts'
import { limit } from './platform/limits.ts'
import type { Log } from './platform/log.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Module, NavigationLink } from './platform/module.ts'
import { missingMigrations } from './platform/migrate.ts'
import { askAgain, goIn, mayEnter, type Ask, type Env, type Frame } from './platform/routes.ts'
import { openScope, stranger, type Actor } from './platform/scope.ts'
import { sessionToken, tokenHash } from './platform/session.ts'
import { wayIn } from './way-in.ts'

export type AppParts = {
  readonly config: Config
  readonly installation: Installation
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** Beside the modules: development's own pages. */
  readonly extra?: readonly Module[]
}

/** Who came from a practice reads its pages, where others have the office's. */
const worksForPractice = (actor: Actor) =>
  mayEnter(actor, 'desk.see_what_wants_you') && !mayEnter(actor, 'desk.search_office')

/** What the first page shows, and then what it shows to whoever may not see that. */
const homes = ['desk.see_today', 'desk.see_what_wants_you'] as const

const anyBody = bodyLimit({
  maxSize: 64 * 1024 * 1024,
  onError: (c) => c.text('That is more than 64 MB. Send a smaller file.\n', 413),
})
const smallBody = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => c.text('That is more than this page takes. Sign in first to send a file.\n', 413),
})
// A little more than a page says it takes, so that it is the page that says so.
const strangersFile = bodyLimit({
  maxSize: 9 * 1024 * 1024,
  onError: (c: Ask) => tooMuchPage(c),
})
const takeFiles = new Set(
  modules.flatMap(({ routes }) => routes.filter(({ takes_files }) => takes_files).map(({ path }) => path)),
)

const messageBody = bodyLimit({
  maxSize: 1024 * 1024,
  onError: (c) => c.text('That is more than 1 MB, which no report is.\n', 413),
})

/** A reader's mail program stops mail with a form that comes from nowhere (RFC 8058): the secret in the address is all it has. */
const fromMailPrograms = /^\/unsubscribe\/[\w-]+$/

/** The middleware, in order; the error page; the modules' routes. */
export function makeApp(parts: AppParts) {
  const { config, installation, clock, log, metrics } = parts
  const all = [...modules, ...(parts.extra ?? [])]
  const { db, jobs, pool } = installation
  const app = new Hono<Env>()
  const operations = modules.flatMap(({ apis }) => apis ?? [])
  const api_document = describeApi(operations, config.public_url)

  app.use(async (c, next) => {
    c.set('config', config)
    c.set('api_document', api_document)
    c.set('request_id', randomUUID())
    c.set('log', log)
    c.set('limit', (key, most, seconds) => limit(db, key, most, seconds, clock()))
    const began = performance.now()
    await next()
    const seconds = (performance.now() - began) / 1000
    // Not by `c.header`, which copies a finished reply and turns its text into a stream.
    c.res.headers.set('x-request-id', c.get('request_id'))
    c.res.headers.set('server-timing', `server;dur=${(seconds * 1000).toFixed(1)}`)
    const about = { route: c.req.routePath, method: c.req.method, status: c.res.status }
    metrics.pages.observe({ ...about, status: String(about.status) }, seconds)
    log.info({ ...about, request_id: c.get('request_id'), ms: Math.round(seconds * 1000) }, 'answered')
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
      strictTransportSecurity: config.public_url.startsWith('https:') ? 'max-age=63072000; includeSubDomains' : false,
    }),
  )

  app.get('/assets/*', (c) => {
    const asset = assetAt(c.req.path)
    if (!asset) return notFoundPage(c)
    const encoding = (['br', 'gzip'] as const).find(
      (one) => asset.encodings && c.req.header('accept-encoding')?.includes(one),
    )
    return c.body(encoding && asset.encodings ? asset.encodings[encoding] : asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    })
  })
  app.get('/healthz', (c) => c.text('alive\n'))
  app.get('/readyz', async (c) => {
    try {
      const missing = await missingMigrations(pool)
      return missing.length === 0 ? c.text('ready\n') : c.text(`waiting for ${missing.length} migrations\n`, 503)
    } catch {
      return c.text('the database does not answer\n', 503)
    }
  })
  app.get('/metrics', async (c) => {
    const given = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    // Hashes are compared, so that the time it takes tells nothing of the token.
    if (!config.metrics_token || !given || tokenHash(given) !== tokenHash(config.metrics_token)) return notFoundPage(c)
    return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType })
  })

  const fromOwnPages = csrf({
    origin: (origin, c) => origin === new URL(config.public_url).origin || origin === new URL(c.req.url).origin,
  })
  app.use((c, next) => (fromMailPrograms.test(c.req.path) ? next() : fromOwnPages(c, next)))
  app.use(async (c, next) => {
    const now = clock()
    const token = sessionToken(c)
    const secret = c.req.path.startsWith('/api/')
      ? /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
      : undefined
    const visitor = token && !secret ? await visitorFor(db, token, now) : undefined
    const actor = (secret ? await tokenActor(db, jobs, secret, now) : visitor?.actor) ?? stranger
    c.set('scope', openScope(db, jobs, actor, now))
    if (token && visitor?.is_due_a_touch) await c.get('scope').write((tx) => touchSession(tx, token))
    c.set('frame', frameFor(c.req.path, visitor))
    c.set('modules', all)
    c.set('scopeFor', (one) => openScope(db, jobs, one, now))
    c.set('actorFor', (may) => visitor?.actorFor(may) ?? actor)
    if (c.req.path.startsWith('/mail/reports/')) return messageBody(c, next)
    if (actor.kind !== 'stranger') return anyBody(c, next)
    // Nobody who isn't signed in has a file to send, but where a page asks for one.
    return (takeFiles.has(c.req.path) ? strangersFile : smallBody)(c, next)
  })

  const linksFor = (visitor: Awaited<ReturnType<typeof visitorFor>>, links: readonly NavigationLink[]) =>
    links
      .filter(({ may, only }) => visitor && mayEnter(visitor.actor, may) && (!only || visitor.office_choice !== 'only'))
      .map(({ label, href }) => ({ label, href }))

  const frameFor = (path: string, visitor: Awaited<ReturnType<typeof visitorFor>>): Frame => ({
    office_name: visitor?.office_name ?? 'OpenLMC',
    lmcs: visitor?.lmcs ?? [],
    hue: visitor?.hue ?? 200,
    person_name: visitor?.actor.name ?? '',
    unseen: visitor?.unseen ?? 0,
    office_choice: visitor?.office_choice ?? 'only',
    voice: visitor && worksForPractice(visitor.actor) ? 'plain' : 'office',
    acting: visitor?.actor.acting ?? null,
    account: linksFor(
      visitor,
      modules.flatMap(({ account }) => account ?? []),
    ),
    navigation: linksFor(
      visitor,
      modules.flatMap(({ navigation }) => navigation ?? []),
    )
      .map(({ label, href }) => ({ label, href, current: path === href || path.startsWith(`${href}/`) }))
      // Of two that lead here, one within the other, the inner is where one is.
      .map((link, _, all) => ({
        ...link,
        current: link.current && !all.some(({ href, current }) => current && href.startsWith(`${link.href}/`)),
      }))
      // Home is the last module's, because it reads all the others, and the first link.
      .toSorted((one, other) => Number(other.href === '/') - Number(one.href === '/')),
  })

  const isForPrograms = (c: Ask) => c.req.path.startsWith('/api/')

  for (const route of all.flatMap(({ routes }) => routes)) {
    const { method, path, may, handle, asks_again, takes_message } = route
    // Whoever is only half in is sent to the second step from every page of ours but those of signing in and out.
    const is_way_in = path.startsWith('/sign-') || !modules.some(({ routes }) => routes.includes(route))
    const behindDoor = async (c: Ask) => {
      const { actor, now } = c.get('scope')
      goIn(c, may, ...homes)
      if (asks_again) askAgain(actor, now)
      if (actor.is_half_in && may === 'public' && !is_way_in) throw new ProofWanted()
      // Hono keeps what was read, so a handler that asks for the form never meets a body that isn't one.
      if (method === 'POST' && !path.startsWith('/api/') && !takes_message) {
        try {
          await c.req.formData()
        } catch {
          return c.text('That is no form. Go back, and send it again.\n', 400)
        }
      }
      return handle(c)
    }
    // Here and not where errors end: keeping what was typed may itself go wrong.
    const orWayIn = async (c: Ask) => {
      try {
        return await behindDoor(c)
      } catch (error) {
        const is_person = error instanceof ProofWanted || !isForPrograms(c)
        if (error instanceof SignedOut && is_person) return c.redirect(await wayIn(c, error), 303)
        throw error
      }
    }
    if (method === 'GET') app.get(path, orWayIn)
    else app.post(path, orWayIn)
  }

  // After the modules' routes: the pages about the API stand at its own address.
  app.route(apiAddress, mountApi(operations))

  app.notFound((c) => (isForPrograms(c) ? refuse(new NotFound(), c, log) : notFoundPage(c)))
  app.onError((error, c) => {
    if (isForPrograms(c)) return refuse(error, c, log)
    return error instanceof HTTPException ? error.getResponse() : answerBadly(error, c, log)
  })
  return app
}
