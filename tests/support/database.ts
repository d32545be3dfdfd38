import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { openDatabase, type Opened } from '../../src/platform/database.ts'
import { copyTemplate, urlFor } from './cluster.ts'

export type TestDatabase = Opened & {
  /** The application's sign-in: no superuser, owns nothing. */
  readonly app_url: string
  /** The owner's, for tests of migrations and of the catalogue. */
  readonly owner_url: string
}

/** A migrated database of its own, called once at the top of a test file; closed when the file is done. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { superuser_url, template } = inject('cluster')
  const name = `${template}_${randomBytes(4).toString('hex')}`
  await copyTemplate(superuser_url, template, name)
  const app_url = urlFor(superuser_url, name, 'openlmc_app')
  const opened = openDatabase(app_url, { connections: 5, name: 'openlmc tests' })
  afterAll(() => opened.close())
  return { ...opened, app_url, owner_url: urlFor(superuser_url, name, 'openlmc_owner') }
}
