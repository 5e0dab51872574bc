import { describe, expect, it } from 'vitest'
import { StepCounter } from '../../../../../core/response/step-counter'
import { commitGroup } from '../../../../../electron/store/commit-group'
import type { Writer } from '../../../../../electron/store/connection'
import { selectDetail } from '../../../../../electron/store/deliveries-table'
import { SignatureWork } from '../../../../../electron/store/signatures/signature-work'
import { selectSweep } from '../../../../../electron/store/signatures/sweep-table'
import { signedRequest } from '../../../../support/signed-requests'
import { openTestDatabase } from '../../../../support/test-database'

const SHOP = { id: 'shop', secret: 'of the shop' }
const DRIVERS = { id: 'drivers', secret: 'of the drivers' }

function keep(db: Writer, signers: readonly (string | null)[], work?: SignatureWork): void {
  const context = { db, file: '', counter: new StepCounter(), onBug: () => undefined }
  commitGroup(
    work === undefined ? context : { ...context, signingKeys: () => work.tried },
    signers.map((secret, seq) => ({ seq, request: signedRequest(secret) })),
  )
}

function verdict(db: Writer, id: number): [string | null | undefined, string | null | undefined] {
  const detail = selectDetail(db, id)
  return [detail?.signature, detail?.signedBy]
}

describe('checking signatures anew', () => {
  it('goes down from the newest in steps of at most 64 hashes, and tells how many verdicts each changed', () => {
    const db = openTestDatabase()
    keep(db, Array<string>(100).fill(SHOP.secret))
    const told: number[] = []
    const work = new SignatureWork(db, [], (deliveries) => told.push(deliveries))
    work.follow([DRIVERS, SHOP])
    // Two keys and Fleetbase's own: 21 deliveries are 63 hashes.
    work.step()
    expect(told).toEqual([21])
    expect(verdict(db, 100)).toEqual(['valid', 'shop'])
    expect(verdict(db, 79)).toEqual(['invalid', null])
    expect(selectSweep(db).pendingTo).toBe(79)
    while (work.step());
    expect(told).toEqual([21, 21, 21, 21, 16])
    expect(verdict(db, 1)).toEqual(['valid', 'shop'])
  })

  it('passes a million ids over that are no more, and what is beyond doubt', () => {
    const db = openTestDatabase()
    keep(db, ['internal', SHOP.secret])
    db.exec("UPDATE sqlite_sequence SET seq = 1000000 WHERE name = 'deliveries'")
    keep(db, ['internal', null])
    const work = new SignatureWork(db, [], () => undefined)
    work.follow([SHOP])
    let steps = 0
    while (work.step()) steps += 1
    expect(steps).toBe(2)
    expect(verdict(db, 2)).toEqual(['valid', 'shop'])
  })

  it('leaves what a key fitted that can’t be had just now, until it is removed', () => {
    const db = openTestDatabase()
    const work = new SignatureWork(db, [], () => undefined)
    work.follow([SHOP])
    keep(db, [SHOP.secret], work)
    const later = new SignatureWork(db, null, () => undefined)
    later.follow([{ id: 'shop', secret: null }])
    keep(db, [SHOP.secret], later)
    while (later.step());
    expect([verdict(db, 1), verdict(db, 2)]).toEqual([
      ['valid', 'shop'],
      ['invalid', null],
    ])
    later.follow([])
    while (later.step());
    expect(verdict(db, 1)).toEqual(['invalid', null])
  })

  it('keeps what arrives before the keys are known unchecked, but for Fleetbase’s own', () => {
    const db = openTestDatabase()
    const work = new SignatureWork(db, null, () => undefined)
    keep(db, ['internal', SHOP.secret, null], work)
    expect([1, 2, 3].map((id) => verdict(db, id)[0])).toEqual(['valid', null, 'none'])
    expect(work.step()).toBe(false)
    work.follow([SHOP])
    while (work.step());
    expect(verdict(db, 2)).toEqual(['valid', 'shop'])
  })

  it('takes keys up after a start only once the database says so', () => {
    const db = openTestDatabase()
    const work = new SignatureWork(db, [SHOP], () => undefined)
    expect(work.tried).toBeNull()
    work.step()
    expect(work.tried?.map(({ id }) => id)).toEqual(['shop'])
    expect(new SignatureWork(db, [SHOP], () => undefined).tried).not.toBeNull()
  })
})
