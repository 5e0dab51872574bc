import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { expect, test } from './fixtures'

const MILLION = 1_000_000

for (const [what, body] of [
  ['30 MB of nested brackets', '['.repeat(15 * MILLION) + ']'.repeat(15 * MILLION)],
  ['7 MB of nested brackets', '['.repeat(3.5 * MILLION) + ']'.repeat(3.5 * MILLION)],
  ['7 MB of brackets that are never closed', '['.repeat(7 * MILLION)],
  ['one string of 7 MB of escapes', `"${'\\n'.repeat(3.5 * MILLION)}"`],
] as const) {
  test(`the window opens ${what}, and then an ordinary order`, async ({ waybill, main }) => {
    const url = `${waybill.origin}/hostile`
    const sent = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(sent.status).toBe(200)
    await main.open('/hostile')
    await expect(main.payload()).toBeVisible()
    expect(await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))).toBe(200)
    await main.open('order.created')
    await expect(main.payload()).toContainText('Zoë Tan')
  })
}
