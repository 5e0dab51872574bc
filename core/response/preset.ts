import { WEBHOOK_PATH } from '../contract/status'
import type { ResponseRule, ResponseStep } from './rule'

/** A rule to start from, named after what Fleetbase does with it. Its numbers are from Fleetbase's source. */
export interface RulePreset {
  name: string
  /** What will happen, in a sentence. */
  description: string
  /** Null for every path. */
  path: string | null
  steps: ResponseStep[]
}

const ok: ResponseStep = { status: 200, headers: [], body: 'ok', delayMs: 0, fault: null }

function answering(status: number, body: string, change: Partial<ResponseStep> = {}): ResponseStep {
  return { ...ok, status, body, ...change }
}

/** Fleetbase tries three times: at once, 10 s after the first failure, 100 s after the second. It waits 5 s for an answer. */
export const RULE_PRESETS: readonly RulePreset[] = [
  {
    name: 'Fail twice, then accept',
    description: 'Fleetbase delivers each event on its third and last try, about 110 s in.',
    path: null,
    steps: [answering(500, 'try again'), answering(500, 'try again'), ok],
  },
  {
    name: 'Fail every time',
    description: 'Fleetbase tries three times in 110 s and gives up. Its log shows the last failure twice.',
    path: null,
    steps: [answering(500, 'no')],
  },
  {
    name: 'Time out',
    description: 'Fleetbase gave up a second before, and logs 500 ERR as for no answer at all.',
    path: null,
    steps: [answering(200, 'too late', { delayMs: 6000 })],
  },
  {
    name: 'Just in time',
    description: 'Half a second before Fleetbase gives up.',
    path: null,
    steps: [answering(200, 'just in time', { delayMs: 4500 })],
  },
  {
    name: 'Never answer',
    description: 'Holds the connection open without a word. Fleetbase gives up after 5 s and logs 500 ERR.',
    path: null,
    steps: [answering(200, '', { fault: 'never' })],
  },
  {
    name: 'Hang up',
    description: 'Closes the connection without an answer. Fleetbase logs 500 ERR and tries again.',
    path: null,
    steps: [answering(200, '', { fault: 'close' })],
  },
  {
    name: 'Redirect',
    description: 'Fleetbase follows it as a GET without the body, and counts a 200 there as delivered.',
    // One path only: for all of them it would answer its own target with another redirect.
    path: WEBHOOK_PATH,
    steps: [answering(301, '', { headers: [['Location', `${WEBHOOK_PATH}/moved`]] })],
  },
  {
    name: 'Not found',
    description: 'A failure like any other to Fleetbase: two more tries, then silence.',
    path: null,
    steps: [answering(404, 'not found')],
  },
]

/** A new rule from a preset. */
export function ruleFromPreset(preset: RulePreset, id: string): ResponseRule {
  return {
    id,
    name: preset.name,
    enabled: true,
    match: { path: preset.path, method: null, provider: null, eventName: null, filter: null },
    steps: preset.steps.map((step) => ({ ...step })),
  }
}
