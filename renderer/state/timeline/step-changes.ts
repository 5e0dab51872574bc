import { reportOf, type ErrorReport } from '../../../core/contract/errors'
import { changesOf, type ChangeList } from '../../../core/diff/changes'
import type { DiffOptions, DiffOutcome } from '../../../core/diff/model'
import { eventTypeKey, type EventType } from '../../../core/event/event-type'
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
  /** What is noise in an event type, by now and from now on; the same array as long as it is the same. */
  noise(type: EventType): Pick<Observable<{ patterns: readonly string[] }>, 'get' | 'subscribe'>
}

/** What was worked out, and by which noise. */
interface Worked {
  changes: StepChanges
  /** Null where noise played no part. */
  noise: { typeKey: string; patterns: readonly string[] } | null
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
 * What changed from step to step. Only steps in sight are worked out, the uppermost first. A delivery never changes, so
 * what was worked out is kept until something else is called noise.
 */
export class StepChangesStore {
  /** Rises whenever there is more to tell. */
  readonly version = new Observable(0)

  private readonly kept = new Map<string, Worked>()
  private readonly texts = new Map<number, Promise<PayloadText>>()
  /** By event type: the patterns in force. */
  private readonly noise = new Map<string, readonly string[]>()
  private inSight: readonly StepPair[] = []
  private readonly working = new Set<string>()

  constructor(private readonly source: StepChangesSource) {}

  /** What is known of a step by now. */
  of(pair: StepPair): StepChanges {
    return this.kept.get(keyOf(pair))?.changes ?? LOADING
  }

  /** These steps are in sight, and no others. */
  look(pairs: readonly StepPair[]): void {
    this.inSight = pairs
    this.workOn()
  }

  /** Tries again what could not be loaded. */
  retry(pair: StepPair): void {
    this.kept.delete(keyOf(pair))
    this.tell()
    this.workOn()
  }

  private workOn(): void {
    while (this.working.size < AT_ONCE) {
      const next = this.inSight.find((pair) => !this.working.has(keyOf(pair)) && !this.isKnown(pair))
      if (next === undefined) return
      void this.workOut(next)
    }
  }

  /** Whether a step was worked out by what is noise now. */
  private isKnown(pair: StepPair): boolean {
    const worked = this.kept.get(keyOf(pair))
    if (worked === undefined) return false
    return worked.noise === null || this.noise.get(worked.noise.typeKey) === worked.noise.patterns
  }

  private async workOut(pair: StepPair): Promise<void> {
    const key = keyOf(pair)
    this.working.add(key)
    const worked = await this.workedOut(pair)
    this.working.delete(key)
    keep(this.kept, key, worked, MAX_KEPT)
    this.tell()
    this.workOn()
  }

  private async workedOut({ delivery, before }: StepPair): Promise<Worked> {
    try {
      const [right, left] = await Promise.all([
        this.textOf(delivery),
        before === null ? null : this.textOf(before),
      ])
      if (right.text === null) return unreadable(right.why)
      if (left === null) return factsOf(right.text)
      if (left.text === null) return unreadable(`The step before can’t be compared with. ${left.why}`)
      return await this.compare(left.text, right.text, right.type)
    } catch (error) {
      return { changes: { status: 'failed', error: reportOf(error) }, noise: null }
    }
  }

  private async compare(left: string, right: string, type: EventType): Promise<Worked> {
    const noise = this.noiseOf(type)
    const outcome = await this.source.compare(left, right, { noise: noise.patterns })
    if (!outcome.ok) return unreadable(NOT_JSON)
    const list = changesOf(outcome.diff, left, right, { ...SHAPES[type.provider], limit: MAX_CHANGES })
    return { changes: { status: 'changes', list }, noise }
  }

  /** What is noise in a type by now. It is followed from here on: with it the steps are worked out anew. */
  private noiseOf(type: EventType): { typeKey: string; patterns: readonly string[] } {
    const typeKey = eventTypeKey(type)
    const known = this.noise.get(typeKey)
    if (known !== undefined) return { typeKey, patterns: known }
    const noise = this.source.noise(type)
    const { patterns } = noise.get()
    this.noise.set(typeKey, patterns)
    noise.subscribe(() => {
      this.noise.set(typeKey, noise.get().patterns)
      this.workOn()
    })
    return { typeKey, patterns }
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

  private tell(): void {
    this.version.set(this.version.get() + 1)
  }
}

const NOT_JSON = 'The payload is not valid JSON.'

function unreadable(why: string): Worked {
  return { changes: { status: 'unreadable', why }, noise: null }
}

function factsOf(text: string): Worked {
  try {
    return { changes: { status: 'facts', facts: mainFactsOf(JSON.parse(text)) }, noise: null }
  } catch {
    return unreadable(NOT_JSON)
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
