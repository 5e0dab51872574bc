// A sender that behaves as Fleetbase does: three tries (at once, +10 s, +100 s), one id, one created_at and one signature
// over all of them, and a body that is made anew at each, as its queue does. Whole scripts go over HTTP, sped up by a
// factor, or straight into a store at their true times.
import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AnsweredRequest } from '../../core/delivery/received-request'
import { phpJsonEncode } from '../../electron/forward/php-json'
import { aRequest, aResponse } from './a-request'

/** The key of everything done in Fleetbase's console. */
const SECRET = 'internal'

const GAPS_S = [10, 100]

/** Something that happens in Fleetbase, of which webhooks are sent. */
export interface FleetbaseEvent {
  /** When, in seconds after the script's beginning. */
  atS: number
  name: string
  /** What the event is about at this attempt, 1 for the first; null sends `[]`: gone before the queue came to it. */
  data: (attempt: number) => Record<string, unknown> | null
  /** Events of the same key share an id; its own where it is left out. */
  idKey?: string
  /** Sent to each of these; `/webhooks/fleetbase` where it is left out. A path that ends in `/_500` is answered so. */
  paths?: readonly string[]
  /** How many first attempts find nobody there. */
  lost?: number
}

/** What one attempt sends. */
interface Sent {
  body: string
  signature: string
}

/** Sends all of a script over HTTP, each try when it is due; resolves when nothing more will be sent. */
export async function sendAsFleetbase(
  origin: string,
  script: readonly FleetbaseEvent[],
  { speed }: { speed: number },
): Promise<void> {
  const beganMs = Date.now()
  const deliver = async (event: FleetbaseEvent, index: number, path: string): Promise<void> => {
    await sleep((event.atS * 1000) / speed)
    const attempts = attemptsOf(script, index, (atS) => beganMs + (atS * 1000) / speed)
    for (let attempt = 1; ; attempt += 1) {
      const isThere = attempt > (event.lost ?? 0)
      if (isThere && (await isAccepted(origin + path, attempts(attempt)))) return
      const gapS = GAPS_S[attempt - 1]
      if (gapS === undefined) return
      await sleep((gapS * 1000) / speed)
    }
  }
  await Promise.all(
    script.flatMap((event, index) => pathsOf(event).map((path) => deliver(event, index, path))),
  )
}

/** What a script makes arrive, in order, from `beganMs` on; for a store to keep. */
export function fleetbaseArrivals(script: readonly FleetbaseEvent[], beganMs: number): AnsweredRequest[] {
  const arrivals: { atS: number; request: AnsweredRequest }[] = []
  script.forEach((event, index) => {
    const attempts = attemptsOf(script, index, (atS) => beganMs + atS * 1000)
    for (const path of pathsOf(event)) {
      const status = Number(/\/_(\d{3})$/.exec(path)?.[1] ?? 200)
      for (let attempt = 1, atS = event.atS + 0.2; attempt <= GAPS_S.length + 1; attempt += 1) {
        const isThere = attempt > (event.lost ?? 0)
        if (isThere) {
          const { body, signature } = attempts(attempt)
          const request = aRequest({
            receivedAtUs: Math.round((beganMs + atS * 1000) * 1000),
            target: path,
            headers: headersOf(signature),
            text: body,
            response: aResponse({ status }),
          })
          arrivals.push({ atS, request })
        }
        if (isThere && status < 300) break
        atS += GAPS_S[attempt - 1] ?? 0
      }
    }
  })
  return arrivals.sort((one, other) => one.atS - other.atS).map(({ request }) => request)
}

function attemptsOf(
  script: readonly FleetbaseEvent[],
  index: number,
  timeOf: (atS: number) => number,
): (attempt: number) => Sent {
  const event = script[index]
  if (event === undefined) throw new Error('there is no such event in the script')
  const namesake = script.findIndex(({ idKey }) => idKey !== undefined && idKey === event.idKey)
  const idIndex = namesake < 0 ? index : namesake
  const happenedMs = timeOf(script[idIndex]?.atS ?? 0)
  const body = (attempt: number): string => {
    const data = event.data(attempt)
    if (data === null) return '[]'
    const createdAt = new Date(timeOf(event.atS)).toISOString().slice(0, 19).replace('T', ' ')
    const id = eventId(happenedMs, idIndex)
    return phpJsonEncode({ id, api_version: '2024-03-12', event: event.name, created_at: createdAt, data })
  }
  // Signed when it is dispatched, and never again.
  const signature = createHmac('sha256', SECRET).update(body(1)).digest('hex')
  return (attempt) => ({ body: body(attempt), signature })
}

/** `event_` and PHP's uniqid; the index keeps two of one moment apart, in the script's order. */
function eventId(happenedMs: number, index: number): string {
  const us = Math.floor(happenedMs) * 1000 + index
  const seconds = Math.floor(us / 1_000_000)
  return `event_${seconds.toString(16).padStart(8, '0')}${(us % 1_000_000).toString(16).padStart(5, '0')}`
}

function pathsOf({ paths }: FleetbaseEvent): readonly string[] {
  return paths ?? ['/webhooks/fleetbase']
}

function headersOf(signature: string): [string, string][] {
  return [
    ['User-Agent', 'GuzzleHttp/7'],
    ['Content-Type', 'application/json'],
    ['Signature', signature],
  ]
}

async function isAccepted(url: string, { body, signature }: Sent): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: headersOf(signature),
      body,
      redirect: 'manual',
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    // No answer at all counts as a failure, as it does with Guzzle.
    return false
  }
}
