import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANY_UNPINNED } from '../../../../../core/contract/history'
import { DEFAULT_RETENTION } from '../../../../../core/contract/retention'
import type { EventKeyRules } from '../../../../../core/event/key-rules'
import { StepCounter } from '../../../../../core/response/step-counter'
import { clear, removeHidden, takeBack } from '../../../../../electron/store/clearing'
import { commitGroup } from '../../../../../electron/store/commit-group'
import type { Writer } from '../../../../../electron/store/connection'
import { annotate, selectPage } from '../../../../../electron/store/deliveries-table'
import { selectEventDetail, selectEventPage } from '../../../../../electron/store/groups/event-reader'
import { followKeyRules, groupOlder } from '../../../../../electron/store/groups/grouper'
import {
  selectResourceDetail,
  selectResourcePage,
} from '../../../../../electron/store/groups/resource-reader'
import { Retention } from '../../../../../electron/store/retention'
import { aRequest } from '../../../../support/a-request'
import { drain } from '../../../../support/drain'
import { openTestDatabase } from '../../../../support/test-database'

// What arrives: few ids, paths, resources and payloads, so that they meet often.
const sent = fc.record({
  path: fc.constantFrom('/a', '/b'),
  eventId: fc.constantFrom('event_1', 'event_2', 'event_3', null),
  eventName: fc.constantFrom('order.created', 'order.updated'),
  resourceId: fc.constantFrom('order_1', 'order_2'),
  payload: fc.constantFrom('"n":1', '"n":2', '"n": 1', '"n":1.0'),
  trace: fc.constantFrom('one', 'two'),
  agent: fc.constantFrom('Guzzle', 'curl'),
  header: fc.constantFrom('x', 'y', null),
  emptyBody: fc.constantFrom(false, false, false, true),
})
type Sent = typeof sent extends fc.Arbitrary<infer Value> ? Value : never

interface Kept {
  id: number
  what: Sent
  pinned: boolean
}

interface Model {
  listed: Kept[]
  hidden: { clearingId: number; deliveries: Kept[] }[]
  rules: EventKeyRules
}

const rules = fc.constantFrom<EventKeyRules>(
  [],
  [{ path: '*', from: { header: 'X-Own' } }],
  [{ path: '/b', from: { pointer: '/data/n' } }],
)

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('append' as const),
      all: fc.array(sent, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('gap' as const), ids: fc.integer({ min: 1, max: 3000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('pin' as const), at: fc.nat(), pinned: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('clear-named' as const),
      at: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('clear-path' as const), path: fc.constantFrom('/a', '/b') }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('take-back' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('remove-hidden' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('retain' as const),
      maxDeliveries: fc.integer({ min: 0, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('rules' as const), rules }) },
  // A file of an older Waybill, to be grouped from its beginning.
  { weight: 1, arbitrary: fc.record({ act: fc.constant('ungroup' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('group-some' as const) }) },
)
type Act = typeof act extends fc.Arbitrary<infer Step> ? Step : never

function bodyOf({ eventId, eventName, resourceId, payload, emptyBody }: Sent): string {
  if (emptyBody) return '[]'
  const data = `{"id":"${resourceId}","internal_id":"AC-${resourceId}",${payload}}`
  if (eventId === null) return `{"data":${data}}`
  return `{"id":"${eventId}","api_version":"1","event":"${eventName}","created_at":"2026-08-19 04:12:31","data":${data}}`
}

function headersOf({ trace, agent, header }: Sent): [string, string][] {
  const own: [string, string][] = header === null ? [] : [['X-Own', header]]
  return [['User-Agent', agent], ['Traceparent', trace], ['Content-Type', 'application/json'], ...own]
}

/** The rule of the issue, worked out naively. */
function keyOf({ id, what }: Kept, inForce: EventKeyRules): string {
  const { path, eventId, header, payload, emptyBody } = what
  if (eventId !== null && !emptyBody) return `fleetbase envelope ${eventId} ${path}`
  const [rule] = inForce
  if (rule !== undefined && 'header' in rule.from && header !== null)
    return `generic header:x-own ${header} ${path}`
  if (rule !== undefined && 'pointer' in rule.from && path === rule.path && !emptyBody) {
    return `generic pointer:/data/n ${String(parsedN(payload))} ${path}`
  }
  return emptyBody ? `alone ${String(id)}` : `generic content ${bodyOf(what)} ${path}`
}

function parsedN(payload: string): number {
  return (JSON.parse(`{${payload}}`) as { n: number }).n
}

function changes(of: readonly Kept[], read: (what: Sent) => string): number {
  return of.filter(({ what }, index) => {
    const before = of[index - 1]
    return before !== undefined && read(before.what) !== read(what)
  }).length
}

function nameOf({ eventId, emptyBody, eventName }: Sent): string | null {
  return eventId === null || emptyBody ? null : eventName
}

/** What two bodies are alike in as JSON: white space aside, numbers by their text. */
function jsonOf(what: Sent): string {
  return bodyOf(what).replaceAll(' ', '')
}

class Pair {
  readonly db: Writer = openTestDatabase()
  readonly model: Model = { listed: [], hidden: [], rules: [] }

  run(step: Act): void {
    const { db, model } = this
    switch (step.act) {
      case 'append': {
        const appends = step.all.map((what, seq) => ({
          seq,
          request: aRequest({ target: what.path, headers: headersOf(what), text: bodyOf(what) }),
        }))
        const outcome = commitGroup({ db, file: '', counter: new StepCounter(), onBug: fail }, appends)
        if (outcome.failure !== null) throw outcome.failure
        const ids = outcome.committed?.deliveries.map(({ id }) => id) ?? []
        expect(ids).toHaveLength(step.all.length)
        model.listed.push(...step.all.map((what, index) => ({ id: ids[index] ?? 0, what, pinned: false })))
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
        const criteria = { ...ANY_UNPINNED, path: step.path }
        const { result } = drain(clear(db, { what: 'matching', criteria, upToId: 1_000_000 }))
        this.hide(result.clearingId, ({ what, pinned }) => what.path === step.path && !pinned)
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
        const unpinned = model.listed.filter(({ pinned }) => !pinned)
        const dropped = unpinned.slice(0, Math.max(0, unpinned.length - step.maxDeliveries))
        model.listed = model.listed.filter((kept) => !dropped.includes(kept))
        return
      }
      case 'rules':
        followKeyRules(db, step.rules)
        model.rules = step.rules
        return
      case 'ungroup':
        db.exec(`DELETE FROM event_deliveries; DELETE FROM events; DELETE FROM resources; DELETE FROM resource_ids;
          UPDATE deliveries SET attempt = 1;
          UPDATE grouping SET grouped_to = 0, grouped_until = (SELECT coalesce(max(id), 0) FROM deliveries)`)
        return
      case 'group-some':
        groupOlder(db)
    }
  }

  check(): void {
    const { db, model } = this
    const byKey = this.groups()
    const { events } = selectEventPage(db, { before: null, limit: 500 })
    expect(
      events.map(({ attempts, firstDelivery, lastDelivery, sameness, eventNames, resource }) => ({
        attempts,
        firstDelivery,
        lastDelivery,
        sameness,
        eventNames,
        resource: resource?.resourceId ?? null,
      })),
    ).toEqual(byKey.map(expectedEvent))
    for (const [index, event] of events.entries()) {
      const detail = selectEventDetail(db, event.id)
      const kept = byKey[index] ?? []
      expect(detail.attemptList.map(({ delivery }) => delivery)).toEqual(kept.map(({ id }) => id))
      expect(detail.attemptList.map(({ bytesAlike }) => bytesAlike)).toEqual(alike(kept, bodyOf))
      expect(detail.attemptList.map(({ jsonAlike }) => jsonAlike)).toEqual(alike(kept, jsonOf))
    }
    this.checkResources(byKey)
    expect(selectPage(db, 0, 500).map(({ id }) => id)).toEqual(model.listed.map(({ id }) => id))
    expect(db.all({ name: 'orphans', sql: ORPHANS })).toEqual([])
  }

  /** Once all is grouped. */
  settle(): void {
    while (groupOlder(this.db));
    this.check()
  }

  private groups(): Kept[][] {
    const byKey = groupBy(this.model.listed, (kept) => keyOf(kept, this.model.rules))
    return [...byKey.values()].sort((one, other) => (other.at(-1)?.id ?? 0) - (one.at(-1)?.id ?? 0))
  }

  private checkResources(groups: readonly Kept[][]): void {
    const { db } = this
    const about = groupBy(
      groups.filter((kept) => resourceOf(kept) !== null),
      resourceOf,
    )
    const expected = [...about].map(([resourceId, steps]) => ({
      resourceId,
      steps: steps.length,
      attempts: steps.reduce((sum, kept) => sum + kept.length, 0),
      lastDelivery: Math.max(...steps.map((kept) => kept.at(-1)?.id ?? 0)),
    }))
    const { resources } = selectResourcePage(db, { before: null, limit: 500 })
    expect(
      resources.map(({ resourceId, steps, attempts, lastDelivery }) => ({
        resourceId,
        steps,
        attempts,
        lastDelivery,
      })),
    ).toEqual(expected.sort((one, other) => other.lastDelivery - one.lastDelivery))
    for (const { id, resourceId, otherIds } of resources) {
      expect(otherIds).toEqual([`AC-${resourceId}`])
      const firsts = (about.get(resourceId) ?? []).map(([first]) => first?.id ?? 0).sort((a, b) => a - b)
      expect(selectResourceDetail(db, id).stepList.map(({ delivery }) => delivery)).toEqual(firsts)
    }
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

/** Map.groupBy, which the oldest Node that runs the tests lacks. */
function groupBy<Item, Key>(items: readonly Item[], read: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(read(item), [...(groups.get(read(item)) ?? []), item])
  return groups
}

/** What refers to a group that is not there, or is there for nothing. */
const ORPHANS = `SELECT 'event' AS what, id FROM events
    WHERE members <> (SELECT count(*) FROM event_deliveries WHERE event = events.id) OR members = 0
  UNION ALL SELECT 'resource', id FROM resources
    WHERE members <> (SELECT count(*) FROM event_deliveries WHERE resource = resources.id) OR members = 0
  UNION ALL SELECT 'resource id', resource FROM resource_ids WHERE resource NOT IN (SELECT id FROM resources)`

function fail(_event: string, error: unknown): void {
  throw error
}

function expectedEvent(kept: readonly Kept[]) {
  const names = kept.flatMap(({ what }) => nameOf(what) ?? [])
  return {
    attempts: kept.length,
    firstDelivery: kept[0]?.id,
    lastDelivery: kept.at(-1)?.id,
    sameness: {
      byteChanges: changes(kept, bodyOf),
      jsonChanges: changes(kept, jsonOf),
      headerChanges: changes(kept, ({ agent, header }) => `${agent} ${String(header)}`),
      nameChanges: changes(kept, (what) => String(nameOf(what))),
    },
    eventNames: [...new Set(names)],
    resource: resourceOf(kept),
  }
}

function resourceOf([first]: readonly Kept[]): string | null {
  if (first === undefined || first.what.eventId === null || first.what.emptyBody) return null
  return first.what.resourceId
}

function alike(kept: readonly Kept[], read: (what: Sent) => string): number[] {
  const different = [...new Set(kept.map(({ what }) => read(what)))]
  return kept.map(({ what }) => different.indexOf(read(what)) + 1)
}

describe('events and resources under arrivals, clearing, undo, limits, new rules and an older file', () => {
  it('are what a naive grouping of the list would be', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (steps) => {
        const pair = new Pair()
        let isWhole = true
        for (const step of steps) {
          pair.run(step)
          if (step.act === 'rules' || step.act === 'ungroup') isWhole = false
          if (isWhole) pair.check()
        }
        pair.settle()
      }),
      { numRuns: 80 },
    )
  })

  it('come out of a file that is grouped behind as they would have come live', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(sent, { minLength: 1, maxLength: 40 }), fc.nat(), (all, at) => {
        const live = new Pair()
        live.run({ act: 'append', all })
        const older = new Pair()
        const middle = at % (all.length + 1)
        if (middle > 0) older.run({ act: 'append', all: all.slice(0, middle) })
        older.run({ act: 'ungroup' })
        // What arrives before the older ones have been grouped.
        if (middle < all.length) older.run({ act: 'append', all: all.slice(middle) })
        older.settle()
        const attempts = ({ db }: Pair) => selectPage(db, 0, 500).map(({ attempt }) => attempt)
        expect(attempts(older)).toEqual(attempts(live))
      }),
      { numRuns: 60 },
    )
  })
})
