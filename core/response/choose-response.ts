import type { DeliveryResponse } from '../delivery/delivery'
import type { HeaderList } from '../delivery/headers'
import type { Envelope } from '../provider/envelope'
import { defaultResponse, isHeld, stepResponse, withoutHolding } from './build-response'
import { matchesGlob } from './glob'
import type { Candidate, OpenResponse } from './open-response'
import { pathOf } from './path-suffix'
import type { ResponseStep, RuleMatch } from './rule'
import { passesRuleFilter, type UnansweredDelivery } from './rule-filter'
import type { StepCounter } from './step-counter'
import { fillTemplate, parseTemplate } from './template'

/** What an answer can be filled in with. */
interface AnswerFacts {
  method: string
  target: string
  headers: HeaderList
  receivedAtUs: number
  envelope: Envelope
  /** The body's text, or null where it is none. */
  text: string | null
  /** The parsed body, or undefined where it is not JSON. */
  json: unknown
}

/** A delivery that has been read. */
export interface ReadDelivery extends AnswerFacts {
  /** As a rule's filter looks at it. */
  asked: UnansweredDelivery
}

export interface ChosenResponse {
  response: DeliveryResponse
  /** The sequence that took a step; it is given back where the delivery is not kept after all. */
  countedKey: string | null
}

/** Answers a delivery by the first candidate that fits its envelope, or as Waybill does of itself. */
export function chooseResponse(
  open: OpenResponse,
  facts: ReadDelivery,
  counter: StepCounter,
): ChosenResponse {
  const candidate = open.candidates.find(
    ({ rule: { match } }) =>
      matchesEnvelope(match, facts.envelope) &&
      (match.filter === null || passesRuleFilter(match.filter, facts.asked)),
  )
  if (candidate === undefined) return { response: defaultResponse(facts.method), countedKey: null }
  const countedKey = sequenceKey(candidate, facts)
  const attempt = counter.next(countedKey)
  return { response: answerAttempt(candidate, facts, attempt, open.mayHold), countedKey }
}

/** What a candidate answers to an attempt of an event; `attempt` is 1 for the first. */
export function answerAttempt(
  { rule }: Candidate,
  facts: AnswerFacts,
  attempt: number,
  mayHold: boolean,
): DeliveryResponse {
  const stepCount = rule.steps.length
  const step = Math.min(attempt, stepCount)
  const asked = rule.steps[step - 1]
  if (asked === undefined) return defaultResponse(facts.method)
  const isCrowded = isHeld(asked) && !mayHold
  const told = isCrowded ? withoutHolding(asked) : asked
  const chosenBy = { kind: 'rule', name: rule.name, step, stepCount } as const
  const response = stepResponse(facts.method, told, fill(told, facts, attempt), chosenBy)
  return { ...response, wasCrowded: isCrowded }
}

function fill(step: ResponseStep, facts: AnswerFacts, attempt: number): string {
  const parts = parseTemplate(step.body)
  // A rule whose template has a problem is refused when it is edited and when it is loaded.
  if (!Array.isArray(parts)) return step.body
  return fillTemplate(parts, { ...facts, path: pathOf(facts.target), attempt })
}

function matchesEnvelope({ provider, eventName }: RuleMatch, envelope: Envelope): boolean {
  if (provider !== null && provider !== envelope.provider) return false
  if (eventName === null) return true
  return envelope.eventName !== null && matchesGlob(eventName, envelope.eventName)
}

/** The attempts of one event are told by provider, event id and path; without an id all that comes to a path counts. */
function sequenceKey({ edition }: Candidate, { envelope, target }: AnswerFacts): string {
  const path = pathOf(target)
  const { provider, eventId } = envelope
  return JSON.stringify(eventId === null ? [edition, path] : [edition, path, provider, eventId])
}
