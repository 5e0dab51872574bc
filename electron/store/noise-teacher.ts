import type { NoiseLearnQuery, NoiseLearnStep } from '../../core/contract/noise'
import { eventTypeKey, type EventType } from '../../core/event/event-type'
import type { SearchedDelivery } from '../../core/filter/searched'
import { MIN_PAIRS, NoiseLearner } from '../../core/noise/noise-learner'
import { subjectPattern } from '../../core/noise/subject-pattern'
import type { Searcher } from './search/searcher'
import { ofType, type Chosen } from '../../core/event/type-filter'

/** More pairs show nothing that these don't. */
const ENOUGH_PAIRS = 48
/** Deliveries that are looked at for pairs, and how much of their payloads. */
const MAX_DELIVERIES = 600
const MAX_LENGTH = 16 * 1024 * 1024
/** A longer payload is passed over: to compare two takes 20 ms. In bytes as sent, and in UTF-16 units. */
const MAX_PAYLOAD_LENGTH = 1024 * 1024

/** Event types whose lessons can be gone on with. */
const MAX_LESSONS = 4

/** Learns the noise of event types from the newest deliveries of each, a moment at a time. */
export class NoiseTeacher {
  private readonly lessons = new Map<string, Lesson>()

  constructor(private readonly searcher: Searcher) {}

  /** Learns on for a moment. */
  learn({ type, anew }: NoiseLearnQuery): NoiseLearnStep {
    const key = eventTypeKey(type)
    const known = anew ? undefined : this.lessons.get(key)
    const lesson = known ?? new Lesson(type)
    this.lessons.delete(key)
    this.lessons.set(key, lesson)
    for (const oldest of this.lessons.keys()) {
      if (this.lessons.size <= MAX_LESSONS) break
      this.lessons.delete(oldest)
    }
    lesson.goOn(this.searcher)
    return lesson.step()
  }
}

interface Payload {
  resource: string | null
  text: string
}

/** Walks from the newest delivery of a type down, so that each one's partner is the next that came after it. */
class Lesson {
  private readonly chosen: Chosen
  private before: number | null = null
  private isDone = false
  private looked = 0
  private length = 0
  /** Pairs about one resource; and pairs of neighbours, for types that come once in a resource's life. */
  private readonly same = new NoiseLearner()
  private readonly others = new NoiseLearner()
  /** The one after the next, of each resource and of all. */
  private readonly laterOf = new Map<string, Payload>()
  private later: Payload | null = null

  constructor(type: EventType) {
    this.chosen = ofType(type)
  }

  goOn(searcher: Searcher): void {
    if (this.isDone) return
    this.before = searcher.look(this.chosen.filter, this.before, (delivery) => {
      this.take(delivery)
      return !this.isEnough()
    })
    if (this.before !== null && !this.isEnough()) return
    this.isDone = true
    this.laterOf.clear()
    this.later = null
  }

  step(): NoiseLearnStep {
    const areOfOneResource = this.same.pairs >= MIN_PAIRS
    const learner = areOfOneResource ? this.same : this.others
    return { learned: learner.learned(), pairs: learner.pairs, areOfOneResource, isDone: this.isDone }
  }

  private isEnough(): boolean {
    return this.same.pairs >= ENOUGH_PAIRS || this.looked >= MAX_DELIVERIES || this.length >= MAX_LENGTH
  }

  private take(delivery: SearchedDelivery): void {
    const { summary } = delivery
    // A retry repeats an event, so that it shows nothing.
    if (!this.chosen.isChosen(summary) || summary.attempt > 1) return
    this.looked += 1
    if (summary.bodyKind !== 'json' || summary.keptBytes !== null) return
    const text = summary.sizeBytes > MAX_PAYLOAD_LENGTH ? null : delivery.bodyText()
    if (text === null || text.length > MAX_PAYLOAD_LENGTH) return
    this.length += text.length
    const payload = { resource: summary.resourceId, text }
    this.pairUp(payload)
    this.later = payload
    if (payload.resource !== null) this.laterOf.set(payload.resource, payload)
  }

  private pairUp({ resource, text }: Payload): void {
    const laterOfSame = resource === null ? undefined : this.laterOf.get(resource)
    if (laterOfSame !== undefined) this.same.add(text, laterOfSame.text)
    if (this.later === null || this.others.pairs >= ENOUGH_PAIRS) return
    this.others.add(text, this.later.text, whatIsAbout(resource, text, this.later.resource === resource))
  }
}

/** Of two resources everything may differ, which shows nothing but what stands around them. */
function whatIsAbout(resource: string | null, text: string, isSame: boolean): (pattern: string) => boolean {
  if (resource === null || isSame) return () => false
  const subject = subjectPattern(parsed(text), resource)
  if (subject === null) return () => true
  return (pattern) => pattern.startsWith(`${subject}/`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Kept as JSON by an older Waybill, perhaps; the learner passes it over as well.
    return undefined
  }
}
