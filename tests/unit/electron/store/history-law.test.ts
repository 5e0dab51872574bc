import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANY_UNPINNED } from '../../../../core/contract/history'
import { DEFAULT_RETENTION } from '../../../../core/contract/retention'
import { StepCounter } from '../../../../core/response/step-counter'
import { clear, removeHidden, takeBack } from '../../../../electron/store/clearing'
import { selectClearings } from '../../../../electron/store/clearings-table'
import { commitGroup } from '../../../../electron/store/commit-group'
import type { Writer } from '../../../../electron/store/connection'
import { annotate, selectPage, selectPosition } from '../../../../electron/store/deliveries-table'
import { Retention } from '../../../../electron/store/retention'
import { selectRevision } from '../../../../electron/store/revision-table'
import { aRequest } from '../../../support/a-request'
import { drain } from '../../../support/drain'
import { openTestDatabase } from '../../../support/test-database'

interface Kept {
  id: number
  target: string
  pinned: boolean
}

/** The list as a plain array, which the database is to agree with. */
interface Model {
  listed: Kept[]
  hidden: { clearingId: number; deliveries: Kept[] }[]
}

const path = fc.constantFrom('/a', '/b', '/c')
const act = fc.oneof(
  fc.record({ act: fc.constant('append' as const), targets: fc.array(path, { minLength: 1, maxLength: 8 }) }),
  fc.record({ act: fc.constant('gap' as const), ids: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ act: fc.constant('pin' as const), at: fc.nat(), pinned: fc.boolean() }),
  fc.record({
    act: fc.constant('clear-named' as const),
    at: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ act: fc.constant('clear-path' as const), path, includePinned: fc.boolean() }),
  fc.record({ act: fc.constant('take-back' as const), at: fc.nat() }),
  fc.record({ act: fc.constant('remove-hidden' as const) }),
  fc.record({ act: fc.constant('retain' as const), maxDeliveries: fc.integer({ min: 0, max: 20 }) }),
)

class Pair {
  readonly db: Writer = openTestDatabase()
  readonly model: Model = { listed: [], hidden: [] }

  run(step: typeof act extends fc.Arbitrary<infer Step> ? Step : never): void {
    const { db, model } = this
    switch (step.act) {
      case 'append': {
        const appends = step.targets.map((target, seq) => ({ seq, request: aRequest({ target }) }))
        const outcome = commitGroup(
          { db, file: 'waybill.db', counter: new StepCounter(), onBug: () => undefined },
          appends,
        )
        model.listed.push(
          ...(outcome.committed?.deliveries ?? []).map(({ id, target }) => ({ id, target, pinned: false })),
        )
        return
      }
      case 'gap':
        db.exec(`UPDATE sqlite_sequence SET seq = seq + ${String(step.ids)} WHERE name = 'deliveries'`)
        return
      case 'pin': {
        const kept = this.pick(step.at)
        if (kept === undefined) return
        annotate(db, kept.id, { what: 'pinned', value: step.pinned })
        kept.pinned = step.pinned
        return
      }
      case 'clear-named': {
        const ids = step.at.flatMap((at) => this.pick(at)?.id ?? [])
        if (ids.length === 0) return
        const { result } = drain(clear(db, { what: 'named', ids }))
        this.hide(result.clearingId, ({ id }) => ids.includes(id))
        return
      }
      case 'clear-path': {
        const criteria = { ...ANY_UNPINNED, path: step.path, includePinned: step.includePinned }
        const { result } = drain(clear(db, { what: 'matching', criteria, upToId: 1_000_000 }))
        this.hide(
          result.clearingId,
          (kept) => kept.target === step.path && (step.includePinned || !kept.pinned),
        )
        return
      }
      case 'take-back': {
        const [taken] = model.hidden.splice(step.at % Math.max(1, model.hidden.length), 1)
        if (taken === undefined) return
        drain(takeBack(db, taken.clearingId))
        model.listed = [...model.listed, ...taken.deliveries].sort((one, other) => one.id - other.id)
        return
      }
      case 'remove-hidden': {
        const taken = model.hidden.shift()
        if (taken !== undefined) while (removeHidden(db, taken.clearingId));
        return
      }
      case 'retain': {
        const retention = new Retention({ ...DEFAULT_RETENTION, maxDeliveries: step.maxDeliveries })
        while (retention.step(db, Date.now(), { mayFree: true, arrived: 0 }) !== null);
        const surplus = model.listed.filter(({ pinned }) => !pinned).length - step.maxDeliveries
        const dropped = model.listed.filter(({ pinned }) => !pinned).slice(0, Math.max(0, surplus))
        model.listed = model.listed.filter((kept) => !dropped.includes(kept))
      }
    }
  }

  check(): void {
    const { db, model } = this
    const total = model.listed.length
    const page = (from: number, limit: number): Kept[] =>
      selectPage(db, from, limit).map(({ id, target, pinned }) => ({ id, target, pinned }))
    expect(selectRevision(db).total).toBe(total)
    expect(page(0, 500)).toEqual(model.listed)
    for (const from of [1, total >> 1, total - 2, total]) {
      if (from >= 0) expect(page(from, 3)).toEqual(model.listed.slice(from, from + 3))
    }
    expect(model.listed.map(({ id }) => selectPosition(db, id))).toEqual(
      model.listed.map((_, index) => index),
    )
    expect(selectClearings(db).map(({ id }) => id)).toEqual(
      model.hidden.map(({ clearingId }) => clearingId).sort((a, b) => a - b),
    )
  }

  private pick(at: number): Kept | undefined {
    return this.model.listed[at % Math.max(1, this.model.listed.length)]
  }

  private hide(clearingId: number, isMeant: (kept: Kept) => boolean): void {
    const deliveries = this.model.listed.filter(isMeant)
    this.model.listed = this.model.listed.filter((kept) => !deliveries.includes(kept))
    if (deliveries.length > 0) this.model.hidden.push({ clearingId, deliveries })
  }
}

describe('the list under arrivals, pins, clearing, undo and limits', () => {
  it('is what a plain array would be', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (steps) => {
        const pair = new Pair()
        for (const step of steps) {
          pair.run(step)
          pair.check()
        }
      }),
      { numRuns: 60 },
    )
  })
})
