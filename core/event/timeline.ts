// The life of a resource, laid out from its steps. Pure: the store gives the steps, whoever shows them the order.
import { fleetbaseIdTimeUs } from '../provider/fleetbase'
import type { ResourceStep } from './group'

/** By when the steps happened, or by when they came. */
export type StepOrder = 'event-time' | 'arrival'

/** What stands out in a step. */
export type StepBadge =
  /** A step that happened later had arrived before it. */
  | 'out-of-order'
  /** It arrived so long after it happened that earlier attempts, or the queue, must have been in the way. */
  | 'late'
  /** It brings the resource to the status that the step before had brought it to, under the same event's name. */
  | 'repeated-status'
  /** About the same thing in the same second as its neighbour, under another id: `order.updated` with `order.completed`. */
  | 'same-fact'
  /** The same event was sent to another endpoint, too. */
  | 'other-endpoint'

export interface TimelineStep extends ResourceStep {
  /** When it happened, as exactly as is known, microseconds since 1970; null where nothing tells. */
  happenedAtUs: number | null
  /** What told it: the time in a Fleetbase id is to the microsecond, `created_at` to the second. */
  toldBy: 'id' | 'created-at' | null
  badges: StepBadge[]
  /** From when it happened to its first arrival; null where the former is not known. */
  delayUs: number | null
  /** How long the resource stayed in this step: until the next one in the order that is shown; null for the last. */
  lastedUs: number | null
  /** The step to show changes against: the one before it that is not the same event; null for the first. */
  previous: number | null
  /** A step before it that is the same event, sent to another endpoint; null where there is none. */
  twin: number | null
  /** Its place in either order, 1 for the first. */
  place: Readonly<Record<StepOrder, number>>
  /** The name of the event that tells the same fact; null where none does, or it has no name. */
  sameFactAs: string | null
}

export interface Timeline {
  steps: TimelineStep[]
  /** Events that must have happened and are not among the steps, by name, with the step before which each is missing. */
  missing: { eventName: string; before: number }[]
  /** Whether the two orders differ. */
  isReordered: boolean
}

/** A step that arrives this much after it happened is late: half of Fleetbase's first retry. */
const LATE_AFTER_US = 5_000_000

/** `created_at` is to the second, so two times within one say nothing about which came first. */
const SECOND_US = 1_000_000

/** What an order must have gone through before it can be what a step says. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  'order.driver_assigned': ['order.created'],
  'order.dispatched': ['order.created'],
  'order.completed': ['order.created', 'order.dispatched'],
  'order.canceled': ['order.created'],
}

/** Lays out steps in one of the two orders. */
export function timelineOf(steps: readonly ResourceStep[], order: StepOrder): Timeline {
  const byArrival = [...steps].sort((one, other) => one.delivery - other.delivery).map(timed)
  const byTime = sortByTime(byArrival)
  const badges = badgesOf(byArrival, byTime)
  const sameFacts = sameFactsIn(byTime)
  const places = { 'event-time': placesIn(byTime), arrival: placesIn(byArrival) }
  const shown = order === 'arrival' ? byArrival : byTime
  return {
    steps: shown.map((step, index) => {
      const before = shown.slice(0, index)
      const sameFact = sameFacts.get(step.event)
      return {
        ...step,
        badges: [
          ...(badges.get(step.event) ?? []),
          ...(sameFact === undefined ? [] : ['same-fact' as const]),
        ],
        delayUs: step.happenedAtUs === null ? null : step.firstAtUs - step.happenedAtUs,
        lastedUs: lasted(step, shown[index + 1], order),
        previous: before.findLast(({ senderId }) => senderId !== step.senderId)?.event ?? null,
        twin: before.findLast(({ senderId }) => senderId === step.senderId)?.event ?? null,
        place: {
          'event-time': places['event-time'].get(step.event) ?? 0,
          arrival: places.arrival.get(step.event) ?? 0,
        },
        sameFactAs: sameFact?.eventName ?? null,
      }
    }),
    missing: missingIn(byTime),
    isReordered: byTime.some((step, index) => step !== byArrival[index]),
  }
}

type TimedStep = ResourceStep & Pick<TimelineStep, 'happenedAtUs' | 'toldBy'>

function timed(step: ResourceStep): TimedStep {
  const inId = step.source === 'envelope' ? fleetbaseIdTimeUs(step.senderId) : null
  if (inId !== null) return { ...step, happenedAtUs: inId, toldBy: 'id' }
  if (step.createdAtMs === null) return { ...step, happenedAtUs: null, toldBy: null }
  return { ...step, happenedAtUs: step.createdAtMs * 1000, toldBy: 'created-at' }
}

/** By when they happened; a step of which that is not known stays where it arrived, behind the one before it. */
function sortByTime(byArrival: readonly TimedStep[]): TimedStep[] {
  let latest = -Infinity
  const keyed = byArrival.map((step, index) => {
    latest = step.happenedAtUs ?? latest
    return { step, index, atUs: latest }
  })
  return keyed.sort((one, other) => one.atUs - other.atUs || one.index - other.index).map(({ step }) => step)
}

function badgesOf(byArrival: readonly TimedStep[], byTime: readonly TimedStep[]): Map<number, StepBadge[]> {
  const badges = new Map<number, StepBadge[]>(byArrival.map(({ event }) => [event, []]))
  const give = ({ event }: TimedStep, badge: StepBadge): void => {
    badges.get(event)?.push(badge)
  }
  const paths = new Map<string, Set<string>>()
  for (const { senderId, path } of byArrival) {
    paths.set(senderId, (paths.get(senderId) ?? new Set()).add(path))
  }
  const newest = { id: -Infinity, 'created-at': -Infinity }
  for (const step of byArrival) {
    const { happenedAtUs, toldBy } = step
    if (happenedAtUs !== null && toldBy !== null) {
      // Of two clocks' times those are compared that are told alike; across them a second decides nothing.
      const other = newest[toldBy === 'id' ? 'created-at' : 'id']
      if (happenedAtUs < newest[toldBy] || happenedAtUs + SECOND_US <= other) give(step, 'out-of-order')
      newest[toldBy] = Math.max(newest[toldBy], happenedAtUs)
      if (step.firstAtUs - happenedAtUs > LATE_AFTER_US) give(step, 'late')
    }
    if ((paths.get(step.senderId)?.size ?? 0) > 1) give(step, 'other-endpoint')
  }
  byTime.forEach((step, index) => {
    const before = byTime.slice(0, index).findLast(({ senderId }) => senderId !== step.senderId)
    if (before !== undefined && repeats(before, step)) give(step, 'repeated-status')
  })
  return badges
}

/** By step, the one next to it that tells the same fact. */
function sameFactsIn(byTime: readonly TimedStep[]): Map<number, TimedStep> {
  const found = new Map<number, TimedStep>()
  byTime.forEach((step, index) => {
    const before = byTime.slice(0, index).findLast(({ senderId }) => senderId !== step.senderId)
    const after = byTime.slice(index + 1).find(({ senderId }) => senderId !== step.senderId)
    const same = [before, after].find((near) => near !== undefined && isSameFact(near, step))
    if (same !== undefined) found.set(step.event, same)
  })
  return found
}

function placesIn(steps: readonly TimedStep[]): Map<number, number> {
  return new Map(steps.map(({ event }, index) => [event, index + 1]))
}

/** An update is expected to leave the status as it is; any other event stands for having come to it. */
function repeats(before: TimedStep, step: TimedStep): boolean {
  const { status, eventName } = step
  if (status === null || eventName?.endsWith('.updated') === true) return false
  return status === before.status && eventName === before.eventName
}

function isSameFact(one: TimedStep, other: TimedStep): boolean {
  if (one.createdAtMs === null || other.createdAtMs === null) return false
  return (
    Math.floor(one.createdAtMs / 1000) === Math.floor(other.createdAtMs / 1000) && one.path === other.path
  )
}

function lasted(step: TimedStep, next: TimedStep | undefined, order: StepOrder): number | null {
  if (next === undefined) return null
  if (order === 'arrival') return next.firstAtUs - step.firstAtUs
  if (step.happenedAtUs === null || next.happenedAtUs === null) return null
  return next.happenedAtUs - step.happenedAtUs
}

/** Each missing event once, before the first step that asks for it. One that comes later is out of order, not missing. */
function missingIn(byTime: readonly TimedStep[]): Timeline['missing'] {
  const there = new Set(byTime.map(({ eventName }) => eventName))
  const missing = new Map<string, number>()
  for (const { eventName, event } of byTime) {
    for (const needed of BEFORE[eventName ?? ''] ?? []) {
      if (!there.has(needed) && !missing.has(needed)) missing.set(needed, event)
    }
  }
  return [...missing].map(([eventName, before]) => ({ eventName, before }))
}
