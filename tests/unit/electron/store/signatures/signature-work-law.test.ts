import fc from 'fast-check'
import { expect, it } from 'vitest'
import { StepCounter } from '../../../../../core/response/step-counter'
import { commitGroup } from '../../../../../electron/store/commit-group'
import type { Writer } from '../../../../../electron/store/connection'
import { selectDetail } from '../../../../../electron/store/deliveries-table'
import type { SigningSecret } from '../../../../../electron/store/signatures/candidate-keys'
import { SignatureWork } from '../../../../../electron/store/signatures/signature-work'
import { openTestDatabase } from '../../../../support/test-database'
import { signedRequest } from '../../../../support/signed-requests'

const SECRETS = ['one', 'two', 'three'] as const

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('arrive' as const),
      by: fc.array(fc.constantFrom(null, 'internal', 'a stranger', ...SECRETS), {
        minLength: 1,
        maxLength: 12,
      }),
      gap: fc.constantFrom(0, 0, 0, 3000),
    }),
  },
  fc.record({ act: fc.constant('add' as const), secret: fc.constantFrom(...SECRETS) }),
  fc.record({ act: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ act: fc.constant('lose' as const), at: fc.nat() }),
  fc.record({ act: fc.constant('restart' as const), isLocked: fc.boolean() }),
  fc.record({ act: fc.constant('unlock' as const) }),
  fc.record({ act: fc.constant('steps' as const), count: fc.integer({ min: 1, max: 4 }) }),
)
type Act = typeof act extends fc.Arbitrary<infer Step> ? Step : never

/** A database and the plain list of who signed what, with the keys as a person gave them. */
class Pair {
  private readonly db: Writer = openTestDatabase()
  private readonly signers: { id: number; by: string | null }[] = []
  private keys: { id: string; secret: string; isLost: boolean }[] = []
  /** What lost keys fitted before they were lost, and may still be said of them. */
  private readonly may = new Map<number, Set<string>>()
  private lastKey = 0
  private isLocked = false
  private work = this.begin()

  run(step: Act): void {
    switch (step.act) {
      case 'arrive':
        this.db.exec(`UPDATE sqlite_sequence SET seq = seq + ${String(step.gap)} WHERE name = 'deliveries'`)
        this.arrive(step.by)
        return
      case 'add':
        if (this.keys.some(({ secret, isLost }) => secret === step.secret && !isLost)) return
        this.lastKey += 1
        this.keys.push({ id: `key ${String(this.lastKey)}`, secret: step.secret, isLost: false })
        this.follow()
        return
      case 'remove':
        this.keys = this.keys.filter((_key, index) => index !== step.at % this.keys.length)
        this.follow()
        return
      case 'lose': {
        const key = this.keys[step.at % Math.max(1, this.keys.length)]
        if (key === undefined) return
        key.isLost = true
        for (const { id, by } of this.signers) {
          if (by === key.secret) this.may.set(id, (this.may.get(id) ?? new Set()).add(key.id))
        }
        this.follow()
        return
      }
      case 'restart':
        this.isLocked = step.isLocked
        this.work = this.begin()
        return
      case 'unlock':
        this.isLocked = false
        this.follow()
        return
      case 'steps':
        for (let count = 0; count < step.count; count += 1) this.work.step()
    }
  }

  /** Everything that was begun comes to its end; then each verdict has to be what it would be anew. */
  check(): void {
    if (this.isLocked) this.run({ act: 'unlock' })
    while (this.work.step());
    for (const { id, by } of this.signers) {
      const { signature, signedBy } = selectDetail(this.db, id) ?? {}
      const lost = this.keys.find((key) => key.isLost && key.id === signedBy)
      if (lost !== undefined) {
        expect({ signature, may: this.may.get(id)?.has(lost.id) }).toEqual({ signature: 'valid', may: true })
        continue
      }
      const key = this.keys.find(({ secret, isLost }) => secret === by && !isLost)
      const isValid = by === 'internal' || key !== undefined
      expect({ id, by, signature, signedBy }).toEqual({
        id,
        by,
        signature: by === null ? 'none' : isValid ? 'valid' : 'invalid',
        signedBy: key?.id ?? null,
      })
    }
  }

  private begin(): SignatureWork {
    return new SignatureWork(this.db, this.isLocked ? null : this.given(), () => undefined)
  }

  private follow(): void {
    if (!this.isLocked) this.work.follow(this.given())
  }

  private given(): SigningSecret[] {
    return this.keys.map(({ id, secret, isLost }) => ({ id, secret: isLost ? null : secret }))
  }

  private arrive(by: readonly (string | null)[]): void {
    const { committed } = commitGroup(
      { db: this.db, file: '', counter: new StepCounter(), signingKeys: () => this.work.tried, onBug: fail },
      by.map((secret, seq) => ({ seq, request: signedRequest(secret) })),
    )
    committed?.deliveries.forEach(({ id }, index) => this.signers.push({ id, by: by[index] ?? null }))
  }
}

function fail(event: string, error: unknown): never {
  throw new Error(event, { cause: error })
}

/** A key that was given while the key store was locked, fitted one delivery and was gone before the database heard of it. */
const KEY_IN_FORCE_FOR_A_MOMENT: Act[] = [
  { act: 'restart', isLocked: true },
  { act: 'add', secret: 'one' },
  { act: 'restart', isLocked: false },
  { act: 'arrive', by: ['one'], gap: 0 },
  { act: 'restart', isLocked: true },
  { act: 'remove', at: 0 },
]

it('every verdict is what a check anew would give, whatever keys come and go between arrivals', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 24 }), (acts) => {
      const pair = new Pair()
      for (const step of acts) pair.run(step)
      pair.check()
    }),
    { numRuns: 60, examples: [[KEY_IN_FORCE_FOR_A_MOMENT]] },
  )
})
