import { expect, it } from 'vitest'
import { selectDetail, selectPage } from '../../../../../electron/store/deliveries-table'
import { schemaVersion } from '../../../../../electron/store/migrations/migrate'
import { SignatureWork } from '../../../../../electron/store/signatures/signature-work'
import { selectSweep } from '../../../../../electron/store/signatures/sweep-table'
import { olderDatabase, openTestDatabase } from '../../../../support/test-database'

it('finds what an API credential’s secret signed in a file that was checked before there were keys', () => {
  const db = openTestDatabase({ file: olderDatabase(9) })
  const verdicts = (): (string | null)[] =>
    selectPage(db, 0, 100).map(({ id }) => {
      const { signature, signedBy } = selectDetail(db, id) ?? {}
      return `${String(signature)} ${String(signedBy)}`
    })
  const before = verdicts()
  expect(new Set(before)).toEqual(new Set(['valid null', 'invalid null', 'none null']))
  const work = new SignatureWork(db, [], () => undefined)
  expect(work.step()).toBe(false)
  work.follow([{ id: 'shop', secret: '$2y$10$u1F7Zt0bQm3Lk9PqXwYvUeJ5sR2cD8hN6aG4iO1lE7tK0yB9zVfCq' }])
  while (work.step());
  // The thirteenth, less one that was cleared.
  expect(verdicts()).toEqual(before.with(11, 'valid shop'))
  work.follow([])
  while (work.step());
  expect(verdicts()).toEqual(before)
})

it('checks what an older file holds with the keys that are given, and leaves nothing to do', () => {
  const db = openTestDatabase({ file: olderDatabase(1) })
  expect(schemaVersion(db)).toBeGreaterThanOrEqual(10)
  expect(selectSweep(db)).toEqual({ tried: [], known: [], pendingTo: 0 })
  const before = selectPage(db, 0, 100).map(({ id }) => selectDetail(db, id))
  expect(before.every((delivery) => delivery?.signature === null && delivery.signedBy === null)).toBe(true)

  const work = new SignatureWork(db, null, () => undefined)
  expect(work.step()).toBe(false)
  work.follow([{ id: 'shop', secret: 'a secret' }])
  while (work.step());
  expect(selectSweep(db)).toEqual({ tried: ['shop'], known: ['shop'], pendingTo: 0 })
  for (const { id } of selectPage(db, 0, 100)) {
    const { signature, signedBy, headers } = selectDetail(db, id) ?? {}
    const isSigned = headers?.some(([name]) => name.toLowerCase() === 'signature')
    expect(signature === 'none').toBe(isSigned === false)
    expect(signature).not.toBeNull()
    expect(signedBy).toBeNull()
  }
})
