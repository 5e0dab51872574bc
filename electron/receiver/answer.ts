import type { DeliveryResponse } from '../../core/delivery/delivery'

/** Seconds after which Fleetbase tries a failed delivery again. */
const RETRY_AFTER_SECONDS = 10

/** The answer to a delivery that is kept. */
export function receivedAnswer(method: string): DeliveryResponse {
  const answer = textAnswer(200, 'Received by Waybill.\n')
  // What is stored is what is sent: HEAD gets the length of a body that does not follow.
  return method === 'HEAD' ? { ...answer, body: '' } : answer
}

/** The answer to a delivery that could not be kept: the sender is to try again. */
export function notKeptAnswer(reason: string): DeliveryResponse {
  return textAnswer(503, `Not kept: ${reason}\n`, [['Retry-After', String(RETRY_AFTER_SECONDS)]])
}

/** The answer to a body over the limit. */
export function tooLargeAnswer(limitBytes: number): DeliveryResponse {
  return textAnswer(413, `The body is larger than ${String(limitBytes)} bytes.\n`)
}

/** The answer to a sender that stopped halfway. */
export function tooSlowAnswer(): DeliveryResponse {
  return textAnswer(408, 'The request did not arrive in time.\n')
}

/** The answer to an HTTP/1.1 request that does not say whom it is for. */
export function noHostAnswer(): DeliveryResponse {
  return textAnswer(400, 'HTTP/1.1 demands a Host header.\n')
}

/** The answer to a CONNECT: Waybill is nobody's proxy. */
export function noProxyAnswer(): DeliveryResponse {
  return textAnswer(405, 'Waybill is not a proxy.\n')
}

/** An answer as bytes, for a socket that has no parsed request on it; it says that the connection ends. */
export function rawAnswer(answer: DeliveryResponse, reasonPhrase: string): string {
  const lines = [...answer.headers, ['Connection', 'close']].map(
    ([name, value]) => `${name ?? ''}: ${value ?? ''}`,
  )
  return [`HTTP/1.1 ${String(answer.status)} ${reasonPhrase}`, ...lines, '', answer.body].join('\r\n')
}

/** A plain text answer with the headers that are kept with it; Node adds those about the connection. */
export function textAnswer(status: number, body: string, extra: [string, string][] = []): DeliveryResponse {
  return {
    status,
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Length', String(Buffer.byteLength(body))],
      ['Date', new Date().toUTCString()],
      ...extra,
    ],
    body,
  }
}
