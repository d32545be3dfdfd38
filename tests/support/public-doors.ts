/** Every address that nobody needs to sign in for. A law compares it with the routes, so opening a door takes two edits. */
export const publicDoors: readonly string[] = [
  'GET /',
  'GET /sign-in',
  'POST /sign-in',
  'GET /sign-in/sent',
  'GET /sign-in/link/:token',
  'POST /sign-in/link/:token',
  'POST /sign-in/passkey/challenge',
  'POST /sign-in/passkey',
  'POST /sign-out',
  'GET /calendar/feed/:secret',
  'GET /about-the-data',
  'GET /api/v1',
  'GET /api/v1/openapi.json',
  'GET /unsubscribe/:token',
  'POST /unsubscribe/:token',
  'POST /mail/reports/:secret',
]
