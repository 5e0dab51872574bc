import type { DeliveryResponse } from '../delivery/delivery'
import { isSilent } from './fault'
import type { PathSuffix } from './path-suffix'
import type { ResponseStep } from './rule'

type Headers = [string, string][]

/** An answer as it would go out if nothing were wrong with it. */
export interface PlainAnswer {
  status: number
  headers: Headers
  body: string
}

/** A plain text answer with the headers that are kept with it; Node adds those about the connection. */
export function textAnswer(status: number, body: string, extra: Headers = []): PlainAnswer {
  return {
    status,
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Length', String(byteLength(body))],
      ['Date', new Date().toUTCString()],
      ...extra,
    ],
    body,
  }
}

/** An answer that Waybill gives of itself, without delay or fault. */
export function ownResponse(answer: PlainAnswer): DeliveryResponse {
  return { ...answer, delayMs: 0, fault: null, chosenBy: { kind: 'default' }, wasCrowded: false }
}

/**
 * The answer to a delivery that is kept and for which nothing else was asked. Within a second all get the same object:
 * nearly every delivery is answered so, and making its headers anew each time cost 4 µs.
 */
export function defaultResponse(method: string): DeliveryResponse {
  const second = Math.floor(Date.now() / 1000)
  if (latestDefault?.second !== second) latestDefault = { second, ...makeDefaults() }
  return method === 'HEAD' ? latestDefault.toHead : latestDefault.toOthers
}

let latestDefault: { second: number; toHead: DeliveryResponse; toOthers: DeliveryResponse } | null = null

function makeDefaults(): { toHead: DeliveryResponse; toOthers: DeliveryResponse } {
  const answer = textAnswer(200, 'Received by Waybill.\n')
  return { toHead: ownResponse(forMethod('HEAD', answer)), toOthers: ownResponse(answer) }
}

/** The answer that a path asked for at its end. */
export function suffixResponse(
  method: string,
  { status, delayMs, suffix }: Pick<PathSuffix, 'status' | 'delayMs' | 'suffix'>,
): DeliveryResponse {
  const body = `Waybill answers as ${suffix.slice(1)} asks.\n`
  const step = { status, headers: [], body, delayMs, fault: null }
  return stepResponse(method, step, body, { kind: 'path', suffix })
}

/** The answer that a rule's step gives, with its body filled in. */
export function stepResponse(
  method: string,
  step: ResponseStep,
  filledBody: string,
  chosenBy: DeliveryResponse['chosenBy'],
): DeliveryResponse {
  const { delayMs, fault } = step
  const answer = isSilent(fault)
    ? { status: null, headers: [], body: '' }
    : forMethod(method, plainAnswer(step, filledBody))
  return { ...answer, delayMs, fault, chosenBy, wasCrowded: false }
}

/** Whether a step keeps its connection open for longer than writing the answer takes. */
export function isHeld({ delayMs, fault }: Pick<ResponseStep, 'delayMs' | 'fault'>): boolean {
  return delayMs > 0 || fault === 'never'
}

/** The same step without what holds a connection open. */
export function withoutHolding<Step extends Pick<ResponseStep, 'delayMs' | 'fault'>>(step: Step): Step {
  const holds = step.fault === 'never' || step.fault === 'slow-drip'
  return { ...step, delayMs: 0, fault: holds ? null : step.fault }
}

function plainAnswer({ status, headers }: ResponseStep, filledBody: string): PlainAnswer {
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  // What is stored as text must read back as what was sent: a NUL would cut it, half a surrogate pair has no UTF-8.
  const body = hasBody(status) ? filledBody.replaceAll(/[\0\p{Surrogate}]/gu, '\uFFFD') : ''
  const own: Headers = []
  if (body !== '' && !given.has('content-type')) own.push(['Content-Type', 'text/plain; charset=utf-8'])
  if (hasBody(status)) own.push(['Content-Length', String(byteLength(body))])
  if (!given.has('date')) own.push(['Date', new Date().toUTCString()])
  return {
    status,
    headers: [...own, ...headers.map(([name, value]): [string, string] => [name, value])],
    body,
  }
}

/** 204 and 304 have no body by definition (RFC 9110, 15.3.5 and 15.4.5). */
function hasBody(status: number): boolean {
  return status !== 204 && status !== 304
}

/** What is stored is what is sent: HEAD gets the length of a body that does not follow. */
function forMethod(method: string, answer: PlainAnswer): PlainAnswer {
  return method === 'HEAD' ? { ...answer, body: '' } : answer
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
