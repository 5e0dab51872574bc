// Answers in words, for people.
import type { AnswerChoice, DeliveryResponse } from '../delivery/delivery'
import type { Fault } from './fault'
import type { ResponseStep, RuleMatch } from './rule'
import { providerLabel } from '../provider/providers'

/** What a fault does, in a word or two, as a choice in a list. */
export const FAULT_LABELS: Record<Fault, string> = {
  close: 'Close the connection',
  reset: 'Reset the connection',
  never: 'Never answer',
  'slow-drip': 'Drip the body slowly',
  'half-body': 'Send half the body',
}

/** The answer in the fewest words: `500`, `closed`, `200 half`. */
export function shortAnswer({ status, fault }: Pick<DeliveryResponse, 'status' | 'fault'>): string {
  switch (fault) {
    case null:
      return status === null ? 'none' : String(status)
    case 'close':
      return 'closed'
    case 'reset':
      return 'reset'
    case 'never':
      return 'silent'
    case 'slow-drip':
      return `${String(status)} slow`
    case 'half-body':
      return `${String(status)} half`
  }
}

/** What went wrong with an answer, as a sentence; null where nothing did. */
export function faultSentence(fault: Fault | null): string | null {
  switch (fault) {
    case null:
      return null
    case 'close':
      return 'The connection was closed without an answer.'
    case 'reset':
      return 'The connection was reset without an answer.'
    case 'never':
      return 'The connection was held open in silence, until the sender gave up.'
    case 'slow-drip':
      return 'The body went out in small pieces.'
    case 'half-body':
      return 'Half the body went out, then the connection was closed.'
  }
}

/** What chose an answer, as the end of 'answered 500 ...'; null for Waybill's own. */
export function choiceInWords(choice: AnswerChoice): string | null {
  switch (choice.kind) {
    case 'default':
      return null
    case 'path':
      return `as ${choice.suffix} in the path asks`
    case 'rule': {
      const step =
        choice.stepCount === 1 ? '' : `, step ${String(choice.step)} of ${String(choice.stepCount)}`
      return `by rule “${choice.name}”${step}`
    }
  }
}

/** A delay to the millisecond: `6 s`, `0.25 s`. */
export function delayInWords(delayMs: number): string {
  return `${String(delayMs / 1000)} s`
}

/** One step: `500`, `200 after 6 s`, `never answers`. */
function stepInWords(step: ResponseStep): string {
  const { status, delayMs, fault } = step
  const after = delayMs === 0 ? '' : ` after ${delayInWords(delayMs)}`
  switch (fault) {
    case null:
      return `${String(status)}${after}`
    case 'close':
      return `closes${after}`
    case 'reset':
      return `resets${after}`
    case 'never':
      return 'never answers'
    case 'slow-drip':
      return `${String(status)} dripped over ${delayInWords(delayMs)}`
    case 'half-body':
      return `half a ${String(status)}${after}`
  }
}

/** Steps in turn: `500, 500, then 200`. */
export function stepsInWords(steps: readonly ResponseStep[]): string {
  const words = steps.map(stepInWords)
  const last = words.pop() ?? ''
  return words.length === 0 ? last : `${words.join(', ')}, then ${last}`
}

/** Which deliveries a rule is for: `POST /webhooks/* with order.* from Fleetbase where size:>1kb`, `every delivery`. */
export function matchInWords({ path, method, provider, eventName, filter }: RuleMatch): string {
  const where = [method?.toUpperCase() ?? null, path].filter((part) => part !== null).join(' ')
  const parts = [
    where === '' ? 'every delivery' : where,
    eventName === null ? null : `with ${eventName}`,
    provider === null
      ? null
      : `from ${provider === 'generic' ? 'an unknown sender' : providerLabel(provider)}`,
    filter === null ? null : `where ${filter}`,
  ]
  return parts.filter((part) => part !== null).join(' ')
}
