import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { openWriter, type Writer } from '../../electron/store/connection'
import { migrate, migrations } from '../../electron/store/migrations/migrate'
import type { Migration } from '../../electron/store/migrations/migration'
import { configureDatabase } from '../../electron/store/open-database'
import { tempFolder } from './temp-folder'

/** Opens a database in a folder of its own, up to date or as far as `steps` go, closed when the running test ends. */
export function openTestDatabase({
  file = join(tempFolder(), 'waybill.db'),
  steps = migrations,
}: { file?: string; steps?: readonly Migration[] } = {}): Writer {
  const db = openWriter(file, () => undefined)
  onTestFinished(() => {
    db.close()
  })
  configureDatabase(db)
  migrate(db, steps)
  return db
}

/** The schemas that a Waybill has written files with. Steps 7 and 8 came in one. */
export const OLDER_SCHEMAS = [1, 2, 3, 4, 5, 6, 8, 9] as const

/** A copy of a database that the Waybill of that schema made, for this test to bring up to date. */
export function olderDatabase(schema: (typeof OLDER_SCHEMAS)[number]): string {
  const file = join(tempFolder(), 'waybill.db')
  const packed = new URL(`../fixtures/databases/schema-${String(schema)}.db.gz`, import.meta.url)
  writeFileSync(file, gunzipSync(readFileSync(packed)))
  return file
}
