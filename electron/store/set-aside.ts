import { existsSync, renameSync } from 'node:fs'
import type { SetAsideFile } from '../../core/contract/status'
import { asideName } from '../files/aside-name'

/** Why a file is set aside; it becomes part of the new name. */
export type SetAsideCause = 'corrupt' | 'newer' | 'unmigrated'

/**
 * Renames a database with its log beside itself, as `waybill.db.corrupt-2026-11-23T20-31-05Z`, and deletes nothing. The
 * log keeps the name SQLite would look for, so the file set aside can be opened as it is. Throws file system errors.
 */
export function setAside(file: string, cause: SetAsideCause, reason: string, now: Date): SetAsideFile {
  const path = asideName(file, cause, now, ['-wal'])
  // The log goes first: SQLite would play one that is left behind into the new, empty database.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, path + suffix)
  }
  return { path, reason }
}
