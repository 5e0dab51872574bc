import type { SetAsideFile } from '../../core/contract/status'
import { openWriter, type ReportSlowQuery, type Writer } from './connection'
import { migrate, NewerSchemaError } from './migrations/migrate'
import { raiseRevision, selectRevision } from './revision-table'
import { setAside, type SetAsideCause } from './set-aside'
import { isDamage, isEnvironment, reasonOf } from './storage-failure'

export interface OpenDatabaseOptions {
  file: string
  /** Reads the whole file before it is trusted; slow for a large one. */
  suspectDamage: boolean
  leastRevision: number
  maxPages: number | null
  reportSlow: ReportSlowQuery
  now: Date
}

export interface OpenDatabase {
  db: Writer
  setAside: SetAsideFile | null
}

/**
 * Opens the store's database for writing and brings its schema up to date. A file that is damaged, can't be migrated or
 * was made by a newer Waybill is set aside, and a new one begun. Throws what lies around the file: no space, no rights, a
 * lock; the file is left as it is then.
 */
export function openDatabase(options: OpenDatabaseOptions): OpenDatabase {
  try {
    return { db: open(options), setAside: null }
  } catch (error) {
    if (isEnvironment(error)) throw error
    const { cause, reason } = explain(error)
    const aside = setAside(options.file, cause, reason, options.now)
    return { db: open({ ...options, suspectDamage: false }), setAside: aside }
  }
}

function open(options: OpenDatabaseOptions): Writer {
  const db = openWriter(options.file, options.reportSlow)
  try {
    configureDatabase(db, options.maxPages)
    if (options.suspectDamage) checkIntegrity(db)
    migrate(db)
    if (selectRevision(db).revision < options.leastRevision) raiseRevision(db, options.leastRevision)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Sets what holds for the writing connection, before the first table is made. */
export function configureDatabase(db: Writer, maxPages: number | null = null): void {
  db.exec(`
    -- Only heeded before the first table is made: lets space go back to the disk after deletions.
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA busy_timeout = 5000;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
  `)
  db.get({ name: 'journal-mode', sql: 'PRAGMA journal_mode = WAL' })
  db.exec(`
    -- A commit returns when the log is on the disk itself; on macOS plain fsync stops at the drive's cache.
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA journal_size_limit = 67108864;
  `)
  if (maxPages !== null) db.get({ name: 'max-pages', sql: `PRAGMA max_page_count = ${String(maxPages)}` })
}

class DamagedFileError extends Error {}

function checkIntegrity(db: Writer): void {
  const verdict = db.get({ name: 'integrity-check', sql: 'PRAGMA integrity_check(1)' })?.['integrity_check']
  if (verdict !== 'ok') throw new DamagedFileError(String(verdict))
}

function explain(error: unknown): { cause: SetAsideCause; reason: string } {
  if (error instanceof NewerSchemaError) return { cause: 'newer', reason: error.message }
  if (isDamage(error) || error instanceof DamagedFileError) {
    return { cause: 'corrupt', reason: `it is damaged (${reasonOf(error)})` }
  }
  return { cause: 'unmigrated', reason: `it could not be brought up to date (${reasonOf(error)})` }
}
