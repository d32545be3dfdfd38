import { routes as lmcSettings } from './lmc-settings/routes.tsx'
import { routes as messages } from './messages/routes.tsx'
import { routes as reports } from './reports/routes.tsx'
import { routes as samples } from './samples/routes.tsx'
import { routes as sendings } from './sendings/routes.tsx'
import { routes as settings } from './settings/routes.tsx'
import { routes as stops } from './stops/routes.tsx'
import { routes as unsubscribing } from './unsubscribing/routes.tsx'

/** Everything about mail. One message comes last, because its address takes any word. */
export const routes = [
  ...messages,
  ...stops,
  ...samples,
  ...settings,
  ...lmcSettings,
  ...reports,
  ...unsubscribing,
  ...sendings,
]
