import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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

/** A copy of a database that an older Waybill made, for this test to bring up to date. */
export function olderDatabase(schema: 1): string {
  const file = join(tempFolder(), 'waybill.db')
  copyFileSync(
    fileURLToPath(new URL(`../fixtures/databases/schema-${String(schema)}.db`, import.meta.url)),
    file,
  )
  return file
}
