import { RawConnection } from '../support/raw-connection'
import { headersOf, pathOf, payload } from './payload'

/** Sends numbered deliveries from many connections until the other side is gone, and notes which were acknowledged. */
export class Sender {
  /** Numbers of the deliveries that got a 2xx. */
  readonly acknowledged = new Set<number>()
  /** Answers that were no 2xx, by status. */
  readonly refused = new Map<number, number>()
  /** The acknowledged by connection: each was sent when the one before it had its answer. */
  readonly sequences: number[][] = []
  private nextNumber = 1

  /** Sends until every connection has broken. */
  async sendTo(port: number, connections: number): Promise<void> {
    await Promise.all(Array.from({ length: connections }, () => this.sendOnOne(port)))
  }

  get sent(): number {
    return this.nextNumber - 1
  }

  private async sendOnOne(port: number): Promise<void> {
    const sequence: number[] = []
    this.sequences.push(sequence)
    let connection: RawConnection | null = null
    try {
      connection = await RawConnection.open(port)
      for (;;) {
        const number = this.nextNumber++
        const head = headersOf(number).map(([name, value]) => `${name}: ${value}\r\n`)
        connection.send(`POST ${pathOf(number)} HTTP/1.1\r\n${head.join('')}\r\n`, payload(number))
        const { status } = await connection.response()
        if (status >= 200 && status < 300) {
          this.acknowledged.add(number)
          sequence.push(number)
        } else {
          this.refused.set(status, (this.refused.get(status) ?? 0) + 1)
        }
      }
    } catch {
      // The program was killed: what has no answer is not promised to anyone.
      connection?.destroy()
    }
  }
}
