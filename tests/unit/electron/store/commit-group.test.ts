import { describe, expect, it, vi } from 'vitest'
import { StepCounter } from '../../../../core/response/step-counter'
import { commitGroup } from '../../../../electron/store/commit-group'
import { selectDetail, selectPage } from '../../../../electron/store/deliveries-table'
import type { PendingAppend } from '../../../../electron/store/packed-appends'
import { selectRevision } from '../../../../electron/store/revision-table'
import { aRequest } from '../../../support/a-request'
import { aRule, aStep } from '../../../support/a-rule'
import { openTestDatabase } from '../../../support/test-database'

function group(...targets: string[]): PendingAppend[] {
  return targets.map((target, index) => ({ seq: index + 1, request: aRequest({ target }) }))
}

describe('committing a group', () => {
  it('writes it in one transaction with one revision', () => {
    const db = openTestDatabase()
    const outcome = commitGroup(
      { db, file: 'waybill.db', counter: new StepCounter(), onBug: vi.fn() },
      group('/a', '/b', '/c'),
    )
    expect(outcome).toMatchObject({ failure: null, isDamaged: false, committed: { revision: 1, total: 3 } })
    expect(outcome.answers).toEqual({ kept: [1, 1, 2, 2, 3, 3], chosen: [], refused: [] })
  })

  it('loses no other delivery over one that can’t be stored', () => {
    const db = openTestDatabase()
    const onBug = vi.fn()
    const appends = group('/a', '/b', '/c')
    const [, bad] = appends
    // Not a whole number, which a strict column refuses.
    if (bad !== undefined) bad.request = aRequest({ receivedAtUs: 0.5 })
    const outcome = commitGroup({ db, file: 'waybill.db', counter: new StepCounter(), onBug }, appends)
    expect(outcome.answers).toMatchObject({
      kept: [1, 1, 3, 2],
      refused: [[2, { code: 'store-unavailable' }]],
    })
    expect(outcome.committed).toMatchObject({ revision: 2, total: 2 })
    expect(outcome.committed?.deliveries.map(({ target }) => target)).toEqual(['/a', '/c'])
    expect(outcome.failure).toBeNull()
    expect(onBug).toHaveBeenCalledWith(
      'append-failed',
      expect.objectContaining({ message: expect.any(String) as string }),
    )
    expect(selectPage(db, 0, 10).map(({ id }) => id)).toEqual([1, 2])
    expect(selectRevision(db)).toEqual({ revision: 2, total: 2 })
  })

  it('refuses all of it where the database can’t be written, and says why', () => {
    const db = openTestDatabase()
    db.exec('PRAGMA query_only = ON')
    const outcome = commitGroup(
      { db, file: 'waybill.db', counter: new StepCounter(), onBug: vi.fn() },
      group('/a', '/b'),
    )
    expect(outcome.answers).toMatchObject({
      kept: [],
      refused: [
        [1, { code: 'store-read-only' }],
        [2, { code: 'store-read-only' }],
      ],
    })
    expect(outcome).toMatchObject({ committed: null, failure: { code: 'store-read-only' } })
  })
})

describe('an answer that was left open', () => {
  const rule = aRule({ name: 'Twice', steps: [aStep({ status: 500 }), aStep({ status: 200 })] })
  const open = (seq: number): PendingAppend => {
    const response = { candidates: [{ rule, edition: '1' }], mayHold: true }
    return { seq, request: aRequest({ target: '/a', response }) }
  }

  it('is chosen, written with the delivery, and told', () => {
    const db = openTestDatabase()
    const context = { db, file: 'waybill.db', counter: new StepCounter(), onBug: vi.fn() }
    const { answers, committed } = commitGroup(context, [open(1), open(2), open(3)])
    expect(answers.chosen).toMatchObject([
      [1, { status: 500, chosenBy: { step: 1 } }],
      [2, { status: 200, chosenBy: { step: 2 } }],
      [3, { status: 200, chosenBy: { step: 2 } }],
    ])
    expect(committed?.deliveries).toMatchObject([
      { status: 500, answeredBy: 'Twice' },
      { status: 200, answeredBy: 'Twice' },
      { status: 200, answeredBy: 'Twice' },
    ])
    expect(selectDetail(db, 1)?.response).toMatchObject({ status: 500, body: 'told' })
  })

  it('takes no step where the delivery can’t be kept', () => {
    const db = openTestDatabase()
    const context = { db, file: 'waybill.db', counter: new StepCounter(), onBug: vi.fn() }
    db.exec('PRAGMA query_only = ON')
    expect(commitGroup(context, [open(1), open(2)]).committed).toBeNull()
    db.exec('PRAGMA query_only = OFF')
    expect(commitGroup(context, [open(3)]).committed?.deliveries).toMatchObject([{ status: 500 }])
  })
})
