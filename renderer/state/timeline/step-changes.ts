import { reportOf, type ErrorReport } from '../../../core/contract/errors'
import { changesOf, type ChangeList } from '../../../core/diff/changes'
import type { DiffOptions, DiffOutcome } from '../../../core/diff/model'
import { NOISE_PRESETS } from '../../../core/diff/noise-presets'
import { mainFactsOf, type MainFact } from '../../../core/event/main-facts'
import type { ProviderId } from '../../../core/provider/provider-id'
import { Observable } from '../observable'
import type { PayloadText } from './payload-text'

/** A step's delivery and that of the step before it; null where there is none to compare with. */
export interface StepPair {
  delivery: number
  before: number | null
}

/** What a step shows of its payload. */
export type StepChanges =
  | { status: 'loading' }
  /** Nothing is before it: what it says of the resource. */
  | { status: 'facts'; facts: readonly MainFact[] }
  | { status: 'changes'; list: ChangeList }
  /** A sentence that says why nothing can be told. */
  | { status: 'unreadable'; why: string }
  | { status: 'failed'; error: ErrorReport }

export interface StepChangesSource {
  /** Rejects with an AppError. */
  load(delivery: number): Promise<PayloadText>
  /** Off the window's thread where the texts are large. */
  compare(left: string, right: string, options: DiffOptions): Promise<DiffOutcome>
}

/** A line of one step; more is for the comparison. */
const MAX_CHANGES = 40

/** Steps are worked on so many at once: enough to hide the way to the store and back. */
const AT_ONCE = 3

/** A step's changes take a few KB, a payload up to a MB. */
const MAX_KEPT = 2000
const MAX_TEXTS = 24

/** What of each provider's envelope is told by the step itself, and where the resource stands in it. */
const SHAPES: Readonly<Record<ProviderId, { root: string | null; without: readonly string[] }>> = {
  fleetbase: { root: 'data', without: ['event'] },
  generic: { root: null, without: [] },
}

const LOADING: StepChanges = { status: 'loading' }

/**
 * What changed from step to step. Only steps in sight are worked out, the uppermost first; a delivery never changes, so
 * what was worked out is kept.
 */
export class StepChangesStore {
  /** Rises whenever there is more to tell. */
  readonly version = new Observable(0)

  private readonly kept = new Map<string, StepChanges>()
  private readonly texts = new Map<number, Promise<PayloadText>>()
  /** In sight, and not known yet. */
  private wanted: StepPair[] = []
  private readonly working = new Set<string>()

  constructor(private readonly source: StepChangesSource) {}

  /** What is known of a step by now. */
  of(pair: StepPair): StepChanges {
    return this.kept.get(keyOf(pair)) ?? LOADING
  }

  /** These steps are in sight, and no others. */
  look(pairs: readonly StepPair[]): void {
    this.wanted = pairs.filter((pair) => !this.kept.has(keyOf(pair)))
    this.workOn()
  }

  /** Tries again what could not be loaded. */
  retry(pair: StepPair): void {
    this.kept.delete(keyOf(pair))
    this.wanted = [...this.wanted, pair]
    this.version.set(this.version.get() + 1)
    this.workOn()
  }

  private workOn(): void {
    while (this.working.size < AT_ONCE) {
      const next = this.wanted.find((pair) => !this.working.has(keyOf(pair)))
      if (next === undefined) return
      void this.workOut(next)
    }
  }

  private async workOut(pair: StepPair): Promise<void> {
    const key = keyOf(pair)
    this.working.add(key)
    const changes = await this.changesOf(pair)
    this.working.delete(key)
    this.wanted = this.wanted.filter((other) => keyOf(other) !== key)
    keep(this.kept, key, changes, MAX_KEPT)
    this.version.set(this.version.get() + 1)
    this.workOn()
  }

  private async changesOf({ delivery, before }: StepPair): Promise<StepChanges> {
    try {
      const [right, left] = await Promise.all([
        this.textOf(delivery),
        before === null ? null : this.textOf(before),
      ])
      if (right.text === null) return { status: 'unreadable', why: right.why }
      if (left === null) return factsOf(right.text)
      if (left.text === null) {
        return { status: 'unreadable', why: `The step before can’t be compared with. ${left.why}` }
      }
      return await this.compare(left.text, right.text, right.provider)
    } catch (error) {
      return { status: 'failed', error: reportOf(error) }
    }
  }

  private async compare(left: string, right: string, provider: ProviderId): Promise<StepChanges> {
    const outcome = await this.source.compare(left, right, { noise: NOISE_PRESETS[provider] })
    if (!outcome.ok) return { status: 'unreadable', why: 'The payload is not valid JSON.' }
    const list = changesOf(outcome.diff, left, right, { ...SHAPES[provider], limit: MAX_CHANGES })
    return { status: 'changes', list }
  }

  private textOf(delivery: number): Promise<PayloadText> {
    const known = this.texts.get(delivery)
    // A step is asked for as the one after, then as the one before: put last, it stays for both.
    if (known !== undefined) this.texts.delete(delivery)
    const text = known ?? this.source.load(delivery)
    keep(this.texts, delivery, text, MAX_TEXTS)
    text.catch(() => this.texts.delete(delivery))
    return text
  }
}

function factsOf(text: string): StepChanges {
  try {
    return { status: 'facts', facts: mainFactsOf(JSON.parse(text)) }
  } catch {
    return { status: 'unreadable', why: 'The payload is not valid JSON.' }
  }
}

function keyOf({ delivery, before }: StepPair): string {
  return `${String(before)} ${String(delivery)}`
}

/** Keeps a value, and of too many forgets the oldest. */
function keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, limit: number): void {
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= limit) return
    map.delete(oldest)
  }
}
