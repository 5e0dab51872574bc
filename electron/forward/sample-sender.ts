import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import type { Sample } from '../../core/contract/calls'
import { AppError } from '../../core/contract/errors'
import { FLEETBASE_CONSOLE_KEY } from '../../core/delivery/signature'
import { drawOrder, fleetbaseSamples, type SampleOrder } from './fleetbase-samples'
import { phpJsonEncode } from './php-json'

/** Fleetbase's own limit. */
const TIMEOUT_MS = 5000

export interface SampleSender {
  list(): Sample[]
  /** Posts one sample through a real socket; gives the receiver's status. AppError: not-found, not-listening, send-failed. */
  send(name: string): Promise<{ status: number }>
}

/** Makes the sender; `url` gives the address to post to, or null while nothing listens. */
export function createSampleSender(url: () => string | null): SampleSender {
  let order: SampleOrder | null = null

  return {
    list: () => fleetbaseSamples.map(({ name, title, description }) => ({ name, title, description })),
    async send(name) {
      const sample = fleetbaseSamples.find((candidate) => candidate.name === name)
      if (sample === undefined) throw new AppError('not-found', `There is no sample called ${name}.`)
      const target = url()
      if (target === null) {
        throw new AppError(
          'not-listening',
          'Waybill is not listening yet, so there is nowhere to send a sample.',
        )
      }
      const now = new Date()
      if (order === null || name === 'order.created') order = drawOrder(now)
      order = sample.advance(order, now)
      return { status: await post(target, phpJsonEncode(sample.build(order, now))) }
    },
  }
}

function post(url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      agent: false,
      timeout: TIMEOUT_MS,
      headers: headersFor(body),
    })
    outgoing.on('response', (response) => {
      response.resume()
      response.on('end', () => {
        resolve(response.statusCode ?? 0)
      })
      response.on('error', (cause) => {
        reject(failure(cause.message, cause))
      })
    })
    outgoing.on('timeout', () => {
      outgoing.destroy(new Error(`no answer within ${String(TIMEOUT_MS / 1000)} s`))
    })
    outgoing.on('error', (cause) => {
      reject(failure(cause.message, cause))
    })
    outgoing.end(body)
  })
}

/** Fleetbase's headers and order; only the User-Agent says that this is a sample. */
function headersFor(body: string): Record<string, string> {
  return {
    'User-Agent': 'Waybill-Sample/1',
    'Content-Type': 'application/json',
    Signature: createHmac('sha256', FLEETBASE_CONSOLE_KEY).update(body).digest('hex'),
    'Content-Length': String(Buffer.byteLength(body)),
  }
}

function failure(reason: string, cause: Error): AppError {
  return new AppError('send-failed', `The sample could not be sent: ${reason}.`, 'Try again in a moment.', {
    cause,
  })
}
