import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { DeliveryDoor } from '../../core/delivery/delivery'
import type { PlainAnswer } from '../../core/response/build-response'
import { PROBE_PATH } from './probe-path'

/** How long a probe is remembered: a tunnel may hold it back and deliver it late, and it is no delivery even then. */
const REMEMBERED_MS = 10 * 60_000

/** The most that are remembered; far more than are sent in that time. */
const MAX_REMEMBERED = 1000

export interface ProbeTicket {
  /** Path and nonce. */
  target: string
  /** Whether an answer could only have been given by this process. */
  isRight(answer: string): boolean
}

/**
 * Both ends of a probe within one process: tickets for what is sent through the public address, and the answers that the
 * receiver gives when one comes in. Only tickets of this run are answered, so no request of a stranger goes unrecorded.
 */
export class ProbeAnswers {
  private readonly secret = randomBytes(32)
  private readonly sent = new Map<string, number>()
  private lastDoor: DeliveryDoor | null = null
  private tellDoor: (via: DeliveryDoor) => void = () => undefined

  constructor(private readonly nowMs: () => number = () => Date.now()) {}

  /** `listener` hears when probes begin to come in by another door than before. */
  onDoor(listener: (via: DeliveryDoor) => void): void {
    this.tellDoor = listener
  }

  issue(): ProbeTicket {
    const nonce = randomBytes(16).toString('hex')
    this.forgetOld()
    this.sent.set(nonce, this.nowMs())
    const expected = this.sign(nonce)
    return {
      target: PROBE_PATH + nonce,
      isRight: (answer) =>
        answer.length === expected.length && timingSafeEqual(bytes(answer), bytes(expected)),
    }
  }

  /** The answer to a probe of this run, or null for any other request. Bound, to be handed to the receiver. */
  readonly answer = (target: string, via: DeliveryDoor): PlainAnswer | null => {
    if (!target.startsWith(PROBE_PATH)) return null
    const nonce = target.slice(PROBE_PATH.length)
    if (!this.sent.has(nonce)) return null
    this.noteDoor(via)
    const body = this.sign(nonce)
    return {
      status: 200,
      headers: [
        ['Content-Type', 'text/plain; charset=utf-8'],
        ['Content-Length', String(body.length)],
        ['Cache-Control', 'no-store'],
      ],
      body,
    }
  }

  private noteDoor(via: DeliveryDoor): void {
    if (this.lastDoor === via) return
    this.lastDoor = via
    this.tellDoor(via)
  }

  private sign(nonce: string): string {
    return createHmac('sha256', this.secret).update(nonce).digest('hex')
  }

  private forgetOld(): void {
    const nowMs = this.nowMs()
    for (const [nonce, sentMs] of this.sent) {
      if (nowMs - sentMs < REMEMBERED_MS && this.sent.size < MAX_REMEMBERED) return
      this.sent.delete(nonce)
    }
  }
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
