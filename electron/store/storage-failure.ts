import { accessSync, constants, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../../core/contract/errors'

/** SQLite's primary result codes (https://sqlite.org/rescode.html); an extended code carries one in its low byte. */
const PRIMARY = {
  busy: 5,
  locked: 6,
  outOfMemory: 7,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const

/** With less than this many bytes left, an I/O error means that the disk is full: the log's index could not grow. */
const FULL_BELOW_BYTES = 128 * 1024

/** SQLite's primary result code of an error that libsql threw, or null where it was none of SQLite's. */
function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  if ('rawCode' in error && typeof error.rawCode === 'number') return error.rawCode & 0xff
  // A failed open carries its code in the message alone.
  const match = /Unable to open connection to local database .*: (\d+)/s.exec(error.message)
  return match === null ? null : Number(match[1]) & 0xff
}

/** Whether SQLite says that the file itself is not sound. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === PRIMARY.corrupt || code === PRIMARY.notADatabase
}

/** Whether the cause lies around the file (space, rights, locks, hardware) and may pass with the file unharmed. */
export function isEnvironment(error: unknown): boolean {
  const code = sqliteCode(error)
  const around: (number | null)[] = [
    PRIMARY.busy,
    PRIMARY.locked,
    PRIMARY.outOfMemory,
    PRIMARY.readOnly,
    PRIMARY.io,
    PRIMARY.full,
    PRIMARY.cannotOpen,
  ]
  return around.includes(code) || fileSystemCode(error) !== null
}

/**
 * Tells a person what keeps the store from writing: AppError 'disk-full', 'store-read-only' or 'store-unavailable'.
 * `file` is the database's path.
 */
export function storageFailure(error: unknown, file: string): AppError {
  const folder = dirname(file)
  switch (kindOf(error, folder)) {
    case 'full':
      return new AppError(
        'disk-full',
        'The disk is full: deliveries can’t be kept, and senders are told to try again.',
        `Free some space on the disk that holds ${folder}. Waybill goes on by itself.`,
        { cause: error },
      )
    case 'read-only':
      return new AppError(
        'store-read-only',
        'Waybill may not write to its data folder: deliveries can’t be kept, and senders are told to try again.',
        `Make ${folder} and what is in it writable. Waybill goes on by itself.`,
        { cause: error },
      )
    case 'unopenable':
      // Not in SQLite's words, which name the file: the message is told to senders too, whoever they are.
      return new AppError(
        'store-unavailable',
        'Waybill’s database can’t be opened: deliveries can’t be kept, and senders are told to try again.',
        `Check that ${file} is a file that Waybill may read and write. Waybill keeps trying.`,
        { cause: error },
      )
    case 'locked':
      return new AppError(
        'store-unavailable',
        'Another program keeps Waybill’s database locked.',
        `Close any program that has ${file} open. Waybill goes on by itself.`,
        { cause: error },
      )
    case 'other':
      return new AppError(
        'store-unavailable',
        `Deliveries can’t be kept: ${reasonOf(error)}.`,
        `Check the disk that holds ${folder}. Waybill keeps trying.`,
        { cause: error },
      )
  }
}

/** An error's message as the middle of a sentence. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/[.\s]+$/, '')
}

type FailureKind = 'full' | 'read-only' | 'locked' | 'unopenable' | 'other'

function kindOf(error: unknown, folder: string): FailureKind {
  const system = fileSystemCode(error)
  if (system === 'ENOSPC' || system === 'EDQUOT') return 'full'
  if (system === 'EROFS' || system === 'EACCES' || system === 'EPERM') return 'read-only'
  switch (sqliteCode(error)) {
    case PRIMARY.full:
      return 'full'
    case PRIMARY.readOnly:
      return 'read-only'
    case PRIMARY.busy:
    case PRIMARY.locked:
      return 'locked'
    case PRIMARY.io:
      return lookAtFolder(folder) ?? 'other'
    case PRIMARY.cannotOpen:
      return lookAtFolder(folder) ?? 'unopenable'
    case null:
    default:
      return 'other'
  }
}

/** SQLite reports a full or read-only disk as a plain I/O error in places; the file system knows better. */
function lookAtFolder(folder: string): 'full' | 'read-only' | null {
  try {
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < FULL_BELOW_BYTES ? 'full' : null
  } catch (error) {
    const code = fileSystemCode(error)
    return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : null
  }
}

function fileSystemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  return /^E[A-Z]+$/.test(error.code) ? error.code : null
}
