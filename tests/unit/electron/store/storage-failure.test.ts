import { describe, expect, it } from 'vitest'
import { isDamage, isEnvironment, reasonOf, storageFailure } from '../../../../electron/store/storage-failure'

/** An error as libsql throws it. */
const sqlite = (rawCode: number): Error => Object.assign(new Error('from SQLite.'), { rawCode })
const system = (code: string): Error => Object.assign(new Error(`${code}: from the system`), { code })
const FILE = '/nowhere/waybill.db'

describe('what keeps the store from writing', () => {
  it.each([
    ['SQLITE_FULL', sqlite(13), 'disk-full'],
    ['ENOSPC', system('ENOSPC'), 'disk-full'],
    ['SQLITE_READONLY_DIRECTORY', sqlite(1544), 'store-read-only'],
    ['EROFS', system('EROFS'), 'store-read-only'],
    ['SQLITE_BUSY', sqlite(5), 'store-unavailable'],
    ['SQLITE_IOERR_FSYNC', sqlite(1034), 'store-unavailable'],
    ['SQLITE_CORRUPT', sqlite(11), 'store-unavailable'],
    ['anything else', new Error('what'), 'store-unavailable'],
  ])('is told by code: %s', (_name, error, code) => {
    const failure = storageFailure(error, FILE)
    expect(failure.code).toBe(code)
    expect(failure.message).not.toBe('')
    expect(failure.advice).toMatch(/\.$/)
  })

  it('keeps paths to the person, since the message is told to senders', () => {
    const error = new Error(
      'ConnectionFailed("Unable to open connection to local database /nowhere/waybill.db: 14")',
    )
    const failure = storageFailure(error, FILE)
    expect(failure.message).toBe(
      'Waybill’s database can’t be opened: deliveries can’t be kept, and senders are told to try again.',
    )
    expect(failure.advice).toContain(FILE)
    for (const code of [13, 8, 5, 14]) expect(storageFailure(sqlite(code), FILE).message).not.toContain('/')
  })

  it('knows damage from trouble around the file', () => {
    expect([sqlite(11), sqlite(267), sqlite(26), sqlite(13)].map(isDamage)).toEqual([true, true, true, false])
    expect([sqlite(13), sqlite(10), sqlite(5), system('EACCES')].map(isEnvironment)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([sqlite(11), sqlite(19), sqlite(1), new Error('x')].map(isEnvironment)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('reads the code of a failed open out of its message', () => {
    const error = new Error('ConnectionFailed("Unable to open connection to local database /a/b: 14")')
    expect(isEnvironment(error)).toBe(true)
  })

  it('gives a reason as the middle of a sentence', () => {
    expect(reasonOf(sqlite(1))).toBe('from SQLite')
    expect(reasonOf('what')).toBe('what')
  })
})
