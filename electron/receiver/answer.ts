import { textAnswer, type PlainAnswer } from '../../core/response/build-response'

/** Seconds after which Fleetbase tries a failed delivery again. */
const RETRY_AFTER_SECONDS = 10

/** The answer to a delivery that could not be kept: the sender is to try again. */
export function notKeptAnswer(reason: string): PlainAnswer {
  return textAnswer(503, `Not kept: ${reason}\n`, [['Retry-After', String(RETRY_AFTER_SECONDS)]])
}

/** The answer to a body over the limit. */
export function tooLargeAnswer(limitBytes: number): PlainAnswer {
  return textAnswer(413, `The body is larger than ${String(limitBytes)} bytes.\n`)
}

/** The answer to a sender that stopped halfway. */
export function tooSlowAnswer(): PlainAnswer {
  return textAnswer(408, 'The request did not arrive in time.\n')
}

/** The answer to an HTTP/1.1 request that does not say whom it is for. */
export function noHostAnswer(): PlainAnswer {
  return textAnswer(400, 'HTTP/1.1 demands a Host header.\n')
}

/** The answer to a CONNECT: Waybill is nobody's proxy. */
export function noProxyAnswer(): PlainAnswer {
  return textAnswer(405, 'Waybill is not a proxy.\n')
}

/** An answer as bytes, for a socket that has no parsed request on it; it says that the connection ends. */
export function rawAnswer(answer: PlainAnswer, reasonPhrase: string): string {
  const lines = [...answer.headers, ['Connection', 'close']].map(
    ([name, value]) => `${name ?? ''}: ${value ?? ''}`,
  )
  return [`HTTP/1.1 ${String(answer.status)} ${reasonPhrase}`, ...lines, '', answer.body].join('\r\n')
}
