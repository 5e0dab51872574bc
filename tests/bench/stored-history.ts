// A folder with so many deliveries of generated traffic, stored through the store's own code: grouped, and indexed.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildIndex, fill, openEmpty, sum } from './search/ingest'
import type { Timing } from './search/timing'

/** Where histories lie that are kept for the next run. */
const CACHE = resolve(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'waybill-bench')

/** The traffic, and everything that a stored delivery is made of; what was stored by other code is made anew. */
const VERSION = 1

export interface StoringCost {
  ingest: Timing
  index: Timing
  /** Of building the index: a sender may have to wait for it. */
  longestStepMs: number
  /** Of the database before the index was built, and of what the index added. */
  plainBytes: number
  indexBytes: number
}

export interface StoredHistory {
  file: string
  /** What storing and indexing took; null where the history was there from an earlier run. */
  cost: StoringCost | null
  /** Removes the folder, unless it is kept. */
  done: () => void
}

/** Stores so many deliveries in a folder of their own, or takes one that was kept. */
export function storedHistory(size: number, isKept: boolean): StoredHistory {
  const kept = join(CACHE, `history-${String(size)}-${versionOf()}`)
  if (isKept && existsSync(kept)) return { file: join(kept, 'waybill.db'), cost: null, done: () => undefined }
  if (isKept) mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(isKept ? `${kept}-` : join(tmpdir(), 'waybill-bench-'))
  const file = join(folder, 'waybill.db')
  const cost = store(file, size)
  // Under its name only when it is whole.
  if (isKept) renameSync(folder, kept)
  return {
    file: isKept ? join(kept, 'waybill.db') : file,
    cost,
    done: () => {
      if (!isKept) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function store(file: string, size: number): StoringCost {
  const db = openEmpty(file)
  const bytes = (): number => {
    db.get({ name: 'checkpoint', sql: 'PRAGMA wal_checkpoint(TRUNCATE)' })
    return statSync(file).size
  }
  const ingest = sum(fill(db, file, size))
  const plainBytes = bytes()
  const { total: index, longestMs: longestStepMs } = buildIndex(db)
  const indexBytes = bytes() - plainBytes
  db.close()
  return { ingest, index, longestStepMs, plainBytes, indexBytes }
}

/** The schema is part of what is stored. */
function versionOf(): string {
  const migrations = resolve(import.meta.dirname, '..', '..', 'electron', 'store', 'migrations')
  return `${String(VERSION)}.${String(readdirSync(migrations).length)}`
}
