import { z } from '../contract/schema'
import { DeliveryId } from '../delivery/delivery'

/** More of a value is for its delivery. In UTF-16 units. */
export const MAX_VALUE_TEXT = 400

const Value = z.object({
  kind: z.enum(['object', 'array', 'string', 'number', 'true', 'false', 'null']),
  /** As it is written, without the quotes and escapes of a string; the beginning where it is long. */
  text: z.string(),
  isCut: z.boolean(),
  /** The same for values that mean the same: the order of names, escapes and white space don't count. */
  digest: z.string(),
})
export type RunValue = z.infer<typeof Value>

/** Deliveries in a row in which a value was the same. */
export const ValueRun = z.object({
  /** Null where nothing stood at the path. */
  value: Value.nullable(),
  /** How many deliveries that were. */
  count: z.number().int().positive(),
  /** The first of them, with which it came to be so, and when; microseconds since 1970. */
  oldest: DeliveryId,
  oldestAtUs: z.number().int(),
  newest: DeliveryId,
  newestAtUs: z.number().int(),
  /** Of the first of them: the event, and what it is about. */
  eventName: z.string().nullable(),
  resourceId: z.string().nullable(),
})
export type ValueRun = z.infer<typeof ValueRun>

/** Runs with older ones behind them, newest first; where the value is the same across the seam they are one. */
export function joinRuns(newer: readonly ValueRun[], older: readonly ValueRun[]): ValueRun[] {
  const last = newer.at(-1)
  const [first, ...others] = older
  if (last === undefined || first === undefined || !areSame(last.value, first.value))
    return [...newer, ...older]
  return [...newer.slice(0, -1), joined(last, first), ...others]
}

/** Puts an older delivery's value behind the runs, in place. */
export function pushOlder(runs: ValueRun[], run: ValueRun): void {
  const last = runs.at(-1)
  if (last !== undefined && areSame(last.value, run.value)) runs[runs.length - 1] = joined(last, run)
  else runs.push(run)
}

function joined(newer: ValueRun, older: ValueRun): ValueRun {
  const { newest, newestAtUs } = newer
  return { ...older, newest, newestAtUs, count: newer.count + older.count }
}

function areSame(one: RunValue | null, other: RunValue | null): boolean {
  return one?.digest === other?.digest
}
