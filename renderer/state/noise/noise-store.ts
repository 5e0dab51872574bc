import { reportOf, type ErrorReport } from '../../../core/contract/errors'
import type { ListNews } from '../../../core/contract/events'
import type { NoiseLearnQuery, NoiseLearnStep } from '../../../core/contract/noise'
import { eventTypeKey, eventTypeOf, type EventType } from '../../../core/event/event-type'
import { NO_TYPE_NOISE, patternProblem, type TypeNoise } from '../../../core/noise/noise-choices'
import {
  activePatterns,
  noiseLines,
  withNoisePattern,
  withNoiseSwitched,
  withoutNoisePattern,
  type NoiseLine,
} from '../../../core/noise/noise-list'
import type { LearnedNoise } from '../../../core/noise/noise-learner'
import { Observable } from '../observable'

/** What is noise in one event type, as far as it is known by now. */
export interface TypeNoiseState {
  lines: readonly NoiseLine[]
  /** Of the lines that are on. The same array as long as they are the same. */
  patterns: readonly string[]
  /** Whether the person's choices and what can be learned are in it; before, the preset alone is. */
  isKnown: boolean
  /** From how many pairs it was learned, and whether each was about one resource. */
  pairs: number
  areOfOneResource: boolean
  /** Why the last change could not be saved, or nothing could be learned; null for neither. */
  failure: ErrorReport | null
}

export interface NoiseSource {
  get(type: EventType): Promise<TypeNoise>
  save(type: EventType, noise: TypeNoise): Promise<void>
  learn(query: NoiseLearnQuery): Promise<NoiseLearnStep>
}

interface KnownType {
  type: EventType
  state: Observable<TypeNoiseState>
  choices: TypeNoise
  learned: readonly LearnedNoise[]
  /** Of the loading that is under way, or was last. */
  loaded: Promise<void>
  /** Deliveries of this type came since it was learned. */
  isStale: boolean
  /** Of changes in quick succession only the answer to the last one says what holds. */
  lastSave: number
}

/** Event types that are kept in mind. */
const MAX_KNOWN = 200

/**
 * What is noise in each event type: the preset, what was learned and what the person says of it. Everything that compares
 * asks here, so that a path that was called noise once is noise everywhere.
 */
export class NoiseStore {
  private readonly known = new Map<string, KnownType>()

  constructor(private readonly source: NoiseSource) {}

  /** Takes news of the list: what was learned of a type is older than its newest deliveries. */
  hear(news: ListNews): void {
    if (news.name !== 'captured') return
    for (const delivery of news.payload.deliveries) {
      const known = this.known.get(eventTypeKey(eventTypeOf(delivery)))
      if (known !== undefined) known.isStale = true
    }
  }

  /** What is known of a type, followed from now on; what is not known yet is asked for. */
  of(type: EventType): Observable<TypeNoiseState> {
    return this.entry(type).state
  }

  /** The patterns that are noise, as soon as they are known. Never rejects: what can't be learned is left out. */
  async patterns(type: EventType): Promise<readonly string[]> {
    const entry = this.entry(type)
    await entry.loaded
    return entry.state.get().patterns
  }

  /** Learns anew where something came since. */
  refresh(type: EventType): void {
    const entry = this.entry(type)
    if (!entry.isStale) return
    entry.isStale = false
    entry.loaded = entry.loaded.then(() => this.learn(entry))
  }

  /** Adds a pattern of the person's own. Gives what is wrong with it, or null where it is taken. */
  add(type: EventType, pattern: string): string | null {
    const { state, choices } = this.entry(type)
    const { lines } = state.get()
    const isOff = lines.some((line) => line.pattern === pattern && !line.isOn)
    const known = lines.map((line) => line.pattern)
    const problem = patternProblem(pattern, isOff ? [] : known)
    if (problem === null) void this.change(type, withNoisePattern(choices, pattern, lines))
    return problem
  }

  /** Resolves when it is saved or could not be, which the state says. */
  setOn(type: EventType, pattern: string, isOn: boolean): Promise<void> {
    return this.change(type, withNoiseSwitched(this.entry(type).choices, pattern, isOn))
  }

  /** Takes a pattern of the person's own away. */
  remove(type: EventType, pattern: string): Promise<void> {
    return this.change(type, withoutNoisePattern(this.entry(type).choices, pattern))
  }

  private async change(type: EventType, choices: TypeNoise): Promise<void> {
    const entry = this.entry(type)
    const before = entry.choices
    entry.lastSave += 1
    const ownSave = entry.lastSave
    entry.choices = choices
    this.tell(entry, { failure: null })
    try {
      await this.source.save(type, choices)
    } catch (error) {
      if (ownSave !== entry.lastSave) return
      entry.choices = before
      this.tell(entry, { failure: reportOf(error) })
    }
  }

  private entry(type: EventType): KnownType {
    const key = eventTypeKey(type)
    const known = this.known.get(key)
    if (known !== undefined) return known
    const entry: KnownType = {
      type,
      state: new Observable<TypeNoiseState>(presetOnly(type)),
      choices: NO_TYPE_NOISE,
      learned: [],
      loaded: Promise.resolve(),
      isStale: false,
      lastSave: 0,
    }
    this.known.set(key, entry)
    entry.loaded = this.load(entry)
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MAX_KNOWN) break
      this.known.delete(oldest)
    }
    return entry
  }

  private async load(entry: KnownType): Promise<void> {
    try {
      const choices = await this.source.get(entry.type)
      // What was changed meanwhile is newer.
      if (entry.lastSave === 0) entry.choices = choices
    } catch (error) {
      this.tell(entry, { failure: reportOf(error) })
    }
    await this.learn(entry)
  }

  private async learn(entry: KnownType): Promise<void> {
    try {
      let step = await this.source.learn({ type: entry.type, anew: true })
      while (!step.isDone) step = await this.source.learn({ type: entry.type, anew: false })
      entry.learned = step.learned
      this.tell(entry, { isKnown: true, pairs: step.pairs, areOfOneResource: step.areOfOneResource })
    } catch (error) {
      this.tell(entry, { isKnown: true, failure: reportOf(error) })
    }
  }

  private tell({ type, state, choices, learned }: KnownType, change: Partial<TypeNoiseState>): void {
    const before = state.get()
    const lines = noiseLines(type.provider, choices, learned)
    const patterns = activePatterns(lines)
    const isSame =
      patterns.length === before.patterns.length && patterns.every((one, at) => one === before.patterns[at])
    state.set({ ...before, lines, patterns: isSame ? before.patterns : patterns, ...change })
  }
}

function presetOnly({ provider }: EventType): TypeNoiseState {
  const lines = noiseLines(provider, NO_TYPE_NOISE, [])
  const patterns = activePatterns(lines)
  return { lines, patterns, isKnown: false, pairs: 0, areOfOneResource: false, failure: null }
}
