import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { violations } from './axe'
import { expect, test } from './fixtures'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the empty window has nothing that shuts people out, ${colorScheme}`, async ({ main }) => {
    await main.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violations(main.page)).toEqual([])
  })

  test(`list and inspector have nothing that shuts people out, ${colorScheme}`, async ({ waybill, main }) => {
    await main.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))
    await fetch(`${waybill.origin}/broken`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a": }',
    })
    await main.open('Broken JSON')
    for (const tab of ['Overview', 'Payload', 'Headers', 'Raw'] as const) {
      await main.tab(tab)
      expect(await violations(main.page), `${tab} of broken JSON`).toEqual([])
    }
    await main.open('order.created')
    for (const tab of ['Overview', 'Payload', 'Headers', 'Raw'] as const) {
      await main.tab(tab)
      expect(await violations(main.page), `${tab} of an order`).toEqual([])
    }
  })
}
