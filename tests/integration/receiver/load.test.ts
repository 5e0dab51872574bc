import { describe, expect, it } from 'vitest'
import { RawConnection } from '../../support/raw-connection'
import { startWaybill, wholeBody } from '../../support/running-receiver'

const DELIVERIES = 2000
const SENDERS = 50

describe('2,000 deliveries from 50 senders', () => {
  it('all get a 200, and all are kept with the body that was theirs', async () => {
    const { store, port } = await startWaybill()
    const statuses = new Set<number>()
    let next = 0
    const send = async (): Promise<void> => {
      const connection = await RawConnection.open(port)
      for (let number = next++; number < DELIVERIES; number = next++) {
        const body = `{"number":${String(number)},"filler":"${'x'.repeat(number % 997)}"}`
        connection.send(
          `POST /${String(number)} HTTP/1.1\r\nHost: a\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`,
        )
        statuses.add((await connection.response()).status)
      }
    }
    await Promise.all(Array.from({ length: SENDERS }, send))
    expect([...statuses]).toEqual([200])

    const numbers = new Set<number>()
    for (let from = 0; from < DELIVERIES; from += 500) {
      const page = await store.page({ from, limit: 500 })
      expect(page.total).toBe(DELIVERIES)
      for (const { id, target } of page.deliveries) {
        const body = JSON.parse((await wholeBody(store, id, 'raw')).toString()) as { number: number }
        expect(target).toBe(`/${String(body.number)}`)
        numbers.add(body.number)
      }
    }
    expect(numbers.size).toBe(DELIVERIES)
  })
})
