import type { ResponseRule, ResponseStep } from './rule'

/** A rule to start from, named after what Fleetbase does with it. Its numbers are from Fleetbase's source. */
export interface RulePreset {
  name: string
  /** What will happen, in a sentence. */
  description: string
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
    description:
      '500, 500, then 200 for each event: Fleetbase delivers on its third and last try, about 110 s in.',
    steps: [answering(500, 'try again'), answering(500, 'try again'), ok],
  },
  {
    name: 'Fail every time',
    description:
      '500 for ever: Fleetbase tries three times in 110 s and gives up; its log shows the last failure twice.',
    steps: [answering(500, 'no')],
  },
  {
    name: 'Time out',
    description: 'Answers after 6 s. Fleetbase gave up after 5 and logs 500 ERR, as for no answer at all.',
    steps: [answering(200, 'too late', { delayMs: 6000 })],
  },
  {
    name: 'Just in time',
    description: 'Answers 200 after 4.5 s, half a second before Fleetbase gives up.',
    steps: [answering(200, 'just in time', { delayMs: 4500 })],
  },
  {
    name: 'Never answer',
    description: 'Holds the connection open without a word. Fleetbase gives up after 5 s and logs 500 ERR.',
    steps: [answering(200, '', { fault: 'never' })],
  },
  {
    name: 'Hang up',
    description: 'Closes the connection without an answer. Fleetbase logs 500 ERR and tries again.',
    steps: [answering(200, '', { fault: 'close' })],
  },
  {
    name: 'Redirect (301)',
    description: 'Fleetbase follows it as a GET without the body, and counts a 200 there as delivered.',
    steps: [answering(301, '', { headers: [['Location', '/webhooks/fleetbase/moved']] })],
  },
  {
    name: 'Not found (404)',
    description: 'A failure like any other to Fleetbase: two more tries, then silence.',
    steps: [answering(404, 'not found')],
  },
]

/** A new rule from a preset, for every delivery to `path`. */
export function ruleFromPreset(preset: RulePreset, id: string, path: string | null): ResponseRule {
  return {
    id,
    name: preset.name,
    enabled: true,
    match: { path, method: null, provider: null, eventName: null },
    steps: preset.steps.map((step) => ({ ...step })),
  }
}
