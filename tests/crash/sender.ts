import { RawConnection } from '../support/raw-connection'
import { pathOf, payload } from './payload'

/** Sends numbered deliveries from many connections until the other side is gone, and notes which were acknowledged. */
export class Sender {
  /** Numbers of the deliveries that got a 2xx. */
  readonly acknowledged = new Set<number>()
  /** Answers that were no 2xx, by status. */
  readonly refused = new Map<number, number>()
  private nextNumber = 1

  /** Sends until every connection has broken. */
  async sendTo(port: number, connections: number): Promise<void> {
    await Promise.all(Array.from({ length: connections }, () => this.sendOnOne(port)))
  }

  get sent(): number {
    return this.nextNumber - 1
  }

  private async sendOnOne(port: number): Promise<void> {
    let connection: RawConnection | null = null
    try {
      connection = await RawConnection.open(port)
      for (;;) {
        const number = this.nextNumber++
        const body = payload(number)
        connection.send(
          `POST ${pathOf(number)} HTTP/1.1\r\nHost: waybill\r\nContent-Length: ${String(body.length)}\r\n\r\n`,
          body,
        )
        const { status } = await connection.response()
        if (status >= 200 && status < 300) this.acknowledged.add(number)
        else this.refused.set(status, (this.refused.get(status) ?? 0) + 1)
      }
    } catch {
      // The program was killed: what has no answer is not promised to anyone.
      connection?.destroy()
    }
  }
}
