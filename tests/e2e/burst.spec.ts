import { Agent, request } from 'node:http'
import { fleetbaseBody } from '../support/fleetbase-requests'
import { expect, test } from './fixtures'

const BURST = 2000
const CONCURRENCY = 50

test('2,000 deliveries at once are all kept and countable, and the window goes on working', async ({
  waybill,
  main,
}) => {
  const body = fleetbaseBody('order.created')
  const statuses = sendBurst(`${waybill.origin}/webhooks/fleetbase`, body)

  // While they pour in the window still does what it is told.
  await main.row('order.created').first().waitFor()
  await main.tab('Headers')
  await expect(main.headerRows().first()).toBeVisible()
  await main.tab('Payload')
  await expect(main.payload()).toContainText('Zoë Tan')

  expect(await statuses).toEqual(new Map([[200, BURST]]))
  await expect(main.count).toHaveText('2,000')
  await expect(main.list).toHaveAttribute('aria-rowcount', String(BURST))
  const kept = await main.page.evaluate(async () => {
    const ids = new Set<number>()
    for (let from = 0; ; from += 500) {
      const answer = await window.waybill.calls['deliveries:page']({ from, limit: 500 })
      if (!answer.ok) throw new Error(answer.error.message)
      for (const delivery of answer.value.deliveries) ids.add(delivery.id)
      if (answer.value.deliveries.length < 500) return { ids: ids.size, total: answer.value.total }
    }
  })
  expect(kept).toEqual({ ids: BURST, total: BURST })

  // From one end of the list to the other, rows come in as they are reached.
  await main.list.press('End')
  await expect(main.rows.last()).toHaveAttribute('aria-rowindex', String(BURST))
  await expect(main.rows.last()).toHaveAttribute('aria-selected', 'true')
})

async function sendBurst(url: string, body: Buffer): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY })
  const counts = new Map<number, number>()
  await Promise.all(
    Array.from({ length: BURST }, async () => {
      const status = await post(url, body, agent)
      counts.set(status, (counts.get(status) ?? 0) + 1)
    }),
  )
  agent.destroy()
  return counts
}

function post(url: string, body: Buffer, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers: { 'Content-Type': 'application/json' } })
    outgoing.on('response', (response) => {
      response.resume()
      response.on('end', () => {
        resolve(response.statusCode ?? 0)
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
