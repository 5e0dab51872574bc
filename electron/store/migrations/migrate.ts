import type { Reader, Writer } from '../connection'
import { deliveries } from './0001-deliveries'
import { oversizedBodies } from './0002-oversized-bodies'
import { answers } from './0003-answers'
import { via } from './0004-via'
import { history } from './0005-history'
import { searchIndex } from './0006-search-index'
import { groups } from './0007-groups'
import { annotations } from './0008-annotations'
import { signatures } from './0009-signatures'
import { signingKeys } from './0010-signing-keys'
import type { Migration } from './migration'

/** Every step, in order. */
export const migrations: readonly Migration[] = [
  deliveries,
  oversizedBodies,
  answers,
  via,
  history,
  searchIndex,
  groups,
  annotations,
  signatures,
  signingKeys,
]

/** The file was written by a Waybill that knows a later schema than this one. */
export class NewerSchemaError extends Error {
  constructor(version: number) {
    super(`it was made by a newer Waybill (schema ${String(version)})`)
    this.name = 'NewerSchemaError'
  }
}

const USER_VERSION = { name: 'user-version', sql: 'PRAGMA user_version' }

/** The schema's version in the file; 0 for a file with nothing in it. */
export function schemaVersion(db: Reader): number {
  return Number(db.get(USER_VERSION)?.['user_version'] ?? 0)
}

/**
 * Brings the schema up to date, each step in a transaction of its own with its version number. Throws NewerSchemaError,
 * or what SQLite threw, naming the step.
 */
export function migrate(db: Writer, steps: readonly Migration[] = migrations): void {
  const current = schemaVersion(db)
  const latest = steps.at(-1)?.version ?? 0
  if (current > latest) throw new NewerSchemaError(current)
  for (const step of steps) {
    if (step.version <= current) continue
    db.transaction(() => {
      db.exec(step.sql)
      db.exec(`PRAGMA user_version = ${String(step.version)}`)
    })
  }
}
