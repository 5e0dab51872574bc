import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Writer } from '../../electron/store/connection'
import { openDatabase } from '../../electron/store/open-database'
import { tempFolder } from './temp-folder'

/** Opens an up-to-date database in a folder of its own, closed when the running test ends. */
export function openTestDatabase(file = join(tempFolder(), 'waybill.db')): Writer {
  const { db } = openDatabase({
    file,
    suspectDamage: false,
    leastRevision: 0,
    maxPages: null,
    reportSlow: () => undefined,
    now: new Date(),
  })
  onTestFinished(() => {
    db.close()
  })
  return db
}
