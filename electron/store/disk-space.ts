import { statSync } from 'node:fs'
import type { Query, Reader, Writer } from './connection'
import { integer } from './hydrate'

const PAGE_COUNT: Query = { name: 'page-count', sql: 'PRAGMA page_count' }
const FREE_PAGES: Query = { name: 'freelist-count', sql: 'PRAGMA freelist_count' }
const PAGE_SIZE: Query = { name: 'page-size', sql: 'PRAGMA page_size' }

/** What the database takes, in bytes. */
export interface DatabaseSpace {
  /** Pages that hold something. */
  used: number
  /** Pages that hold nothing and that the file still has; new deliveries fill them first. */
  free: number
}

export function databaseSpace(db: Reader): DatabaseSpace {
  const pageSize = integer(db.get(PAGE_SIZE) ?? {}, 'page_size')
  const pages = integer(db.get(PAGE_COUNT) ?? {}, 'page_count')
  const free = integer(db.get(FREE_PAGES) ?? {}, 'freelist_count')
  return { used: (pages - free) * pageSize, free: free * pageSize }
}

/** Of the database's files on the disk, its log included. */
export function bytesOnDisk(file: string): number {
  return sizeOf(file) + logBytes(file)
}

/** Of the database's log alone. */
export function logBytes(file: string): number {
  return sizeOf(`${file}-wal`)
}

/** Cuts up to `pages` free pages off the file's end, moving what lies there into gaps before. */
export function releasePages(db: Writer, pages: number): void {
  // Through exec: the pragma frees one page for each step that a statement makes.
  db.exec(`PRAGMA incremental_vacuum(${String(pages)})`)
}

const BUSY_TIMEOUT: Query = { name: 'busy-timeout', sql: 'PRAGMA busy_timeout' }
const EMPTY_LOG: Query = { name: 'empty-log', sql: 'PRAGMA wal_checkpoint(TRUNCATE)' }

/** Copies the log into the database and empties it; false where a reader is in the way just now. Never waits for it. */
export function emptyLog(db: Writer): boolean {
  const waitMs = integer(db.get(BUSY_TIMEOUT) ?? {}, 'timeout')
  db.exec('PRAGMA busy_timeout = 0')
  try {
    return integer(db.get(EMPTY_LOG) ?? {}, 'busy') === 0
  } finally {
    db.exec(`PRAGMA busy_timeout = ${String(waitMs)}`)
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
