// A rule as a form holds it: everything text, so that a person can write what is not yet right.
import { isSilent, type Fault } from '../../core/response/fault'
import { z } from '../../core/contract/schema'
import { stepsInWords } from '../../core/response/describe'
import { MAX_NAME_LENGTH } from '../../core/response/limits'
import { ResponseRule, ResponseStep as Step, type ResponseStep } from '../../core/response/rule'

export interface RuleDraft {
  id: string
  name: string
  enabled: boolean
  /** Empty for any, as the four below. */
  path: string
  method: string
  provider: string
  eventName: string
  filter: string
  steps: StepDraft[]
}

export interface StepDraft {
  /** Tells the steps apart while they are moved about. */
  key: string
  fault: Fault | 'none'
  status: string
  /** How long it is held back, in seconds. */
  seconds: string
  body: string
  /** A line for each, `Name: value`. */
  headers: string
}

/** What is wrong with a field, by its name: `name`, `path`, `steps.0.status`. */
export type DraftProblems = ReadonlyMap<string, string>

/** A rule to edit. */
export function draftOf(rule: ResponseRule): RuleDraft {
  const { path, method, provider, eventName, filter } = rule.match
  return {
    id: rule.id,
    name: rule.name,
    enabled: rule.enabled,
    path: path ?? '',
    method: method ?? '',
    provider: provider ?? '',
    eventName: eventName ?? '',
    filter: filter ?? '',
    steps: rule.steps.map((step, index) => stepDraftOf(step, String(index))),
  }
}

/** A rule to begin with: 500 to everything. */
export function newDraft(id: string): RuleDraft {
  const step = newStep('0')
  const match = { path: '', method: '', provider: '', eventName: '', filter: '' }
  return { id, name: '', enabled: true, ...match, steps: [step] }
}

/** A step to begin with. */
export function newStep(key: string): StepDraft {
  return { key, fault: 'none', status: '500', seconds: '0', body: '', headers: '' }
}

/** The rule that a draft says, or what is wrong with it. */
export function readDraft(draft: RuleDraft): { rule: ResponseRule } | { problems: DraftProblems } {
  const parsed = ResponseRule.safeParse({
    id: draft.id,
    name: draft.name.trim() === '' ? (nameOf(draft.steps) ?? UNNAMED) : draft.name,
    enabled: draft.enabled,
    match: {
      path: orNull(draft.path),
      method: orNull(draft.method.toUpperCase()),
      provider: orNull(draft.provider),
      eventName: orNull(draft.eventName),
      filter: orNull(draft.filter),
    },
    steps: draft.steps.map(readStep),
  })
  if (parsed.success) return { rule: parsed.data }
  const problems = new Map<string, string>()
  for (const { path, message } of parsed.error.issues) {
    const field = fieldOf(path)
    if (!problems.has(field)) problems.set(field, message)
  }
  return { problems }
}

/** Stands for a name while its steps are not yet right; it is not saved so. */
const UNNAMED = 'A rule'

/** What a rule without a name is called: what it does, in words. Null where its steps are not yet right. */
export function nameOf(steps: readonly StepDraft[]): string | null {
  const read = z.array(Step).safeParse(steps.map(readStep))
  return read.success ? stepsInWords(read.data).slice(0, MAX_NAME_LENGTH) : null
}

function stepDraftOf({ status, headers, body, delayMs, fault }: ResponseStep, key: string): StepDraft {
  return {
    key,
    fault: fault ?? 'none',
    status: String(status),
    seconds: String(delayMs / 1000),
    body,
    headers: headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
  }
}

/** What a fault leaves no room for is not asked of the person: it keeps what can be saved. */
function readStep({ fault, status, seconds, body, headers }: StepDraft): unknown {
  const isMute = fault !== 'none' && isSilent(fault)
  return {
    fault: fault === 'none' ? null : fault,
    status: isMute ? 200 : number(status),
    delayMs: fault === 'never' ? 0 : Math.round(number(seconds) * 1000),
    body: isMute ? '' : body,
    headers: isMute ? [] : readHeaders(headers),
  }
}

/** Text that is no number becomes one that every check refuses. */
function number(text: string): number {
  const trimmed = text.trim().replace(',', '.')
  return /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : -1
}

function readHeaders(text: string): [string, string][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line): [string, string] => {
      const colon = line.indexOf(':')
      // A line without a colon has no name, which is what will be said of it.
      return colon < 0 ? ['', line] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    })
}

/** The form's field for a place in a rule: a header's place is the whole field of headers. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [area, second, third] = path.map(String)
  if (area === 'match') return second ?? 'path'
  if (area !== 'steps' || second === undefined) return area ?? 'name'
  return ['steps', second, third === 'delayMs' ? 'seconds' : (third ?? 'status')].join('.')
}

function orNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** Fleetbase's own limit for an answer, in seconds. */
const FLEETBASE_PATIENCE_S = 5

/** What a person should know before choosing a step. */
export function hintsOf({ fault, status, seconds }: StepDraft): string[] {
  const waits = number(seconds)
  const isHolding = fault === 'never' || waits > 0
  const isTooLate = fault === 'never' || waits >= FLEETBASE_PATIENCE_S
  const turnsToGet = fault === 'none' && ['301', '302', '303'].includes(status.trim())
  return [
    isTooLate ? 'Fleetbase gives up after 5 s, and logs 500 ERR.' : null,
    isHolding
      ? 'A tunnel has ten connections. Each answer that is held back keeps one of them, and what comes meanwhile may wait.'
      : null,
    turnsToGet ? 'Fleetbase follows it as a GET without the body; it needs a Location header.' : null,
  ].filter((hint) => hint !== null)
}
