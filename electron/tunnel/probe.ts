import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { TunnelTrouble } from '../../core/contract/tunnel'
import { troubleOf } from './network-errors'
import type { ProbeAnswers } from './probe-answers'
import type { DialAddress } from './provider'

/** What came back through the public address. */
export type ProbeVerdict =
  | { verdict: 'ok'; roundTripMs: number }
  /** Somebody answered, and not with what only we could say. */
  | { verdict: 'answered'; status: number }
  | { verdict: 'failed'; trouble: TunnelTrouble }

interface ProbeTarget {
  origin: string
  dial: DialAddress | null
}

/** Sends one request around through a public address. Never rejects. */
export type Probe = (target: ProbeTarget, signal: AbortSignal) => Promise<ProbeVerdict>

/** An answer of ours has 64 characters; of another's this much is read and thrown away. */
const MAX_ANSWER_LENGTH = 4096

export function createProbe(answers: ProbeAnswers, version: string): Probe {
  const headers = {
    // Browsers get a reminder page from public servers, programs with a name of their own and this header don't.
    'User-Agent': `Waybill/${version}`,
    'Bypass-Tunnel-Reminder': '1',
    'Ngrok-Skip-Browser-Warning': '1',
  }
  return async (target, signal) => {
    const ticket = answers.issue()
    const beganMs = performance.now()
    try {
      const { status, body } = await get(target, ticket.target, headers, signal)
      if (ticket.isRight(body)) return { verdict: 'ok', roundTripMs: performance.now() - beganMs }
      return { verdict: 'answered', status }
    } catch (error) {
      const trouble = signal.aborted
        ? { kind: 'no-answer' as const, detail: null }
        : troubleOf(error, 'no-answer')
      return { verdict: 'failed', trouble }
    }
  }
}

interface Answer {
  status: number
  body: string
}

/** A connection of its own for each, since a kept one would say nothing of new ones. */
function get(
  { origin, dial }: ProbeTarget,
  path: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Answer> {
  const url = new URL(path, origin)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const where = dial === null ? {} : { hostname: dial.host, port: dial.port, servername: url.hostname }
  return new Promise((resolve, reject) => {
    const request = send(url, { ...where, headers: { ...headers, Host: url.host }, agent: false, signal })
    request.on('error', reject)
    request.on('response', (response: IncomingMessage) => {
      let body = ''
      const finish = (): void => {
        resolve({ status: response.statusCode ?? 0, body })
        response.destroy()
      }
      response.setEncoding('latin1')
      response.on('data', (piece: string) => {
        body += piece
        if (body.length > MAX_ANSWER_LENGTH) finish()
      })
      response.on('end', finish)
      response.on('error', reject)
      response.on('aborted', () => reject(new Error('the answer was cut off')))
    })
    request.end()
  })
}
